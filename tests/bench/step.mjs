// How long one `step` takes, natively and through the WebAssembly edge in Node, JSON both ways included, with a
// snapshot of 3 KB: the events of seeded walks over tests/vectors/walk/knowledge.json.
//
//   node tests/bench/step.mjs   after `tests/build native dist`; nothing here decides a test

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { newEdge, loadInto, repoBytes, root } from '../wasm/lib/shipped.mjs';
import { walk } from '../walk/walker.mjs';
import { percentile } from './lib/figures.mjs';

const walks = 300;
const bytes = 3000;
const edge = await newEdge();
const { handle } = loadInto(edge, repoBytes('tests/vectors/walk/knowledge.json'));

/** A snapshot with a question and notes that make it as long as a long conversation's. */
function long(text) {
  const snapshot = JSON.parse(text);
  const vars = { ...snapshot.vars, note: 'a long note '.repeat(90) };
  const grown = { ...snapshot, vars, question: 'and a long question '.repeat(40) };
  const short = bytes - JSON.stringify(grown).length;
  return { ...grown, vars: { ...vars, note: vars.note + 'x'.repeat(Math.max(0, Math.min(short, 900))) } };
}

const cases = [];
walk({
  step(snapshot, event) {
    if (snapshot) cases.push({ snapshot: long(snapshot), event: JSON.parse(event) });
    return edge.step(handle, snapshot, event);
  },
}, walks);

const told = (times) => ['0.5', '0.99'].map((share) => percentile(times, Number(share)).toFixed(0).padStart(6)).join('');
const times = [];
for (let round = 0; round < 3; ++round) {
  for (const { snapshot, event } of cases) {
    const begin = performance.now();
    JSON.parse(edge.step(handle, JSON.stringify(snapshot), JSON.stringify(event)));
    if (round > 0) times.push((performance.now() - begin) * 1000);
  }
}
const size = percentile(cases.map(({ snapshot }) => JSON.stringify(snapshot).length), 0.5);
const folder = path.join(root, 'build/bench');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'steps.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
console.log(`${cases.length} events, snapshots of ${size} bytes (median); µs      p50   p99`);
console.log(`WebAssembly in Node, JSON both ways${' '.repeat(23)}${told(times)}`);
const native = spawnSync(path.join(root, 'build/native/waypost_tests'), ['-tc=bench: step', '--no-skip'], { encoding: 'utf8' });
console.log(/^native.*$/m.exec(native.stdout)?.[0] ?? native.stdout);
