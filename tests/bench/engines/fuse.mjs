// Fuse.js. One document per phrasing, its token search (words with their rarity) with a threshold of 0.1, marks ignored:
// 70 on average over the sets. Tried: its ordinary search at thresholds of 0.6 and 0.4 (59 and 50 on average and five
// times slower; at 0.6 no better with typing errors, better on xsid, +4), token search at 0 (the same), 0.2 and 0.4
// (down to 58), without the norm of a field's length, one document per article (63).

import Fuse from 'fuse.js';

import { bestPerArticle, phrasingsOf } from '../lib/documents.mjs';

export const name = 'Fuse.js';
export const packages = ['fuse.js'];

export function build(knowledge) {
  const options = { keys: ['text'], includeScore: true, ignoreDiacritics: true, useTokenSearch: true, threshold: 0.1 };
  const index = new Fuse(phrasingsOf(knowledge), options);
  // Its scores are distances.
  return (question, limit) => bestPerArticle(index.search(question).map(({ item, score }) => ({ id: item.id, score: -score })), limit);
}
