// `waypost eval`: figures that can be counted by hand, and faults in a file of questions.

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { folder, waypost, write } from './lib/program.mjs';

const knowledge = write('support.json', {
  waypost: 1,
  locale: 'en',
  articles: [
    { id: 'delivery', questions: ['How long does delivery take?', 'when does my parcel arrive'], answer: 'Two days.' },
    { id: 'returns', questions: ['How do I return something?', 'send it back'], answer: 'By post.' },
    { id: 'track', questions: ['How do you pack?'], answer: 'In paper.' },
  ],
  flows: [{ id: 'track', title: 'Track my order', questions: ['where is my order'], steps: [{ id: 'end', type: 'end', text: 'Done.' }] }],
});

const lines = (...questions) => write('questions.jsonl', questions.map((each) => JSON.stringify(each)).join('\n'));
const run = (...args) => waypost('eval', ...args);
const figures = (...questions) => JSON.parse(run(knowledge, lines(...questions), '--json').stdout);

test('counts what is right, among three, answered, told apart', () => {
  const all = figures(
    { q: 'when does my parcel arrive', id: 'delivery' },
    { q: 'send it back', id: 'returns', other: 'keys are ignored' },
    { q: 'where is my order', id: 'flow:track' },
    { q: 'how do you pack', id: 'track' },
    { q: 'send it back', id: 'delivery' },
    { q: 'xyzzy', id: null },
  );
  const { p50_us: half, p99_us: nearlyAll, load_ms: load, mrr10, ...rates } = all;
  assert.deepEqual(rates, { in_scope: 5, out_of_scope: 1, top1: 0.8, recall3: rates.recall3, auroc: 1, answered: rates.answered, answered_in_scope: rates.answered_in_scope, answered_precision: rates.answered_precision });
  assert.ok(rates.recall3 >= 0.8 && mrr10 >= 0.8 && mrr10 < 1);
  assert.ok(Math.abs(rates.answered * 6 - rates.answered_in_scope * 5) < 1e-4, 'nothing out of scope was answered');
  assert.ok(half > 0 && nearlyAll >= half && load > 0);
});

test('where there was nothing to count there is no rate', () => {
  const { top1, recall3, mrr10, auroc, answered, answered_in_scope: inScope, answered_precision: precision } = figures({ q: 'xyzzy', id: null });
  assert.deepEqual({ top1, recall3, mrr10, auroc, answered, inScope, precision }, { top1: null, recall3: null, mrr10: null, auroc: null, answered: 0, inScope: null, precision: null });
});

test('no question at all is a problem, not a good result', () => {
  for (const file of ['/dev/null', write('empty.jsonl', ''), write('blank.jsonl', '\n  \n\r\n')]) {
    for (const how of [[], ['--json']]) {
      const { stdout, stderr, status } = run(knowledge, file, ...how);
      assert.equal(status, 1, file);
      assert.equal(stdout, '');
      assert.equal(stderr, `waypost eval: ${file}: no questions in it\n`);
    }
  }
});

test('people see the figures and what was taken for what', () => {
  const { stdout, status } = run(knowledge, lines({ q: 'send it back', id: 'delivery' }, { q: 'where is my order', id: 'flow:track' }));
  assert.equal(status, 0);
  assert.match(stdout, /50\.0 % {2}the right one is first/);
  assert.match(stdout, /1 × delivery → returns/);
  assert.match(stdout, /"send it back"/);
});

test('every fault of a file of questions is told with its line, and nothing is measured', () => {
  const file = write('faulty.jsonl', '{"q": "fine", "id": null}\n\n{"q": "no such", "id": "gone"}\n{"q": 7, "id": null}\n[1]\n{"q": "cut\n{"q": "no id"}\n');
  const { stdout, stderr, status } = run(knowledge, file, '--json');
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.deepEqual(stderr.trim().split('\n').map((line) => line.replace(`${file}:`, '').replace(/^(\d+):.*?(no article or flow|"q" must|must be an object|no JSON|"id" must).*/, '$1 $2')), ['3 no article or flow', '4 "q" must', '5 must be an object', '6 no JSON', '7 "id" must']);
});

test('files that cannot be read, and wrong usage', () => {
  assert.equal(run(knowledge, path.join(folder, 'none.jsonl')).status, 1);
  assert.equal(run(path.join(folder, 'none.json'), lines()).status, 1);
  assert.equal(run(knowledge).status, 2);
  assert.match(run('--help').stdout, /waypost eval support\.json questions\.jsonl/);
});
