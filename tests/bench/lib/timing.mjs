// How answers are timed, in Node and in a page alike (this file is served to Chromium, too).

/** So many questions of a set are timed, and a slow engine is asked at least a few of them in a round. */
export const sample = 300;
const least = 8;

/**
 * Asks the same questions in the same order in every round, until `ms` are over. Another engine has had the processor
 * meanwhile: the first few are asked once before, uncounted.
 * @returns {Promise<number[]>} microseconds, question by question
 */
export async function round(ask, questions, { ms, limit }) {
  for (const text of questions.slice(0, least)) await ask(text, limit);
  const times = [];
  const end = performance.now() + ms;
  for (const text of questions.slice(0, sample)) {
    const begin = performance.now();
    const answer = ask(text, limit);
    if (typeof answer?.then === 'function') await answer;
    times.push((performance.now() - begin) * 1000);
    if (times.length >= least && performance.now() > end) break;
  }
  return times;
}
