// The outbox of a page beside those of other tabs: one storage, one mark for the launcher.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Fetcher, Reply } from '../../widget/src/host/net.ts';
import { openStore, type Store } from '../../widget/src/host/storage.ts';
import { markSeen, markUndelivered, setMark } from '../../widget/src/mark.ts';
import { markKey } from '../../widget/src/mount.ts';
import { OutboxDriver, type OutboxReport, outboxPrefix } from '../../widget/src/outbox/driver.ts';
import { FakeStorage } from './fake-storage.ts';

// A browser without Web Locks.
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });

const knowledge = 'https://shop.example/support.json';
const url = 'https://shop.example/v1/handovers';
const body = JSON.stringify({ transcript: [] });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Handovers in storage, and whether the text of any is still there. */
function stored(store: Store): { states: string[]; texts: boolean } {
  const records = store.keys(outboxPrefix(knowledge)).map((key) => JSON.parse(store.get(key) ?? '') as { state: string; body: string });
  return { states: records.map(({ state }) => state), texts: records.some((record) => record.body !== '') };
}

/** What all tabs of one browser share. */
const makeBrowser = (): Store => openStore(() => new FakeStorage());

/** A tab whose network gives `status` to everything. */
function openTab(store: Store): { outbox: OutboxDriver; network: { status: number; sent: string[] }; time: { now: number }; told: OutboxReport[] } {
  const network = { status: 0, sent: [] as string[] };
  const request: Fetcher = (_url, { headers = {} } = {} as never): Promise<Reply> => {
    const id = JSON.parse(headers['idempotency-key'] ?? '""') as string;
    network.sent.push(id);
    return Promise.resolve({ status: network.status, body: JSON.stringify({ id }), bytes: new Uint8Array(), type: '', retryAfter: 0 });
  };
  const time = { now: 1_000 };
  const told: OutboxReport[] = [];
  const clock = { now: () => time.now, after: () => () => undefined };
  const outbox = new OutboxDriver({ store, clock, request, prefix: outboxPrefix(knowledge), onMark: (due) => markUndelivered(store, knowledge, due) });
  outbox.onReport = (report) => told.push(report);
  return { outbox, network, time, told };
}

test('the mark stays while another tab has something to deliver', async () => {
  const store = makeBrowser();
  const [one, two] = [openTab(store), openTab(store)];
  one.outbox.add('a', url, body);
  two.outbox.add('b', url, body);
  await settle();
  assert.equal(store.get(markKey(knowledge)), '0');
  two.network.status = 201;
  two.outbox.wake();
  await settle();
  assert.equal(two.outbox.get('b')?.state, 'sent');
  assert.equal(store.get(markKey(knowledge)), '0', 'the first still waits');
  setMark(store, knowledge, 'seen');
  one.outbox.wake();
  await settle();
  assert.equal(store.get(markKey(knowledge)), '0', 'and says so again whenever it fails');
  one.network.status = 201;
  one.outbox.wake();
  await settle();
  assert.equal(store.get(markKey(knowledge)), 'seen');
});

test('a page that finds nothing to deliver takes the mark back, and makes none', () => {
  const store = makeBrowser();
  openTab(store);
  assert.equal(store.get(markKey(knowledge)), null);
  setMark(store, knowledge, '0');
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
  assert.equal(Number(store.get(markKey(knowledge))), 1_000 + 24 * 3_600_000, 'until tomorrow no page has anything to load for');
  markSeen(store, knowledge);
  assert.notEqual(store.get(markKey(knowledge)), 'seen', 'a panel that opens leaves that standing');
  later.outbox.discard('a');
  assert.deepEqual(stored(store), { states: ['ended'], texts: false });
  assert.equal(store.get(markKey(knowledge)), 'seen');
});

test('what another tab has given up is not sent, and its text does not come back into storage', async () => {
  const store = makeBrowser();
  const { outbox, network, time, told } = openTab(store);
  network.status = 403;
  outbox.add('a', url, body);
  await settle();
  openTab(store).outbox.discard('a');
  time.now += 25 * 3_600_000;
  outbox.wake();
  await settle();
  assert.deepEqual([network.sent, stored(store), outbox.get('a')?.state], [['a'], { states: ['ended'], texts: false }, 'ended']);
  assert.deepEqual(openTab(store).outbox.parked(), []);
  assert.deepEqual(told.at(-1), { type: 'report', id: 'a', result: 'ended', reference: '', parked: false, reason: '' });
  assert.equal(store.get(markKey(knowledge)), 'seen');
});

test('given up while it is on its way, a refused one is gone, too; an arrived one has arrived', async () => {
  for (const [status, result, state] of [[403, 'ended', 'ended'], [201, 'delivered', 'sent']] as const) {
    const store = makeBrowser();
    const { outbox, network, told } = openTab(store);
    network.status = status;
    outbox.add('a', url, body);
    openTab(store).outbox.discard('a');
    await settle();
    assert.deepEqual([told.at(-1)?.result, stored(store)], [result, { states: [state], texts: false }]);
  }
});

test('a storage that is cleared while a handover waits or is on its way loses nothing', async () => {
  for (const status of [503, 0, 201]) {
    const store = makeBrowser();
    const { outbox, network, time, told } = openTab(store);
    const clear = (): void => store.keys('').forEach((key) => store.remove(key));
    outbox.add('a', url, body);
    clear();
    await settle();
    assert.deepEqual([outbox.get('a')?.state, stored(store)], ['waiting', { states: ['waiting'], texts: true }], 'it is stored again');
    clear();
    network.status = status;
    time.now += 10_000;
    outbox.wake();
    await settle();
    const state = status === 201 ? 'sent' : 'waiting';
    assert.deepEqual([network.sent, outbox.get('a')?.state, stored(store).states], [['a', 'a'], state, [state]]);
    assert.equal(told.at(-1)?.result, status === 201 ? 'delivered' : 'failed');
    assert.equal(store.get(markKey(knowledge)), status === 201 ? 'seen' : '0');
  }
});

test('what another tab has delivered or given up is taken over as soon as this one looks, a refused one, too', async () => {
  for (const [end, result] of [['sent', 'delivered'], ['ended', 'ended']] as const) {
    const ways: Record<string, (tab: OutboxDriver) => void> = { look: (tab) => tab.look(), wake: (tab) => tab.wake(), discard: (tab) => tab.discard('a'), 'try again': (tab) => tab.add('a', url, body) };
    for (const [way, act] of Object.entries(ways)) {
      const store = makeBrowser();
      const { outbox, network, told } = openTab(store);
      network.status = 403;
      outbox.add('a', url, body);
      await settle();
      const other = openTab(store);
      other.network.status = 201;
      if (end === 'sent') other.outbox.add('a', url, body);
      else other.outbox.discard('a');
      await settle();
      act(outbox);
      await settle();
      assert.deepEqual([outbox.get('a')?.state, told.at(-1)?.result, network.sent, stored(store)], [end, result, ['a'], { states: [end], texts: false }], `${end}, ${way}`);
    }
  }
});

test('what the site has cleared is stored again before the page goes, and the next page is told', async () => {
  for (const [status, mark] of [[503, '0'], [403, String(1_000 + 24 * 3_600_000)]] as const) {
    const store = makeBrowser();
    const { outbox, network } = openTab(store);
    network.status = status;
    outbox.add('a', url, body);
    await settle();
    store.keys('').forEach((key) => store.remove(key));
    outbox.look();
    assert.deepEqual([network.sent, stored(store).texts, store.get(markKey(knowledge))], [['a'], true, mark]);
  }
});

test('what storage has refused is sent without it', async () => {
  const { outbox, network } = openTab(openStore(() => new FakeStorage(0)));
  network.status = 201;
  outbox.add('a', url, body);
  await settle();
  assert.deepEqual([network.sent, outbox.get('a')?.state], [['a'], 'sent']);
});

test('what is stored and no record is left alone', () => {
  const store = makeBrowser();
  const record = { id: 'a', url, body, state: 'parked', attempts: 1, created: 1, next: 1, earliest: 0, reference: '', reason: '' };
  for (const [i, odd] of [7, [], { ...record, created: 'x' }, { ...record, next: null }, { ...record, earliest: 'x' }, { ...record, created: 1e300 }, { ...record, reason: 7 }, { ...record, url: undefined }].entries()) {
    store.set(`${outboxPrefix(knowledge)}${i}`, JSON.stringify(odd));
  }
  store.set(`${outboxPrefix(knowledge)}sound`, JSON.stringify(record));
  assert.deepEqual(openTab(store).outbox.parked(), [record]);
});
