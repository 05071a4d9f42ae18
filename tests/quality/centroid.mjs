// A plain centroid, the yardstick for very small knowledge: tf-idf vectors of words, pairs of words and pieces of 2 to 5
// characters, and the cosine between a question and the sum of a target's phrasings. No training, no answers.

const lettersOnly = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
const wordsOf = (text) => lettersOnly(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function countsOf(features) {
  const counts = new Map();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

/** The two blocks of a text: words with pairs of words, pieces of characters inside words. */
function blocksOf(text) {
  const words = wordsOf(text);
  const pairs = words.slice(1).map((word, n) => `${words[n]} ${word}`);
  const pieces = words.flatMap((word) => {
    const letters = [' ', ...word, ' '];
    return [2, 3, 4, 5].flatMap((length) => letters.slice(length - 1).map((_, begin) => `#${letters.slice(begin, begin + length).join('')}`));
  });
  return [countsOf([...words, ...pairs]), countsOf(pieces)];
}

function scaled(vector, length) {
  const norm = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return new Map([...vector].map(([feature, weight]) => [feature, norm === 0 ? 0 : (length * weight) / norm]));
}

function dot(one, other) {
  let sum = 0;
  for (const [feature, weight] of one) sum += weight * (other.get(feature) ?? 0);
  return sum;
}

function sumOf(vectors) {
  const sum = new Map();
  for (const vector of vectors) for (const [feature, weight] of vector) sum.set(feature, (sum.get(feature) ?? 0) + weight);
  return sum;
}

/** @returns a function from a question to the id of the nearest of `articles` (`[{id, questions}]`) */
export function centroid(articles) {
  const texts = articles.flatMap(({ questions }) => questions);
  const frequency = countsOf(texts.flatMap((text) => blocksOf(text).flatMap((block) => [...block.keys()])));
  const idf = (feature) => 1 + Math.log((texts.length + 1) / ((frequency.get(feature) ?? 0) + 1));
  const vectorOf = (text) => {
    const blocks = blocksOf(text).map((block) => new Map([...block].map(([feature, count]) => [feature, (1 + Math.log(count)) * idf(feature)])));
    return new Map(blocks.flatMap((block) => [...scaled(block, Math.SQRT1_2)]));
  };
  const centres = articles.map(({ id, questions }) => ({ id, vector: scaled(sumOf(questions.map(vectorOf)), 1) }));
  return (question) => {
    const asked = vectorOf(question);
    const nearness = centres.map(({ vector }) => dot(asked, vector));
    return centres[nearness.indexOf(Math.max(...nearness))].id;
  };
}
