// The outbox of a page beside those of other tabs: one storage, one mark for the launcher.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Fetcher, Reply } from '../../widget/src/host/net.ts';
import { openStore, type Store } from '../../widget/src/host/storage.ts';
import { markUndelivered, setMark } from '../../widget/src/mark.ts';
import { markKey } from '../../widget/src/mount.ts';
import { OutboxDriver, outboxPrefix } from '../../widget/src/outbox/driver.ts';
import { FakeStorage } from './fake-storage.ts';

// A browser without Web Locks.
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });

const knowledge = 'https://shop.example/support.json';
const url = 'https://shop.example/v1/handovers';
const body = JSON.stringify({ transcript: [] });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What all tabs of one browser share. */
const makeBrowser = (): Store => openStore(() => new FakeStorage());

/** A tab whose network gives `status` to everything. */
function openTab(store: Store): { outbox: OutboxDriver; network: { status: number; sent: string[] } } {
  const network = { status: 0, sent: [] as string[] };
  const request: Fetcher = (_url, { headers = {} } = {} as never): Promise<Reply> => {
    const id = JSON.parse(headers['idempotency-key'] ?? '""') as string;
    network.sent.push(id);
    return Promise.resolve({ status: network.status, body: JSON.stringify({ id }), bytes: new Uint8Array(), type: '', retryAfter: 0 });
  };
  const clock = { now: () => 1_000, after: () => () => undefined };
  const outbox = new OutboxDriver({ store, clock, request, prefix: outboxPrefix(knowledge), onMark: (waits) => markUndelivered(store, knowledge, waits) });
  return { outbox, network };
}

test('the mark stays while another tab has something to deliver', async () => {
  const store = makeBrowser();
  const [one, two] = [openTab(store), openTab(store)];
  one.outbox.add('a', url, body);
  two.outbox.add('b', url, body);
  await settle();
  assert.equal(store.get(markKey(knowledge)), 'undelivered');
  two.network.status = 201;
  two.outbox.wake();
  await settle();
  assert.equal(two.outbox.get('b')?.state, 'sent');
  assert.equal(store.get(markKey(knowledge)), 'undelivered', 'the first still waits');
  setMark(store, knowledge, 'seen');
  one.outbox.wake();
  await settle();
  assert.equal(store.get(markKey(knowledge)), 'undelivered', 'and says so again whenever it fails');
  one.network.status = 201;
  one.outbox.wake();
  await settle();
  assert.equal(store.get(markKey(knowledge)), 'seen');
});

test('a page that finds nothing to deliver takes the mark back, and makes none', () => {
  const store = makeBrowser();
  openTab(store);
  assert.equal(store.get(markKey(knowledge)), null);
  setMark(store, knowledge, 'undelivered');
  openTab(store);
  assert.equal(store.get(markKey(knowledge)), 'seen');
});

test('a refused record is found by later pages, which may give it up', async () => {
  const store = makeBrowser();
  const { outbox, network } = openTab(store);
  network.status = 403;
  outbox.add('a', url, body);
  await settle();
  const later = openTab(store);
  assert.deepEqual(later.outbox.parked().map(({ id }) => id), ['a']);
  assert.equal(store.get(markKey(knowledge)), 'undelivered');
  later.outbox.discard('a');
  assert.deepEqual(store.keys(outboxPrefix(knowledge)), []);
  assert.equal(store.get(markKey(knowledge)), 'seen');
});

test('what is stored and no record is left alone', () => {
  const store = makeBrowser();
  const record = { id: 'a', url, body, state: 'parked', attempts: 1, created: 1, next: 1, reference: '', reason: '' };
  for (const [i, odd] of [7, [], { ...record, created: 'x' }, { ...record, next: null }, { ...record, created: 1e300 }, { ...record, reason: 7 }, { ...record, url: undefined }].entries()) {
    store.set(`${outboxPrefix(knowledge)}${i}`, JSON.stringify(odd));
  }
  store.set(`${outboxPrefix(knowledge)}sound`, JSON.stringify(record));
  assert.deepEqual(openTab(store).outbox.parked(), [record]);
});
