// Plain BM25: a reference of our own, in as many lines as it takes (the packages of that name on npm either score every
// document for every question or bring a language kit along). One document per article (79 against 69 with one per
// phrasing), letters without their marks, English stems, k 3 and b 0.5 (best of k 0.5 to 3, b 0 to 1); answers left out
// (-1.8 on average), word pairs left out (-1.6). No correction of spelling: that is what "plain" means.

import { bestOf, withoutMarks } from '../lib/documents.mjs';
import { englishStemmer } from '../lib/stemmers.mjs';

export const name = 'BM25';
export const packages = [];

const k = 3;
const b = 0.5;

export function build({ locale, articles }) {
  const stem = englishStemmer(locale);
  const stems = new Map();
  const stemmed = (word) => stems.get(word) ?? stems.set(word, stem(word)).get(word);
  const wordsOf = (text) => (withoutMarks(text.toLowerCase()).match(/[\p{L}\p{N}']+/gu) ?? []).map(stemmed);

  const documents = articles.map(({ questions }) => wordsOf(questions.join('\n')));
  const usual = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const postings = new Map();
  documents.forEach((words, n) => {
    const counts = new Map();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      if (!postings.has(word)) postings.set(word, []);
      postings.get(word).push([n, (count * (k + 1)) / (count + k * (1 - b + (b * words.length) / usual))]);
    }
  });

  return (question, limit) => {
    const scores = new Map();
    for (const word of wordsOf(question)) {
      const found = postings.get(word);
      if (!found) continue;
      const rarity = Math.log(1 + (articles.length - found.length + 0.5) / (found.length + 0.5));
      for (const [n, share] of found) scores.set(n, (scores.get(n) ?? 0) + rarity * share);
    }
    return bestOf(scores, limit).map(([n, score]) => ({ id: articles[n].id, score }));
  };
}
