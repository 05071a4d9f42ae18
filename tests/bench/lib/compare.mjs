// The side-by-side part of the bench: every set, every engine, turn by turn. Only one process works at a time, and the
// engines take turns within a set, so that a slow moment of the machine strikes all alike.

import { latency } from './figures.mjs';

/**
 * @param {object[]} contenders
 * @param {object[]} sets
 * @param {{rounds: number, roundMs: number, budgetMs: number, say?: (line: string) => void}} options
 * @returns {Promise<Record<string, Record<string, object>>>} set → engine → figures, or `{failed}`
 */
export async function compare(contenders, sets, { rounds, roundMs, budgetMs, say = () => undefined }) {
  const results = {};
  for (const set of sets) {
    say(set.name);
    const found = (results[set.name] = {});
    const turns = [];
    for (const each of contenders) {
      try {
        found[each.engine] = { ...(await each.build(set)), ...(await each.answer(set, budgetMs)) };
        turns.push({ each, taken: [] });
      } catch (failure) {
        found[each.engine] = { failed: failure.message.split('\n')[0] };
        say(`  ${failure.message}`);
      }
    }
    for (let i = 0; i < rounds; i++) for (const { each, taken } of turns) taken.push(await each.round({ ms: roundMs }, set));
    for (const { each, taken } of turns) Object.assign(found[each.engine], each.latency?.(taken) ?? latency(taken));
  }
  return results;
}
