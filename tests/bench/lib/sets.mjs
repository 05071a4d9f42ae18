// What is asked: the demo's own questions, the public sets, and generated knowledge of several sizes.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoKnowledge, demoQuestions, hasPublicSets, publicKnowledge, publicQuestions } from '../../quality/eval.mjs';
import { languages, publicSets } from '../../quality/floors.mjs';
import { generate } from './generated.mjs';
import { readKnowledge } from './knowledge.mjs';

export { hasPublicSets };

/**
 * @typedef {object} QuestionSet
 * @property {string} name
 * @property {string} knowledge path
 * @property {string} locale '' = the knowledge as it is
 * @property {string} questions path
 */

/** The set that the main table is about. */
export const mainSet = 'clinc150-dg10';

/** @type {QuestionSet[]} */
export const demoSets = languages.map((language) => ({
  name: `demo ${language}`, knowledge: demoKnowledge, locale: language === 'en' ? '' : language, questions: demoQuestions(language),
}));

/** @returns {QuestionSet[]} empty where the public sets are not there */
export function sharedSets() {
  if (!hasPublicSets) return [];
  return publicSets.map(([knowledge, questions]) => ({ name: questions, knowledge: publicKnowledge(knowledge), locale: '', questions: publicQuestions(questions) }));
}

export const largeSizes = {
  '10,000 phrasings, 77 articles': { articles: 77, phrasings: 130, questions: 600 },
  '10,000 articles × 2': { articles: 10_000, phrasings: 2, questions: 600 },
};

export const openingSizes = {
  '30 × 2': { articles: 30, phrasings: 2 },
  '100 × 5': { articles: 100, phrasings: 5 },
  '1,000 × 5': { articles: 1_000, phrasings: 5 },
  '10,000 × 2': { articles: 10_000, phrasings: 2 },
};

/** Writes generated knowledge and its questions into `folder`, as files like all others. */
export function writeGenerated(folder, sizes) {
  const sources = hasPublicSets ? ['clinc150-dg10', 'hwu64-10shot'].map(publicKnowledge) : [demoKnowledge];
  const originals = sources.flatMap((path) => readKnowledge(path).articles).map(({ id, ...rest }) => ({ id: id.replace(/\W/g, '_'), ...rest }));
  const sentences = readKnowledge(demoKnowledge).articles.flatMap(({ answer }) => answer.split(/(?<=[.!?])\s+/));
  mkdirSync(folder, { recursive: true });
  return Object.entries(sizes).map(([name, size]) => {
    const { articles, questions } = generate(originals, sentences, size);
    const file = `${size.articles}x${size.phrasings}`;
    const set = { name, file: `${file}.json`, knowledge: join(folder, `${file}.json`), locale: '', questions: join(folder, `${file}.jsonl`), size };
    writeFileSync(set.knowledge, JSON.stringify({ waypost: 1, locale: 'en', articles }));
    writeFileSync(set.questions, questions.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return set;
  });
}

