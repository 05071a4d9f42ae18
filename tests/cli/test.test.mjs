// `waypost test`: questions as a test suite.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { folder, waypost, write } from './lib/program.mjs';

const knowledge = write('support.json', {
  waypost: 1,
  locale: 'en',
  articles: [
    { id: 'delivery', questions: ['How long does delivery take?', 'when does my parcel arrive'], answer: 'Two days.' },
    { id: 'returns', questions: ['How do I return something?', 'send it back'], answer: 'By post.' },
  ],
});
const run = (questions, ...more) => waypost('test', knowledge, write('support.tests.json', { waypost_tests: 1, questions }), ...more);

test('what is answered as it must be passes', () => {
  const { status, stdout, stderr } = run([
    { q: 'when does my parcel arrive', id: 'delivery', direct: true },
    { q: 'send it back', id: 'article:returns' },
    { q: 'how do I send it', id: 'delivery', within: 2 },
    { q: 'xyzzy', id: null },
  ]);
  assert.deepEqual([status, stdout, stderr], [0, '4 passed, 0 failed\n', '']);
});

test('what is not is told with place, wish and outcome', () => {
  const { status, stdout } = run([
    { q: 'send it back', id: 'delivery' },
    { q: 'when does my parcel arrive', id: null },
    { q: 'xyzzy', id: 'returns', direct: true },
  ]);
  assert.equal(status, 1);
  assert.match(stdout, /support\.tests\.json:4:5: "send it back"\n {4}wanted delivery, got returns as a direct answer \(confidence \d+ of 1000\)/);
  assert.match(stdout, /"when does my parcel arrive"\n {4}must not be answered, got delivery as a direct answer/);
  assert.match(stdout, /"xyzzy"\n {4}wanted returns as a direct answer, nothing was found/);
  assert.match(stdout, /\n0 passed, 3 failed\n$/);
});

test('JUnit: whole, escaped, with what XML cannot hold replaced', () => {
  const file = path.join(folder, 'out.xml');
  const { status } = run([{ q: 'send it <back> & "now"\u0001', id: 'returns' }, { q: 'send it back', id: 'delivery' }], '--junit', file);
  assert.equal(status, 1);
  const xml = readFileSync(file, 'utf8');
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites tests="2" failures="1">/);
  assert.match(xml, /name="send it &lt;back&gt; &amp; &quot;now&quot;\ufffd"/);
  assert.match(xml, /<failure message="wanted delivery, got returns/);
  assert.equal(run([{ q: 'send it back', id: 'returns' }], '--junit', '-').stdout.startsWith('<?xml'), true);
  const nowhere = run([{ q: 'send it back', id: 'returns' }], '--junit', path.join(folder, 'none/out.xml'));
  assert.deepEqual([nowhere.status, nowhere.stdout], [1, '']);
  assert.match(nowhere.stderr, /none\/out\.xml: No such file/);
});

test('every fault of a test file is told at once, with its place', () => {
  const { status, stderr } = run([
    { q: 'a', id: 'gone' },
    { q: 'a', id: 'returns', within: 11 },
    { q: 'a', id: 'returns', direct: 1 },
    { q: 'a', id: null, direct: true },
    { q: 'a', id: null, whatever: 1 },
    7,
  ]);
  assert.equal(status, 1);
  const faults = stderr.trim().split('\n').map((line) => line.replace(/^.*tests\.json:\d+:\d+: /, ''));
  assert.deepEqual(faults, [
    'the knowledge has no article or flow "gone"',
    '"within" must be a number from 1 to 10',
    '"direct" must be true or false',
    'with "id": null there is nothing that could be found',
    'unknown key "whatever"',
    'a question must be an object, {"q": …, "id": …}',
  ]);
  const file = write('odd.json', '{"waypost_tests": 1, "walks": [1], "quest": []}');
  const odd = waypost('test', knowledge, file);
  assert.match(odd.stderr, /odd\.json:1:22: walks have a file of their own.*\n.*odd\.json:1:36: unknown key "quest"/);
  for (const text of ['', '[]', '{"waypost_tests": 2}', '{"waypost_tests": 1}', '{"waypost_tests": 1, "questions": []}', '{"waypost_tests": 1, "questions": {}}']) {
    assert.equal(waypost('test', knowledge, write('odd.json', text)).status, 1, text);
  }
});
