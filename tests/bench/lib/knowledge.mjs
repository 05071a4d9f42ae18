// Knowledge files as every engine of the bench gets them, and the questions asked of them.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Random } from '../../walk/walker.mjs';

/**
 * @typedef {object} Knowledge
 * @property {string} locale
 * @property {{id: string, questions: string[], answer: string}[]} articles flows stand among them as `flow:ID`; `answer` '' = none
 * @property {string} base the file itself, for Waypost
 * @property {string} sibling the file of another language, '' = none
 */

/** @returns {Knowledge} `locale` '' = the file as it is, else the sibling of that language */
export function readKnowledge(path, locale = '') {
  const base = readFileSync(path, 'utf8');
  const file = JSON.parse(base);
  if (!locale) return { locale: file.locale, articles: [...articlesOf(file), ...flowsOf(file)], base, sibling: '' };
  const sibling = readFileSync(join(dirname(path), file.locales[locale]), 'utf8');
  const translated = JSON.parse(sibling);
  return { locale, articles: [...articlesOf(translated), ...flowsOf(file, translated.texts)], base, sibling };
}

/** Lines of `{"q", "id"}`; `id` null = nothing should answer. */
export function readQuestions(path) {
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
}

/** The same order every time. */
export function shuffled(list) {
  const random = new Random(7);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.draw(i + 1);
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

// A set without answers has "…" in their place.
const articlesOf = ({ articles }) =>
  articles.map(({ id, questions, answer }) => ({ id, questions, answer: answer === '…' ? '' : answer }));

const flowsOf = ({ flows = [] }, texts = {}) =>
  flows.map(({ id, title, questions = [] }) => {
    const words = texts[`flows/${id}/questions`] ?? questions;
    return { id: `flow:${id}`, questions: [texts[`flows/${id}/title`] ?? title, ...words], answer: '' };
  });
