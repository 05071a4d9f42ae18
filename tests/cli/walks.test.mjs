// `waypost test` with walks: golden transcripts, what is said of walks that do not go through, coverage.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { folder, waypost, write } from './lib/program.mjs';

const vectors = fileURLToPath(new URL('../vectors/walks/', import.meta.url));
const shop = path.join(vectors, 'shop.json');
const small = write('small.json', {
  waypost: 1,
  locale: 'en',
  locales: { sr: 'small.sr.json' },
  articles: [{ id: 'returns', questions: ['How do I return something?'], answer: 'By post.' }],
  lookups: [{ id: 'order', url: '/orders/{number}', result: { late: { pointer: '/late', type: 'boolean' } } }],
  flows: [
    {
      id: 'track',
      title: 'Track',
      questions: ['where is my order'],
      steps: [
        { id: 'number', type: 'input', text: 'Number?', var: 'number', kind: 'order', pattern: 'RL-999' },
        { id: 'find', type: 'lookup', lookup: 'order', args: { number: '{number}' }, into: 'order', failed: 'help' },
        { id: 'late', type: 'branch', cases: [{ when: 'order.late', goto: 'ask' }], else: 'fine' },
        { id: 'ask', type: 'menu', text: 'It is late.', options: [{ id: 'wait', label: 'I wait', goto: 'fine' }, { id: 'help', label: 'Help', goto: 'help' }] },
        { id: 'fine', type: 'end', text: 'All is well with {number}.' },
        { id: 'help', type: 'handover', text: 'Somebody comes.' },
      ],
    },
  ],
});
write('small.sr.json', { waypost: 1, locale: 'sr', base: 'small.json', articles: [{ id: 'returns', questions: ['Kako da vratim?'], answer: 'Poštom.' }], texts: { 'flows/track/number/text': 'Broj?' } });

const begin = [{ pick: 'flow:track' }, { submit: { number: '123' } }];
const late = { lookup: { status: 200, body: { late: true } } };
let count = 0;

/** A file of walks under a name of its own. */
const walks = (...list) => write(`w${(count += 1)}.walks.json`, { waypost_walks: 1, walks: list });
const goldenOf = (file) => file.replace(/\.json$/, '.txt');

test('walks through every kind of step show what their transcripts say, loaded anew or not', () => {
  const { status, stdout, stderr } = waypost('test', shop, path.join(vectors, 'shop.walks.json'), '--coverage', '--least', '100');
  assert.deepEqual([status, stderr], [0, ''], stdout);
  assert.match(stdout, /^13 passed, 0 failed\ncovered by 13 walks: 100 % \(steps 29 of 29, options 6 of 6, cases 7 of 7, answers to lookups 7 of 7\)\n$/);
});

test('a transcript is written once, is looked at, and then holds', () => {
  const file = walks({ name: 'Late', steps: [...begin, late, { select: 'wait' }] });
  const first = waypost('test', small, file);
  assert.equal(first.status, 1);
  assert.match(first.stdout, /:4:5: "Late"\n {4}there is no transcript of it yet; if this is right, --update writes it\n {6}> opens the help\n/);
  assert.equal(existsSync(goldenOf(file)), false);
  const update = waypost('test', small, file, '--update');
  assert.deepEqual([update.status, update.stdout], [0, '1 passed, 0 failed\n'], update.stderr);
  assert.match(update.stderr, /\.walks\.txt: written; look at what has changed\n$/);
  const golden = readFileSync(goldenOf(file), 'utf8');
  assert.match(golden, /^waypost transcripts: .*\n\n== Late\n> opens the help\n/);
  assert.match(golden, /> fills in number: 123\n {2}\[lookup GET \/orders\/RL-123\]\n> the shop answers 200 \{"late":true\}\n {2}\[order: found\]\n {2}It is late\.\n {2}1\) I wait\n {2}2\) Help\n> clicks wait\n {2}All is well with RL-123\.\n/);
  assert.equal(waypost('test', small, file).status, 0);
  assert.equal(waypost('test', small, file, '--update').stderr, '', 'what is the same is not written');
  writeFileSync(goldenOf(file), golden.replaceAll('\n', '\r\n'));
  assert.equal(waypost('test', small, file).status, 0, 'line ends of Windows do not count');
});

test('a difference is shown line by line, with place and name; a walk that is gone is told', () => {
  const file = walks({ name: 'Late', steps: [...begin, late, { select: 'wait' }] }, { name: 'Gone', steps: begin });
  waypost('test', small, file, '--update');
  writeFileSync(goldenOf(file), readFileSync(goldenOf(file), 'utf8').replace('  It is late.\n', '  It comes tomorrow.\n'));
  writeFileSync(file, readFileSync(file, 'utf8').replace('"Gone"', '"Come"'));
  const { status, stdout } = waypost('test', small, file, '--junit', path.join(folder, 'walks.xml'));
  assert.equal(status, 1);
  assert.match(stdout, /"Late"\n {4}it shows something else than .*walks\.txt\n/);
  assert.match(stdout, /\n {6}- {3}It comes tomorrow\.\n {6}\+ {3}It is late\.\n/);
  assert.match(stdout, /walks\.txt: "Gone"\n {4}there is a transcript, but no such walk; --update takes it out\n/);
  assert.match(stdout, /"Come"\n {4}there is no transcript of it yet/);
  assert.match(stdout, /\n0 passed, 3 failed\n$/);
  const xml = readFileSync(path.join(folder, 'walks.xml'), 'utf8');
  assert.match(xml, /<testsuites tests="3" failures="3">/);
  assert.match(xml, /<testcase classname="[^"]*" name="Late">\n {6}<failure message="it shows something else[^"]*">[^<]*It comes tomorrow/);
  assert.equal(waypost('test', small, file, '--update').status, 0);
  assert.doesNotMatch(readFileSync(goldenOf(file), 'utf8'), /== Gone/);
});

test('questions and walks run together, one suite each', () => {
  const questions = write('q.tests.json', { waypost_tests: 1, questions: [{ q: 'How do I return something?', id: 'returns' }] });
  const file = walks({ name: 'A', steps: begin });
  waypost('test', small, file, '--update');
  const { status, stdout } = waypost('test', small, questions, file, '--junit', '-');
  assert.equal(status, 0);
  assert.equal(stdout.match(/<testsuite /g).length, 2);
});

test('the same walk in another language, at another time, with other chance', () => {
  const person = [...begin, { lookup: 'failed' }, { clock: '2026-03-01T08:00:00Z' }, { handover: 'available' }];
  const file = walks(
    { name: 'sr', locale: 'sr', steps: begin },
    { name: 'one', at: '2026-02-28T12:00:00Z', steps: person },
    { name: 'two', at: '2026-02-28T12:00:00Z', seed: 5, visitor: { visitor_email: 'ana@example.com' }, steps: person },
  );
  assert.equal(waypost('test', small, file, '--update').status, 0);
  const golden = readFileSync(goldenOf(file), 'utf8').split('\n== ');
  assert.match(golden[1], /\n {2}Broj\?\n/);
  const id = (text) => /\| id: "([^"]+)"/.exec(text)[1];
  assert.notEqual(id(golden[2]), id(golden[3]));
  // Opened at 12:00:01; the third event after it is the lookup's answer, by which the person was asked for.
  assert.match(golden[2], new RegExp(`created_at: ${Date.parse('2026-02-28T12:00:04Z')}`));
  assert.match(golden[3], /visitor: \{email: "ana@example\.com"\}/);
});

test('a step that cannot be taken is named with its place and with what could be', () => {
  const told = (...steps) => waypost('test', small, walks({ name: 'x', steps })).stdout;
  assert.match(told(...begin, late, { select: 'wiat' }), /walks\.json:\d+:\d+: "wiat" is not offered here; there are: wait, help\n/);
  assert.match(told({ pick: 'flow:track' }, { submit: { numbr: '1' } }), /there is no field "numbr" here; there are: number\n/);
  assert.match(told({ submit: { number: '1' } }), /there is no field "number" here; no form is open\n/);
  assert.match(told({ pick: 'flow:track' }, { lookup: 'failed' }), /this means nothing where the visitor stands then; if that is meant, write "stale": true beside it\n/);
  assert.match(told({ pick: 'flow:track', stale: true }), /this was to mean nothing \("stale"\), and did something\n/);
  const file = walks({ name: 'x', steps: [{ pick: 'flow:track' }, { lookup: 'failed', stale: true }] });
  assert.equal(waypost('test', small, file, '--update').status, 0);
  const bad = walks({ name: 'x', steps: [{ select: 'gone' }] }, { name: 'y', steps: begin });
  const refused = waypost('test', small, bad, '--update');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /walks\.txt: not written, for not every walk goes through\n$/);
  assert.equal(existsSync(goldenOf(bad)), false);
  assert.match(waypost('test', small, walks({ name: 'x', locale: 'xx', steps: begin })).stdout, /no texts for xx; there are: en, sr\n/);
});

test('every fault of a file of walks is told at once, with its place', () => {
  const file = walks(
    7,
    { name: '', steps: begin },
    { name: 'a', steps: [] },
    { name: 'b', at: 'yesterday', seed: -1, locale: 1, stepps: [], steps: [{ clock: '2026-02-30T00:00:00Z' }, { dance: 1 }, { select: 7 }, { query: 'a', back: true }, { select: 'a', whatever: 1 }, { lookup: 'gone' }, 3] },
    { name: 'b', visitor: { page_url: 1, shoe: 'x' }, steps: begin },
  );
  const { status, stderr } = waypost('test', small, file);
  assert.equal(status, 1);
  const faults = stderr.trim().split('\n').map((line) => line.replace(/^.*walks\.json:\d+:\d+: /, ''));
  assert.deepEqual(faults.map((line) => line.replace(/; one of .*/, '')), [
    'a walk must be an object, {"name": …, "steps": […]}',
    'a walk needs a "name" of one line, at most 200 bytes',
    'a walk needs "steps", a list of what happens',
    'unknown key "stepps"',
    '"locale" must be a language, as "sr"',
    'a time is written "2026-01-05T09:30:00Z"',
    '"seed" must be a whole number from 0 to 4294967295',
    'a time is written "2026-01-05T09:30:00Z"',
    'unknown key "dance"',
    'names no event',
    'wrong value at /select',
    'names two events, query and back',
    'unknown key "whatever"',
    'wrong value at /lookup',
    'a step must be an object, {"select": "track"}',
    'two walks have this name; transcripts are found by it',
    'every key of "visitor" has a text',
    'unknown key "shoe"',
  ]);
  for (const text of ['', '{"waypost_walks": 2}', '{"waypost_walks": 1}', '{"waypost_walks": 1, "walks": []}', '{"waypost_walks": 1, "walks": {}}', '{"waypost_walks": 1, "walks": [']) {
    assert.equal(waypost('test', small, write('odd.walks.json', text)).status, 1, text);
  }
});

test('transcripts, figures and results are written over nothing else', () => {
  const file = walks({ name: 'x', steps: begin });
  writeFileSync(goldenOf(file), 'My own notes.\n');
  const refused = waypost('test', small, file, '--update');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /walks\.txt is there and is no older one/);
  assert.equal(readFileSync(goldenOf(file), 'utf8'), 'My own notes.\n');
  for (const flag of [`--coverage=${small}`, `--junit=${small}`, `--coverage=${file}`, `--coverage=${goldenOf(file)}`]) {
    assert.equal(waypost('test', small, file, flag).status, 1, flag);
  }
  assert.equal(JSON.parse(readFileSync(small, 'utf8')).waypost, 1);
  const nowhere = waypost('test', small, file, `--coverage=${path.join(folder, 'none/c.json')}`);
  assert.match(nowhere.stderr, /none\/c\.json: No such file/);
});

test('coverage: what no walk has come to, as text, as a file, as a failure', () => {
  const file = walks({ name: 'Late', steps: [...begin, late, { select: 'wait' }] });
  waypost('test', small, file, '--update');
  const out = path.join(folder, 'coverage.json');
  const { status, stdout } = waypost('test', small, file, '--coverage');
  assert.equal(status, 0);
  assert.equal(
    stdout,
    `1 passed, 0 failed
covered by 1 walk: 72 % (steps 5 of 6, options 1 of 2, cases 1 of 2, answers to lookups 1 of 1)
not covered:
  track/find: failed
  track/late: else
  track/ask: option:help (Help)
  track/help: the step (handover)
`.replace('72 % (steps 5 of 6, options 1 of 2, cases 1 of 2, answers to lookups 1 of 1)', '66 % (steps 5 of 6, options 1 of 2, cases 1 of 2, answers to lookups 1 of 2)'),
  );
  assert.equal(waypost('test', small, file, `--coverage=${out}`, '--least', '66').status, 0);
  const figures = JSON.parse(readFileSync(out, 'utf8'));
  assert.deepEqual([figures.waypost_coverage, figures.walks, figures.percent], [1, 1, 66]);
  assert.deepEqual(figures.steps, { done: 5, all: 6 });
  const [flow] = figures.flows;
  assert.deepEqual(flow.steps[2], {
    id: 'late',
    type: 'branch',
    visits: 1,
    ways: [{ id: 'case:0', kind: 'branch', label: 'order.late', taken: 1 }, { id: 'else', kind: 'branch', label: 'else', taken: 0 }],
  });
  const least = waypost('test', small, file, '--least', '67');
  assert.deepEqual([least.status, least.stderr], [1, 'waypost test: 66 % are covered, at least 67 % are wanted\n']);
  // In every language the same flows are walked.
  const both = walks({ name: 'en', steps: begin }, { name: 'sr', locale: 'sr', steps: [...begin, late, { select: 'help' }] });
  waypost('test', small, both, '--update');
  assert.match(waypost('test', small, both, '--coverage').stdout, /covered by 2 walks: 66 %/);
});

test('wrong usage gives 2; coverage without walks is a problem', () => {
  const questions = write('only.tests.json', { waypost_tests: 1, questions: [{ q: 'How do I return something?', id: 'returns' }] });
  for (const flags of [['--least', '101'], ['--least', 'all'], ['--least'], ['--update=x']]) {
    assert.equal(waypost('test', small, questions, ...flags).status, 2, flags.join(' '));
  }
  for (const flag of ['--update', '--coverage', '--least=50']) {
    const { status, stderr } = waypost('test', small, questions, flag);
    assert.equal(status, 1);
    assert.match(stderr, /is for walks, and no file here has any/);
  }
  const copy = path.join(folder, 'copied.walks.json');
  copyFileSync(path.join(vectors, 'shop.walks.json'), copy);
  assert.match(waypost('test', small, copy).stdout, /0 passed, 13 failed/);
});
