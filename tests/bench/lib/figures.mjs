// The figures of the bench. Rates as `waypost eval` counts them (core/cli/measure.h).

/** The least value that `share` of them do not exceed. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(Math.ceil(sorted.length * share), 1) - 1];
}

export const median = (values) => percentile(values, 0.5);

/**
 * What a question takes: the median of its rounds, so that a moment in which the machine was busy elsewhere counts for
 * nothing; then half of the questions, and 99 of 100. Questions that most rounds did not reach are left out.
 */
export function latency(rounds) {
  const reached = median(rounds.map(({ length }) => length));
  const times = Array.from({ length: reached }, (_, i) => median(rounds.filter(({ length }) => length > i).map((round) => round[i])));
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** The chance that a value of `inside` is above one of `outside`; a tie counts half. Null without one of the two. */
export function auroc(inside, outside) {
  if (inside.length === 0 || outside.length === 0) return null;
  const all = [...inside.map((value) => [value, 1]), ...outside.map((value) => [value, 0])].sort(([a], [b]) => a - b);
  let wins = 0;
  let below = 0;
  for (let begin = 0, end = 0; begin < all.length; begin = end) {
    let [ties, hits] = [0, 0];
    for (; end < all.length && all[end][0] === all[begin][0]; end++) all[end][1] ? hits++ : ties++;
    wins += hits * (below + ties / 2);
    below += ties;
  }
  return wins / (inside.length * outside.length);
}

/** `answers[i]` = what was found for `questions[i]`, the best first: `[{id, score}]`. */
export function quality(questions, answers) {
  let [first, amongThree] = [0, 0];
  const scores = { inside: [], outside: [] };
  questions.forEach(({ id }, i) => {
    scores[id === null ? 'outside' : 'inside'].push(answers[i][0]?.score ?? -Infinity);
    if (id === null) return;
    const place = answers[i].findIndex((hit) => hit.id === id);
    if (place === 0) first++;
    if (place >= 0 && place < 3) amongThree++;
  });
  const inScope = scores.inside.length;
  return { inScope, outOfScope: scores.outside.length, top1: first / inScope, recall3: amongThree / inScope, auroc: auroc(scores.inside, scores.outside) };
}
