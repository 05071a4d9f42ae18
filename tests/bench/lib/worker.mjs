// One engine in one process: builds, answers and is timed when the bench tells it to.

import { quality } from './figures.mjs';
import { readKnowledge, readQuestions, shuffled } from './knowledge.mjs';
import { round } from './timing.mjs';

/** What a visitor gets to see. */
const limit = 3;

const engine = await import(`../engines/${process.argv[2]}.mjs`);
let ask;
let questions = [];

const tasks = {
  async build({ knowledge: path, locale }) {
    ask = undefined;
    const knowledge = readKnowledge(path, locale);
    globalThis.gc();
    const before = heap();
    const begin = performance.now();
    ask = await engine.build(knowledge);
    const buildMs = performance.now() - begin;
    globalThis.gc();
    return { buildMs, memory: engine.memory ? engine.memory() : heap() - before };
  },

  /** Asks in a shuffled order until `budgetMs` are over: what a slow engine is asked is a fair sample. */
  async answer({ questions: path, budgetMs }) {
    questions = shuffled(readQuestions(path));
    const answers = [];
    const end = performance.now() + budgetMs;
    for (const { q } of questions) {
      answers.push(await ask(q, limit));
      if (performance.now() > end) break;
    }
    const figures = quality(questions.slice(0, answers.length), answers);
    return { ...figures, auroc: engine.hasScores === false ? null : figures.auroc, asked: answers.length, of: questions.length };
  },

  round: ({ ms }) => round(ask, questions.map(({ q }) => q), { ms, limit }),
};

function heap() {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

process.on('message', async ({ task, options }) => {
  try {
    process.send({ done: await tasks[task](options) });
  } catch (failure) {
    process.send({ failed: String(failure?.stack ?? failure) });
  }
});
process.on('disconnect', () => process.exit());
