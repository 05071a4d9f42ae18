// `waypost walk`: walks at random, the same for the same seed, and figures that add up.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { folder, waypost, write } from './lib/program.mjs';

const shop = fileURLToPath(new URL('../vectors/walks/shop.json', import.meta.url));
const figures = (...args) => {
  const { status, stdout, stderr } = waypost('walk', shop, '--json', ...args);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};

test('the same seed is the same walks; another seed, others', () => {
  const one = waypost('walk', shop, '--random', '300', '--seed', '7', '--json').stdout;
  assert.equal(waypost('walk', shop, '--random', '300', '--seed', '7', '--json').stdout, one);
  assert.notEqual(waypost('walk', shop, '--random', '300', '--seed', '8', '--json').stdout, one);
});

test('every kind of step is reached and every way taken: lists of none, one and many, yes and no, a survey', () => {
  const { status, stdout } = waypost('walk', shop, '--random', '5000');
  assert.equal(status, 0);
  assert.match(stdout, /\nevery step is reached and every way taken\n$/);
});

test('the figures add up', () => {
  const found = figures('--random', '2000', '--seed', '3');
  assert.deepEqual([found.waypost_random_walks, found.walks, found.seed], [1, 2000, 3]);
  assert.equal(found.ends.reduce((sum, end) => sum + end.walks, 0), 2000);
  for (const end of found.ends) {
    assert.ok(Math.abs(end.share - end.walks / 2000) < 0.0001);
    assert.ok(end.clicks.least <= end.clicks.mean && end.clicks.mean <= end.clicks.most);
  }
  assert.deepEqual([...found.ends].sort((a, b) => b.walks - a.walks), found.ends, 'the most frequent first');
  assert.equal(found.clicks.least, Math.min(...found.ends.map(({ clicks }) => clicks.least)));
  assert.equal(found.clicks.most, Math.max(...found.ends.map(({ clicks }) => clicks.most)));
  // Whoever comes to a branch leaves it by one of its ways at once.
  const branches = found.flows.flatMap(({ steps }) => steps).filter(({ type }) => type === 'branch');
  assert.ok(branches.length > 2);
  for (const { id, visits, ways } of branches) assert.equal(ways.reduce((sum, way) => sum + way.taken, 0), visits, id);
});

test('ends are told for what they are', () => {
  const { ends } = figures('--random', '3000');
  const end = (flow, step) => ends.find((each) => each.flow === flow && each.step === step);
  assert.deepEqual([end('repair', 'sorry').kind, end('repair', 'sorry').resolved], ['end', false]);
  assert.deepEqual([end('repair', 'done').kind, end('repair', 'done').resolved], ['end', true]);
  assert.equal(end('cancel', 'person').kind, 'person');
});

test('steps that nobody can come to, and walks without an end, are named', () => {
  const odd = write('odd.json', {
    waypost: 1,
    locale: 'en',
    articles: [{ id: 'a', questions: ['What is this?'], answer: 'A shop.' }],
    lookups: [{ id: 'shop', url: '/shop', result: { open: { pointer: '/open', type: 'boolean' } } }],
    flows: [
      {
        id: 'odd',
        title: 'Odd',
        questions: ['odd things'],
        steps: [
          { id: 'seven', type: 'set', var: 'n', value: '7' },
          { id: 'is_eight', type: 'branch', cases: [{ when: 'n == 8', goto: 'never' }], else: 'menu' },
          { id: 'menu', type: 'menu', text: 'Where to?', options: [{ id: 'again', label: 'Again', goto: 'menu' }, { id: 'read', label: 'Read', article: 'a' }, { id: 'out', label: 'Out', goto: 'try' }] },
          { id: 'try', type: 'lookup', lookup: 'shop', into: 'state' },
          { id: 'never', type: 'end', text: 'Never.' },
        ],
      },
      { id: 'round', title: 'Round', questions: ['round and round'], steps: [{ id: 'menu', type: 'menu', text: 'Round.', options: [{ id: 'again', label: 'Again', goto: 'menu' }] }] },
    ],
  });
  const { stdout } = waypost('walk', odd, '--random', '200');
  assert.match(stdout, /\n {2}[ \d.]+ % {2}odd\/never +end {2}\(clicks 1 \/ /);
  assert.match(stdout, /\n {2}[ \d.]+ % {2}odd\/try +a person {2}\(clicks 2 \/ /, 'who is asked whether to try again may go to a person');
  assert.match(stdout, /\n {2}[ \d.]+ % {2}round\/menu +no end within 200 clicks/);
  assert.match(stdout, /\nnever reached or taken\n {2}odd\/is_eight: case:0 \(n == 8\)\n$/);
  const one = JSON.parse(waypost('walk', odd, '--flow', 'round', '--random', '3', '--json').stdout);
  assert.deepEqual([one.ends.map(({ kind, walks }) => [kind, walks]), one.unreached], [[['endless', 3]], []]);
});

test('what a lookup declares is answered whole: things inside of lists, and what conditions say of things that were chosen', () => {
  const thing = { id: { pointer: '/id', type: 'text' }, kind: { pointer: '/kind', type: 'text' } };
  const knowledge = write('things.json', {
    waypost: 1,
    locale: 'en',
    contact: { email: 'help@example.com' },
    articles: [{ id: 'a', questions: ['What is this?'], answer: 'A shop.' }],
    lookups: [{ id: 'things', url: '/things', result: { first: { pointer: '/things/1/id', type: 'text' }, things: { pointer: '/things', type: 'list', of: thing } } }],
    flows: [
      {
        id: 'pick',
        title: 'Pick',
        questions: ['pick a thing'],
        steps: [
          { id: 'find', type: 'lookup', lookup: 'things', into: 'found', failed: 'down' },
          { id: 'which', type: 'menu', text: 'Which?', from: { list: 'found.things', label: '{item.id}', into: 'chosen', goto: 'kind' }, empty: 'down' },
          { id: 'kind', type: 'branch', cases: [{ when: 'chosen.kind == "gas"', goto: 'gas' }], else: 'fine' },
          { id: 'gas', type: 'end', text: 'No.' },
          { id: 'fine', type: 'end', text: 'Yes.' },
          { id: 'down', type: 'end', text: 'Down.', resolved: false },
        ],
      },
    ],
  });
  const { flows } = JSON.parse(waypost('walk', knowledge, '--random', '1000', '--json').stdout);
  const [find, which, kind] = flows[0].steps;
  const taken = ({ ways }, id) => ways.find((way) => way.id === id).taken;
  assert.ok(taken(find, 'failed') < 350, 'found and not found are what they are meant to be');
  assert.equal(taken(which, 'empty'), 0, 'the second thing is wanted, so there are two');
  assert.ok(taken(kind, 'case:0') > 300 && taken(kind, 'else') > 100);
});

test('a file, a flow and flags that make no sense', () => {
  const gone = waypost('walk', shop, '--flow', 'gone');
  assert.deepEqual([gone.status, gone.stderr], [1, 'waypost walk: there is no flow "gone"; there are: which, repair, cancel\n']);
  const none = write('none.json', { waypost: 1, locale: 'en', articles: [{ id: 'a', questions: ['What?'], answer: 'This.' }] });
  assert.match(waypost('walk', none).stderr, /has no flow/);
  assert.equal(waypost('walk', 'missing.json').status, 1);
  for (const flags of [['--random', '0'], ['--random', '1000001'], ['--random', 'many'], ['--seed', '-1'], ['--seed', '1e3']]) {
    assert.equal(waypost('walk', shop, ...flags).status, 2, flags.join(' '));
  }
  const out = path.join(folder, 'walks.json');
  assert.equal(waypost('walk', shop, '--random', '10', '--json', '-o', out).status, 0);
  assert.equal(JSON.parse(readFileSync(out, 'utf8')).walks, 10);
  assert.equal(waypost('walk', shop, '--random', '20', '--json', '-o', out).status, 0, 'older walks make way');
  assert.equal(waypost('walk', shop, '--random', '20', '-o', out).status, 1, 'a text is no older one of them');
  assert.equal(waypost('walk', shop, '-o', shop).status, 1);
  assert.match(waypost('walk', '--help').stdout, /Example/);
});

test('a flow in which nobody ever ends is told as that', () => {
  const menu = (id, to) => ({ id, type: 'menu', text: 'Pick', options: [{ id: 'on', label: 'On', goto: to }] });
  const file = write('endless.json', { waypost: 1, locale: 'en', articles: [], contact: { url: '/c' }, flows: [{ id: 'a', title: 'A', questions: ['where'], steps: [menu('m', 'n'), menu('n', 'm')] }] });
  assert.match(waypost('walk', file, '--random', '20').stdout, /\nnobody ends: /);
});
