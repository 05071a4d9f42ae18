// lunr. One document per article (76 against 69 with one per phrasing), letters without their marks, its own English
// stemmer, no stop words (questions are made of them: -6), every word of four letters or more also within one slip at
// three tenths of the weight (+2.5; 0.1 and 0.5 are no better). The query is built word by word: its query language
// would read a question's punctuation as commands. Tried and worse: a boosted title (-9), k1 2 or 3 (±0), b 1.

import lunr from 'lunr';

import { withoutMarks } from '../lib/documents.mjs';
import { languageOf } from '../lib/stemmers.mjs';

export const name = 'lunr';
export const packages = ['lunr'];

const plain = (text) => withoutMarks(text.toLowerCase());

export function build({ locale, articles }) {
  const index = lunr(function define() {
    this.ref('id');
    this.field('text');
    this.pipeline.remove(lunr.stopWordFilter);
    if (languageOf(locale) !== 'en') {
      this.pipeline.remove(lunr.stemmer);
      this.searchPipeline.remove(lunr.stemmer);
    }
    for (const { id, questions } of articles) this.add({ id, text: plain(questions.join('\n')) });
  });
  return (question, limit) => {
    const words = lunr.tokenizer(plain(question)).map(String);
    const hits = index.query((query) => {
      for (const word of words) {
        query.term(word);
        if (word.length > 3) query.term(word, { editDistance: 1, boost: 0.3 });
      }
    });
    return hits.slice(0, limit).map(({ ref, score }) => ({ id: ref, score }));
  };
}
