// The page in which Chromium opens knowledge and answers: the files that ship, under the policy the shop has. Without an
// inline script or an address of its own it is told what to do from outside (lib/chromium.mjs).

import { linearMemory } from './linear-memory.mjs';
import { round } from './timing.mjs';

const limit = 3;
const restMs = 500;
let engine;

globalThis.bench = {
  /** Milliseconds: the module fetched and compiled; the knowledge fetched; checked and compiled; trained. */
  async open(script, knowledge) {
    // A desk is opened in a page that has come to rest; this one's browser is still busy with having opened it.
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const times = [performance.now()];
    const lap = () => times.push(performance.now());
    const { loadEngine } = await import(script);
    engine = await loadEngine();
    lap();
    const text = await (await fetch(knowledge)).text();
    const intents = await (await fetch(`/intents/${JSON.parse(text).locale.slice(0, 2)}.json`)).text();
    lap();
    await engine.load(text, '', intents);
    lap();
    await engine.trained;
    lap();
    const [start, fetched, load, train] = times.slice(1).map((time, i) => time - times[i]);
    return { start, fetched, load, train, memory: linearMemory() };
  },

  round: (questions, ms) => round((text) => engine.ask({ text, limit }), questions, { ms, limit }),

  /** The ids found, best first, and the confidence in the first. */
  async ask(questions) {
    const answers = [];
    for (const text of questions) {
      const { matches } = await engine.ask({ text, limit });
      answers.push(matches.map(({ target, confidence }) => ({ id: target.kind === 'flow' ? `flow:${target.id}` : target.id, score: confidence })));
    }
    return answers;
  },
};
