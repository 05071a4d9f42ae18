// A shop without any system: its flows end at the carrier's page and at a person; one lookup more is all that an API adds.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packed, Player } from './lib/player.mjs';
import { openShop, temporaryFolder } from './lib/shop.mjs';

const file = (name) => fileURLToPath(new URL(`../../demo/knowledge/plain/${name}`, import.meta.url));
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const email = 'ana@example.com';
let folder;
let shop;

before(async () => {
  folder = await temporaryFolder();
  shop = await openShop(folder.path);
});

after(async () => {
  await shop?.close();
  await folder?.remove();
});

const ways = {
  track: ['track', { parcel: 'dp 4471 0093 21' }],
  return: ['return', 'too_small', { number: 'RL-10003', email, wish: 'exchange', size: '43' }],
  cancel: ['cancel', { number: 'RL-10006', email }],
  problem: ['problem', 'missing', { number: 'RL-10009', email, details: 'The socks' }],
};

/** What their lookup does is shown first, and asked. */
const actions = ['return', 'problem'];

async function walked(t, name, steps, fault) {
  const player = new Player(packed(file(name)), { url: shop.url });
  t.after(() => player.close());
  if (fault !== undefined) player.fault = () => fault;
  await player.walk(...steps);
  if (name === 'with-lookups.json' && actions.includes(steps[0])) await player.walk('yes');
  return player;
}

test('nothing is looked up, and every flow comes to its end', async (t) => {
  for (const [flow, steps] of Object.entries(ways)) {
    const player = await walked(t, 'no-lookups.json', steps);
    assert.deepEqual(player.asked, []);
    if (flow === 'track') assert.match(player.said, /https:\/\/danubeparcel\.example\/DP4471009321/);
    else assert.ok(player.handover, flow);
  }
});

test('with one lookup each, the shop’s system answers', async (t) => {
  const said = { track: /should reach you by \*\*\d{4}-.*danubeparcel\.example\/DP4471009321/, return: /Here is your label: \[R-\d+\]/, cancel: /We have it: 2 × Morava bottle/, problem: /Your case is \*\*C-\d+/ };
  for (const [flow, steps] of Object.entries(ways)) {
    const player = await walked(t, 'with-lookups.json', steps);
    assert.match(player.said, said[flow]);
    assert.equal(player.asked.length, 1, flow);
  }
});

test('what changes something is shown first: a no leads back to what was typed, and nothing is sent', async (t) => {
  for (const flow of actions) {
    const player = new Player(packed(file('with-lookups.json')), { url: shop.url });
    t.after(() => player.close());
    await player.walk(...ways[flow], 'no');
    assert.deepEqual([player.asked, player.effects.some(({ type }) => type === 'form')], [[], true], flow);
  }
});

test('when that system fails, all is as it was without', async (t) => {
  for (const status of [0, 404, 422, 503]) {
    for (const [flow, steps] of Object.entries(ways)) {
      const [plain, failed] = [await walked(t, 'no-lookups.json', steps), await walked(t, 'with-lookups.json', steps, status)];
      assert.equal(failed.said.trim(), plain.said.trim(), `${flow}, ${status}`);
      assert.equal(failed.handover?.department, plain.handover?.department);
    }
  }
});

test('the one file is the other with lines added: to each flow one lookup, and the words for what it finds', () => {
  const { stdout } = spawnSync('diff', [file('no-lookups.json'), file('with-lookups.json')], { encoding: 'utf8' });
  assert.deepEqual(stdout.split('\n').filter((line) => line.startsWith('<')), []);
  const [plain, more] = [read('no-lookups.json'), read('with-lookups.json')];
  for (const flow of more.flows) {
    const known = new Set(plain.flows.find(({ id }) => id === flow.id).steps.map(({ id }) => id));
    assert.deepEqual(flow.steps.filter(({ id }) => !known.has(id)).map(({ id, type }) => [id, type === 'lookup']), [['find', true], ['state', false]], flow.id);
  }
});
