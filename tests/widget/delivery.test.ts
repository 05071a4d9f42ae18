// Between session and outbox: what is sent again, what earlier sessions left behind, what was missed.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Session } from '../../widget/src/controller.ts';
import { Delivery } from '../../widget/src/handover/delivery.ts';
import { openStore } from '../../widget/src/host/storage.ts';
import en from '../../widget/src/lang/en.json';
import { OutboxDriver } from '../../widget/src/outbox/driver.ts';
import { Strings } from '../../widget/src/strings.ts';
import { DeliveryView } from '../../widget/src/views/delivery.ts';
import { FakeStorage } from './fake-storage.ts';
import type { EventBody, HandoverEffect, HandoverRecord, Snapshot } from '../../wasm/js/index.ts';

// A browser without Web Locks.
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });

const strings = new Strings('en-GB', en);
const record = (id: string): HandoverRecord => ({ id, question: `Question of ${id}`, transcript: [] }) as unknown as HandoverRecord;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(handover: Snapshot['handover'], stored: object[] = [], receiver = '') {
  const store = openStore(() => new FakeStorage());
  for (const each of stored) store.set(`o:${(each as { id: string }).id}`, JSON.stringify(each));
  const sent: string[] = [];
  const seen = { dispatched: [] as EventBody[], chats: [] as string[], changes: 0, status: 0, receiver };
  const request = (url: string) => (sent.push(url), Promise.resolve({ status: seen.status, body: '{"id":"old"}', bytes: new Uint8Array(), type: '', retryAfter: 0 }));
  const outbox = new OutboxDriver({ store, clock: { now: () => Date.UTC(2026, 10, 22, 12), after: () => () => undefined }, request, prefix: 'o:', onMark: () => undefined });
  const session: Session = { id: 's', snapshot: { format: 1, content: 'c', ...(handover && { handover }) }, log: [] };
  const delivery = new Delivery({
    outbox,
    engine: { record: () => Promise.resolve(record(handover?.id ?? '')) },
    about: { locale: 'en', hash: 'h', contact: { email: 'help@shop.example' }, handover: { get receiver() { return seen.receiver; } } },
    strings,
    session: () => session,
    dispatch: (body) => seen.dispatched.push(body),
    address: (url) => `https://shop.example${url}`,
    startChat: (id) => seen.chats.push(id),
    onChange: () => seen.changes++,
  });
  return { delivery, outbox, sent, seen };
}

const effect = (id: string): HandoverEffect => ({ type: 'handover', id: '2:0', handover: id, phase: 'deliver', mode: 'message' });
const parked = (id: string, body: string) => ({ id, url: 'https://shop.example/in', body, state: 'parked', attempts: 1, created: Date.UTC(2026, 10, 20, 12), next: Date.UTC(2026, 10, 23), reference: '', reason: 'http_403' });

test('without a receiver nothing is ever sent; a receiver of later takes the same bytes', async () => {
  const { delivery, outbox, sent, seen } = setUp({ id: 'h', state: 'delivering', mode: 'message' });
  for (let i = 0; i < 2; i++) await delivery.deliver(effect('h'));
  assert.deepEqual(sent, []);
  assert.equal(delivery.undelivered().state, 'parked');
  assert.deepEqual(seen.dispatched.map((body) => body.type === 'handover_done' && body.result), ['failed', 'failed']);
  const frozen = outbox.get('h')?.body;
  seen.receiver = '/v1/handovers';
  await delivery.deliver(effect('h'));
  await settle();
  assert.deepEqual(sent, ['https://shop.example/v1/handovers']);
  assert.equal(outbox.get('h')?.body, frozen);
});

test('what an earlier session could not deliver is told in a later one, and can be given up there', () => {
  const { delivery, outbox, seen } = setUp({ id: 'own', state: 'failed', mode: 'message' }, [parked('own', JSON.stringify(record('own'))), parked('old', JSON.stringify(record('old')))]);
  const left = delivery.leftBehind(() => Promise.resolve(true));
  assert.equal(left.length, 1, 'the own one has its place in the thread');
  const [actions] = left;
  assert.ok(actions);
  const { node } = new DeliveryView('x', strings, actions);
  assert.match(node.textContent ?? '', /could not be delivered.*20 November 2026.*Question of old/);
  [...node.querySelectorAll('button')].find((button) => button.textContent === 'Do not send it')?.click();
  assert.deepEqual([outbox.get('old')?.body, delivery.leftBehind(() => Promise.resolve(true)), seen.changes], ['', [], 1]);
});

test('what was left behind can be tried again, and is gone when it has arrived', async () => {
  const { delivery, sent, seen } = setUp(undefined, [parked('old', JSON.stringify(record('old')))]);
  seen.status = 201;
  seen.receiver = '/in';
  const [actions] = delivery.leftBehind(() => Promise.resolve(true));
  actions?.again?.();
  assert.deepEqual(sent, ['https://shop.example/in']);
  await settle();
  assert.equal(seen.changes, 2, 'it is tried; it is sent');
  assert.deepEqual(delivery.leftBehind(() => Promise.resolve(true)), []);
});

test('a session that opens sends what was refused to the receiver of today, which a wrong address had kept it from', async () => {
  const { outbox, sent } = setUp(undefined, [parked('old', JSON.stringify(record('old')))], '/right');
  await settle();
  assert.deepEqual([sent, outbox.get('old')?.url], [['https://shop.example/right'], 'https://shop.example/right']);
});

test('given up in another tab, the handover of this session is given up here', async () => {
  const { outbox, seen } = setUp({ id: 'own', state: 'failed', mode: 'message' }, [], '/in');
  outbox.add('own', 'https://shop.example/in', '{}');
  assert.deepEqual(seen.changes, 0);
  outbox.onReport({ type: 'report', id: 'own', result: 'ended', reference: '', parked: false, reason: '' });
  assert.deepEqual([seen.dispatched, seen.changes], [[{ type: 'handover_done', handover: 'own', result: 'ended' }], 1]);
});

test('without a receiver there is no trying again, and who has taken the text along is not reminded', async () => {
  const ways = { copy: (node: HTMLElement) => node.querySelector('button'), mail: (node: HTMLElement) => node.querySelector<HTMLElement>('a') };
  for (const [what, find] of Object.entries(ways)) {
    const { delivery, outbox, sent } = setUp(undefined, [parked('old', JSON.stringify(record('old')))]);
    const [actions] = delivery.leftBehind(() => Promise.resolve(true));
    assert.ok(actions && !actions.again);
    const { node } = new DeliveryView('x', strings, actions);
    find(node)?.click();
    await settle();
    assert.deepEqual([outbox.get('old')?.body, sent], ['', []], what);
    assert.match(node.textContent ?? '', /Question of old/, 'the text stays within reach until the page goes');
  }
  const { delivery, outbox } = setUp(undefined, [parked('old', JSON.stringify(record('old')))]);
  const [actions] = delivery.leftBehind(() => Promise.resolve(false));
  assert.ok(actions);
  const { node } = new DeliveryView('x', strings, actions);
  node.querySelector('button')?.click();
  await settle();
  assert.ok(outbox.get('old')?.body, 'what could not be copied is not taken');
});

test('a stored record that cannot be read can still be given up', () => {
  const { delivery } = setUp(undefined, [parked('a', 'no JSON'), parked('b', '{"id":"b","transcript":[null]}')]);
  assert.deepEqual(delivery.leftBehind(() => Promise.resolve(true)).map(({ undelivered }) => undelivered().text), ['', '']);
});

test('a delivered conversation that was not stored is entered again, an ended one is not', () => {
  for (const [state, chats] of [['delivered', ['h']], ['ended', []]] as const) {
    const { delivery, seen } = setUp({ id: 'h', state, mode: 'chat' });
    delivery.catchUp();
    assert.deepEqual(seen.chats, chats, state);
  }
});
