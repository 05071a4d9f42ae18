// The receiver keeps what it has answered for: once, unchanged, through crashes; and lets only agents read.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newHandover } from './lib/ids.mjs';
import { agent, colleague, openShop, post, recordText, signIn, temporaryFolder } from './lib/shop.mjs';

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

const filesOf = async (id) => (await readdir(folder.path)).filter((name) => name.startsWith(id));
const onDisk = (id) => readFile(join(folder.path, `${id}.json`), 'utf8');

test('a record is on disk, byte for byte, when 201 is answered', async () => {
  const id = newHandover();
  const body = ` ${recordText(id, { question: 'Žuta jakna? \u{1F9E5}' })}\n`;
  const response = await post(shop.url, id, body);
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), { id, reference: id.slice(-8).toUpperCase() });
  assert.equal(response.headers.get('idempotent-replayed'), null);
  assert.equal(await onDisk(id), body);
});

test('the same again is answered the same and kept once', async () => {
  const id = newHandover();
  const body = recordText(id);
  const first = await post(shop.url, id, body);
  const again = await post(shop.url, id, body);
  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.equal(await again.text(), await first.text());
  assert.deepEqual(await filesOf(id), [`${id}.json`]);
});

test('other bytes under the same id are refused and change nothing', async () => {
  const id = newHandover();
  const body = recordText(id);
  await post(shop.url, id, body);
  const changed = await post(shop.url, id, `${body} `);
  assert.equal(changed.status, 422);
  assert.equal(await onDisk(id), body);
});

test('thirty at once: one record, one created, the others replayed', async () => {
  const id = newHandover();
  const responses = await Promise.all(Array.from({ length: 30 }, () => post(shop.url, id, recordText(id))));
  assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([201]));
  assert.equal(responses.filter(({ headers }) => !headers.get('idempotent-replayed')).length, 1);
  assert.deepEqual(await filesOf(id), [`${id}.json`]);
});

test('thirty different texts at once under one id: exactly one is kept', async () => {
  const id = newHandover();
  const bodies = Array.from({ length: 30 }, (_, index) => recordText(id, { question: `Text ${index}` }));
  const responses = await Promise.all(bodies.map((body) => post(shop.url, id, body)));
  const kept = bodies.filter((_, index) => responses[index].status === 201);
  assert.equal(kept.length, 1);
  assert.equal(await onDisk(id), kept[0]);
  assert.equal(responses.filter(({ status }) => status === 422).length, 29);
});

const id = newHandover();
const refused = [
  ['no key', { 'idempotency-key': undefined }, recordText(id), 400],
  ['a key without quotes', { 'idempotency-key': id }, recordText(id), 400],
  ['a key that is no id', { 'idempotency-key': '"../../etc/passwd"' }, recordText(id), 400],
  ['a key that is not the record’s id', { 'idempotency-key': `"${newHandover()}"` }, recordText(id), 400],
  ['another type', { 'content-type': 'text/plain' }, recordText(id), 415],
  ['no JSON', {}, '{"id":', 400],
  ['a list', {}, '[]', 400],
  ['null', {}, 'null', 400],
  ['nothing', {}, '', 400],
  ['bad UTF-8', {}, Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]), 400],
  ['another schema', {}, recordText(id, { schema: 'handover/9' }), 400],
  ['another mode', {}, recordText(id, { mode: 'fax' }), 400],
  ['no mode', {}, recordText(id, { mode: undefined }), 400],
  ['a transcript that is a text', {}, recordText(id, { transcript: 'hello' }), 400],
  ['a step of the way that is null', {}, recordText(id, { path: [null] }), 400],
  ['a reason that is no text', {}, recordText(id, { reason: { text: 'late' } }), 400],
  ['a question that is no text', {}, recordText(id, { question: 7 }), 400],
  ['a time that no calendar has', {}, recordText(id, { transcript: [{ seq: 1, who: 'visitor', at: 1e300 }] }), 400],
  ['hardly anything', {}, JSON.stringify({ schema: 'handover/1', id, mode: 'chat', path: [null] }), 400],
  ['more than a megabyte', {}, recordText(id, { question: 'x'.repeat(1024 * 1024) }), 413],
];
for (const [name, headers, body, status] of refused) {
  test(`refused, and nothing kept: ${name}`, async () => {
    assert.equal((await post(shop.url, id, body, headers)).status, status);
    assert.deepEqual(await filesOf(id), []);
  });
}

test('a body that breaks off is not kept', async () => {
  const id = newHandover();
  const broken = request(`${shop.url}/v1/handovers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `"${id}"`, 'content-length': 5000 },
  });
  broken.on('error', () => undefined);
  broken.write(recordText(id));
  await once(broken, 'socket');
  await new Promise((resolve) => broken.write(' ', resolve));
  broken.destroy();
  assert.equal((await post(shop.url, id, recordText(id))).headers.get('idempotent-replayed'), null);
});

test('what a crash left between write and link is no record, and is cleared away', async () => {
  const other = await temporaryFolder();
  const id = newHandover();
  await writeFile(join(other.path, `${newHandover()}.part`), recordText(id).slice(0, 20));
  const reopened = await openShop(other.path);
  const { cookie } = await signIn(reopened.url);
  const list = async () => (await (await fetch(`${reopened.url}/v1/handovers`, { headers: { cookie } })).json()).handovers;
  assert.deepEqual(await list(), []);
  assert.deepEqual(await readdir(other.path), []);
  assert.equal((await post(reopened.url, id, recordText(id))).status, 201);
  assert.deepEqual((await list()).map((each) => each.id), [id]);
  await reopened.close();
  await other.remove();
});

/** A receiver in its own process. */
async function spawnReceiver(records) {
  const program = fileURLToPath(new URL('./lib/receiver-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, records], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
}

test('killed in the middle, again and again: everything answered for is there, once, whole', async () => {
  const other = await temporaryFolder();
  const bodies = new Map(Array.from({ length: 120 }, () => newHandover()).map((id) => [id, recordText(id)]));
  const answered = new Set();
  for (let round = 0; round < 4; round++) {
    const { child, url } = await spawnReceiver(other.path);
    const before = answered.size;
    const posts = [...bodies].filter(([id]) => !answered.has(id)).map(async ([id, body]) => {
      const response = await post(url, id, body).catch(() => null);
      if (response?.status === 201) answered.add(id);
      if (answered.size >= before + 25) child.kill('SIGKILL');
    });
    await Promise.all(posts);
    child.kill('SIGKILL');
    for (const id of answered) assert.equal(await readFile(join(other.path, `${id}.json`), 'utf8'), bodies.get(id));
  }
  const { child, url } = await spawnReceiver(other.path);
  const statuses = await Promise.all([...bodies].map(async ([id, body]) => (await post(url, id, body)).status));
  assert.deepEqual(new Set(statuses), new Set([201]));
  assert.deepEqual((await readdir(other.path)).sort(), [...bodies.keys()].map((id) => `${id}.json`).sort());
  child.kill('SIGKILL');
  await other.remove();
});

test('a file that cannot be read keeps no agent from the others, and is told of once', async (context) => {
  const told = context.mock.method(console, 'error', () => undefined);
  const { cookie } = await signIn(shop.url, agent);
  const list = async () => {
    const answer = await fetch(`${shop.url}/v1/handovers`, { headers: { cookie } });
    return (await answer.json()).handovers?.map((each) => each.id);
  };
  const [whole, half] = [newHandover(), newHandover()];
  await post(shop.url, whole, recordText(whole));
  await writeFile(join(folder.path, `${half}.json`), '{"id":');
  for (let i = 0; i < 2; i++) {
    const ids = await list();
    assert.deepEqual([ids?.includes(whole), ids?.includes(half)], [true, false]);
  }
  const words = told.mock.calls.map((call) => String(call.arguments[0]));
  assert.deepEqual(words.map((line) => line.includes(half)), [true], words.join());
  await rm(join(folder.path, `${half}.json`));
});

test('only agents read the list, and claim and close what is in it', async () => {
  const id = newHandover();
  await post(shop.url, id, recordText(id));
  const stateOf = (cookie, state, name = id) =>
    fetch(`${shop.url}/v1/handovers/${name}/state`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ state }),
    });
  for (const path of ['/v1/handovers', '/v1/handovers/events']) assert.equal((await fetch(shop.url + path)).status, 401);
  assert.equal((await stateOf('', 'claimed')).status, 401);
  assert.equal((await stateOf('waypost_agent=guess', 'claimed')).status, 401);
  assert.equal((await signIn(shop.url, { name: 'agent1', password: 'wrong' })).status, 401);
  const { status, cookie } = await signIn(shop.url);
  assert.equal(status, 200);
  assert.equal((await stateOf(cookie, 'claimed')).status, 200);
  assert.equal((await stateOf(cookie, 'eaten')).status, 400);
  assert.equal((await stateOf(cookie, 'claimed', newHandover())).status, 404);
  const { handovers } = await (await fetch(`${shop.url}/v1/handovers`, { headers: { cookie } })).json();
  const mine = handovers.find((each) => each.id === id);
  assert.deepEqual([mine.state, mine.agent, mine.record.question], ['claimed', 'agent1', 'Is anyone there?']);
});

test('a claimed one is taken over only from the agent who has it, by name', async () => {
  const id = newHandover();
  await post(shop.url, id, recordText(id));
  const cookies = [];
  for (const { name, password } of [agent, colleague]) cookies.push((await signIn(shop.url, { name, password })).cookie);
  const [mira, luka] = cookies;
  const change = async (cookie, body) => {
    const headers = { cookie, 'content-type': 'application/json' };
    return (await fetch(`${shop.url}/v1/handovers/${id}/state`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  assert.equal(await change(mira, { state: 'claimed' }), 200);
  for (const body of [{ state: 'claimed' }, { state: 'claimed', from: 'agent2' }, { state: 'closed', from: 'agent1' }, { state: 'waiting', from: 'agent1' }]) {
    assert.equal(await change(luka, body), 409, JSON.stringify(body));
  }
  assert.equal(await change(luka, { state: 'claimed', from: 'agent1' }), 200);
  assert.equal(await change(mira, { state: 'closed' }), 409, 'it is no longer hers');
  assert.equal(await change(luka, { state: 'closed' }), 200);
});

test('of two agents who claim at the same moment one has it', async () => {
  const cookies = [];
  for (const { name, password } of [agent, colleague]) cookies.push((await signIn(shop.url, { name, password })).cookie);
  for (let round = 0; round < 20; round++) {
    const id = newHandover();
    await post(shop.url, id, recordText(id));
    const claim = (cookie) => {
      const headers = { cookie, 'content-type': 'application/json' };
      return fetch(`${shop.url}/v1/handovers/${id}/state`, { method: 'POST', headers, body: '{"state":"claimed"}' });
    };
    const statuses = (await Promise.all(cookies.map(claim))).map(({ status }) => status);
    assert.deepEqual([...statuses].sort(), [200, 409]);
    const winner = [agent, colleague][statuses.indexOf(200)].name;
    assert.equal(JSON.parse(await readFile(join(folder.path, `${id}.state`), 'utf8')).agent, winner);
  }
});

test('agents hear of a new record at once', async () => {
  const { cookie } = await signIn(shop.url);
  const events = await fetch(`${shop.url}/v1/handovers/events`, { headers: { cookie } });
  const reader = events.body.pipeThrough(new TextDecoderStream()).getReader();
  const id = newHandover();
  await reader.read();
  await post(shop.url, id, recordText(id));
  let heard = '';
  while (!heard.includes(id)) heard += (await reader.read()).value;
  await reader.cancel();
});
