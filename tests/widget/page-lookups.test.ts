// Functions of the page that answer lookups: somebody else's code, of which one answer comes in time. And requests that
// must not leave the origin they name.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { request } from '../../widget/src/host/net.ts';
import { pageAsker } from '../../widget/src/host/page-lookups.ts';
import type { PageLookup } from '../../widget/src/mount.ts';

const call = { args: { order: 'RL-1' }, key: 'e1/2:0', timeoutMs: 1000, limit: 65536 };
const ask = (answer: PageLookup, more = {}) => pageAsker({ stock: answer })('stock', { ...call, ...more });
let errors: unknown[][] = [];
console.error = (...words: unknown[]) => void errors.push(words);
beforeEach(() => (errors = []));

test('it is given the arguments, the key and a signal; what it finds is the body', async () => {
  const seen: unknown[] = [];
  const reply = await ask((args, { key, signal }) => {
    seen.push(args, key, signal.aborted);
    return { left: 3, status: 'ready' };
  });
  assert.deepEqual(seen, [{ order: 'RL-1' }, 'e1/2:0', false]);
  assert.deepEqual(reply, { status: 200, body: '{"left":3,"status":"ready"}' });
});

test('nothing is "there is none"; a status and a body are a reply of their own', async () => {
  assert.deepEqual(await ask(() => null), { status: 404, body: '' });
  assert.deepEqual(await ask(() => undefined), { status: 404, body: '' });
  assert.deepEqual(await ask(() => false), { status: 200, body: 'false' });
  assert.deepEqual(await ask(async () => ({ status: 409, body: { why: 'sent' } })), { status: 409, body: '{"why":"sent"}' });
  assert.deepEqual(await ask(async () => ({ status: 200, body: '{}' })), { status: 200, body: '{}' });
  for (const status of [70_000, -1, 2 ** 40, 200.5, NaN, '200']) assert.deepEqual(await ask(() => ({ status, body: 1 })), { status: 200, body: JSON.stringify({ status, body: 1 }) }, 'no status that there is: it was found');
});

test('a throw, a rejection, what has no JSON, no answer in time: none came, and the page’s developer is told why', async () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const throws = (): never => {
    throw new Error('no');
  };
  let signal: AbortSignal | undefined;
  const hangs: PageLookup = (_args, { signal: given }) => {
    signal = given;
    return new Promise(() => undefined);
  };
  for (const answer of [throws, () => Promise.reject(new Error('no')), () => circle]) assert.deepEqual(await ask(answer), { status: 0, body: '' });
  for (const much of ['x'.repeat(9), { status: 200, body: `{}${' '.repeat(9)}` }]) assert.deepEqual(await ask(() => much, { limit: 10 }), { status: 0, body: '' });
  assert.deepEqual(await ask(hangs, { timeoutMs: 5 }), { status: 0, body: '' });
  assert.equal(signal?.aborted, true, 'it may stop');
  assert.equal(errors.length, 6);
});

test('one that is registered while the page still loads is waited for; one that never is has no answer', async () => {
  const lookups: Record<string, PageLookup> = {};
  Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true });
  const reply = pageAsker(lookups)('stock', call);
  lookups['stock'] = () => 1;
  window.dispatchEvent(new window.Event('load'));
  assert.deepEqual(await reply, { status: 200, body: '1' });
  Object.defineProperty(document, 'readyState', { value: 'complete', configurable: true });
  for (const name of ['other', 'constructor']) assert.deepEqual(await pageAsker(lookups)(name, call), { status: 0, body: '' });
  assert.match(String(errors[0]?.[0]), /"other"/);
});

test('what stays is followed by the browser inside the page’s own origin, and nowhere from another', async () => {
  const sent: RequestInit[] = [];
  Object.defineProperty(globalThis, 'fetch', { value: (_url: string, init: RequestInit) => (sent.push(init), Promise.resolve(new Response('{}'))), configurable: true });
  await request('/api/orders/1', { timeoutMs: 1000, stays: true });
  await request('https://api.shop.example/orders/1', { timeoutMs: 1000, stays: true });
  await request('https://files.shop.example/support.json', { timeoutMs: 1000 });
  assert.deepEqual(sent.map(({ mode, redirect }) => [mode, redirect]), [['same-origin', undefined], [undefined, 'error'], [undefined, undefined]]);
});
