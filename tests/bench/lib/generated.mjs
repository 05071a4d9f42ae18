// Knowledge of any size, made of the words of public sets by a seeded generator. It is for measuring time and memory:
// what is found in it says little, because its questions are shuffled phrasings and no person's.
//
// Article i begins as article i mod N of clinc150-dg10 and hwu64-10shot (N = 214). The first N articles keep their real
// phrasings as long as there are enough. Every other phrasing is the beginning of one real phrasing of the same article and
// the end of another, and in three of ten one word is replaced by any word of the sets. From the second round on every
// article has two names of its own, each the beginning of one word and the end of another, and one of them stands in
// every phrasing: larger knowledge has more words, as with products or places. A question is a phrasing of the article
// without one of its words; in half of them two neighbours change places. An answer is four to eight sentences of the
// demo's answers, with one word in ten replaced and the article's names among them: some 430 letters, as long as short real ones.

import { Random } from '../../walk/walker.mjs';

/** @returns {{articles: object[], questions: {q: string, id: string}[]}} */
export function generate(originals, sentences, { articles: count, phrasings, questions: asked = 0, seed = 1 }) {
  const random = new Random(seed);
  const words = [...new Set(originals.flatMap(({ questions }) => questions.flatMap(wordsOf)))].sort();
  const longer = words.filter((word) => word.length >= 5);
  const name = () => {
    const [begin, end] = [random.of(longer), random.of(longer)];
    return begin.slice(0, 2 + random.draw(begin.length - 3)) + end.slice(-2 - random.draw(end.length - 3));
  };

  const articles = [];
  for (let i = 0; i < count; i++) {
    const original = originals[i % originals.length];
    const isFirstRound = i < originals.length;
    const names = isFirstRound ? [] : [name(), name()];
    const questions = new Set(isFirstRound ? original.questions.slice(0, phrasings) : []);
    for (let tries = 0; questions.size < phrasings; tries++) {
      const made = crossed(random, original.questions, words);
      // Few short originals have few crossings: what has been tried in vain becomes longer.
      if (tries > 20 * phrasings) made.push(random.of(words));
      if (names.length > 0) made.splice(random.draw(made.length + 1), 0, random.of(names));
      questions.add(made.join(' '));
    }
    articles.push({ id: `${original.id}-${i}`, questions: [...questions], answer: answer(random, sentences, names, words) });
  }
  return { articles, questions: Array.from({ length: asked }, () => question(random, random.of(articles))) };
}

function crossed(random, phrasings, words) {
  const [a, b] = [wordsOf(random.of(phrasings)), wordsOf(random.of(phrasings))];
  const made = [...a.slice(0, 1 + random.draw(a.length)), ...b.slice(random.draw(b.length))];
  if (random.draw(10) < 3) made[random.draw(made.length)] = random.of(words);
  return made;
}

function answer(random, sentences, names, words) {
  const made = Array.from({ length: 4 + random.draw(5) }, () =>
    wordsOf(random.of(sentences))
      .map((word) => (random.draw(10) > 0 ? word : random.of([...names, random.of(words)])))
      .join(' '),
  );
  return made.join(' ');
}

function question(random, { id, questions }) {
  const words = wordsOf(random.of(questions));
  if (words.length > 2) words.splice(random.draw(words.length), 1);
  if (words.length > 1 && random.draw(2) === 0) {
    const at = random.draw(words.length - 1);
    [words[at], words[at + 1]] = [words[at + 1], words[at]];
  }
  return { q: words.join(' '), id };
}

const wordsOf = (text) => text.split(/\s+/).filter(Boolean);
