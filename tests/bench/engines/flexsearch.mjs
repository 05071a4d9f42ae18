// FlexSearch. One document per article (60 against 56 with one per phrasing), suggestions on (without them every word of
// the question must be there), the `tolerant` tokenizer (single slips), a resolution of 100, English stems, letters
// without their marks. Tried and no better: `forward`, context search, the phonetic encoders. It gives an order without
// scores.

import { Charset, Encoder, Index } from 'flexsearch';

import { withoutMarks } from '../lib/documents.mjs';
import { englishStemmer } from '../lib/stemmers.mjs';

export const name = 'FlexSearch';
export const packages = ['flexsearch'];
export const hasScores = false;

const plain = (text) => withoutMarks(text.toLowerCase());

export function build({ locale, articles }) {
  const stem = englishStemmer(locale);
  const encoder = new Encoder(Charset.Default, { dedupe: false, finalize: (words) => words.map((word) => stem(word)) });
  const index = new Index({ encoder, tokenize: 'tolerant', resolution: 100 });
  articles.forEach(({ questions }, n) => index.add(n, plain(questions.join('\n'))));
  return (question, limit) => index.search(plain(question), { limit, suggest: true }).map((n) => ({ id: articles[n].id, score: 0 }));
}
