// Orama. It takes every word as the beginning of others, which ruins questions (38 on clinc150-dg10); its tokenizer can
// be replaced, as done here: letters without marks, stems, and an end mark that leaves whole words only. One document per
// phrasing, BM25 with b 0.4: 70 (b 0.75: -3, b 1: -9; one per article the same, but 8 points behind on xsid). Its
// tolerance for slips takes every near word as good as the right one (-40).

import { create, insertMultiple, search } from '@orama/orama';

import { bestPerArticle, phrasingsOf, withoutMarks } from '../lib/documents.mjs';
import { stemmerOf } from '../lib/stemmers.mjs';

export const name = 'Orama';
export const packages = ['@orama/orama'];

// The best three articles are among so many phrasings, unless one article has nearly all of them.
const enough = 30;

export async function build(knowledge) {
  const stem = await stemmerOf(knowledge.locale);
  const tokenize = (text) => {
    const words = withoutMarks(text.toLowerCase()).match(/[\p{L}\p{N}']+/gu) ?? [];
    return [...new Set(words.map((word) => `${stem(word)}$`))];
  };
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize };
  const db = create({ schema: { text: 'string' }, components: { tokenizer } });
  await insertMultiple(db, phrasingsOf(knowledge).map(({ id, text }) => ({ article: id, text })));
  const options = { limit: enough, relevance: { k: 1.2, b: 0.4, d: 0.5 } };
  return async (question, limit) => {
    const { hits } = await search(db, { term: question, ...options });
    return bestPerArticle(hits.map(({ document, score }) => ({ id: document.article, score })), limit);
  };
}
