// Puts the functions of a WebAssembly module beside those that they are like. Nothing runs differently, but brotli
// says what was just said in fewer bits than what was said long ago: 6 KB of 144.

import { Unreadable, readModule, writeModule } from './module.mjs';

// Numbers below this take one byte in a call.
const kShortNumbers = 128;
// What functions are compared by: all runs of so many bytes.
const kRun = 4;
// A run that more functions have than this says nothing of any two.
const kCommon = 400;
const kSameType = 1.5;
// Small functions share little, however alike they are.
const kFewRuns = 8;

/** How often each function is called or named. */
function countUses({ imported, bodies, sections }) {
  const counts = bodies.map(() => 0);
  for (const { uses } of [...bodies, ...sections]) {
    for (const [, , number] of uses) if (number >= imported) counts[number - imported] += 1;
  }
  return counts;
}

/** For each of `places` the runs of its bytes; and for each run those that have it. */
function indexRuns(bodies, places) {
  const runs = places.map((place) => {
    const { bytes } = bodies[place];
    const found = new Set();
    for (let at = 0; at + kRun <= bytes.length; at += 1) found.add(bytes.readUInt32LE(at));
    return found;
  });
  const owners = new Map();
  runs.forEach((found, i) => {
    for (const run of found) {
      if (!owners.has(run)) owners.set(run, []);
      owners.get(run).push(i);
    }
  });
  for (const [run, those] of owners) if (those.length < 2 || those.length > kCommon) owners.delete(run);
  return { runs: runs.map((found) => [...found].filter((run) => owners.has(run))), owners };
}

/** `places` from one to the one most like it that is left: the one that shares most runs, for their number. */
function chain({ bodies, types }, places) {
  const { runs, owners } = indexRuns(bodies, places);
  const left = new Set(places.keys());
  const order = [];
  for (let now = 0; left.size > 0; ) {
    left.delete(now);
    order.push(places[now]);
    const shared = new Map();
    for (const run of runs[now]) {
      for (const i of owners.get(run)) if (left.has(i)) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    let next = left.values().next().value;
    let most = 0;
    for (const [i, count] of shared) {
      const kin = types[places[i]] === types[places[now]] ? kSameType : 1;
      const likeness = (kin * count) / (runs[i].length + runs[now].length + kFewRuns);
      if (likeness > most) [next, most] = [i, likeness];
    }
    now = next;
  }
  return order;
}

/**
 * The same module with its functions in an order that packs well. One that cannot be read (a build with names for
 * debugging, instructions newer than this) comes back as it is, and `tell` hears why.
 */
export function orderFunctions(bytes, tell = () => {}) {
  try {
    const module = readModule(bytes);
    const counts = countUses(module);
    const byUse = [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);
    const short = Math.max(0, kShortNumbers - module.imported);
    const groups = [byUse.slice(0, short), byUse.slice(short)];
    return writeModule(module, groups.flatMap((places) => chain(module, places)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tell(`functions stay in the linker's order: ${error.message}`);
    return bytes;
  }
}
