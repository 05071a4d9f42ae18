// What the peers have in common: one document per phrasing, and the best of an article's documents for the article.

/** @returns {{n: number, id: string, text: string}[]} `n` counts from 0 */
export function phrasingsOf({ articles }) {
  return articles.flatMap(({ id, questions }) => questions.map((text) => ({ id, text }))).map((each, n) => ({ n, ...each }));
}

/** Keeps the first hit of every article; `hits` are sorted, the best first. */
export function bestPerArticle(hits, limit) {
  const found = [];
  for (const hit of hits) {
    if (found.some(({ id }) => id === hit.id)) continue;
    found.push(hit);
    if (found.length === limit) break;
  }
  return found;
}

/** Letters without their marks, as a site with visitors who leave them out would index them. */
export const withoutMarks = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'dj').replace(/ı/g, 'i');

/** The `limit` best of a map of scores, `[key, score]`. */
export function bestOf(scores, limit) {
  return [...scores].sort(([, a], [, b]) => b - a).slice(0, limit);
}
