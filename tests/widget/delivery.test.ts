// Between session and outbox: what is sent again, what earlier sessions left behind, what was missed.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Session } from '../../widget/src/controller.ts';
import { Delivery } from '../../widget/src/handover/delivery.ts';
import type { Fetcher } from '../../widget/src/host/net.ts';
import { openStore } from '../../widget/src/host/storage.ts';
import en from '../../widget/src/lang/en.json';
import { OutboxDriver } from '../../widget/src/outbox/driver.ts';
import { SessionStore } from '../../widget/src/session-store.ts';
import { Strings } from '../../widget/src/strings.ts';
import { DeliveryView } from '../../widget/src/views/delivery.ts';
import { FakeStorage } from './fake-storage.ts';
import type { EventBody, HandoverRecord, LogEntry, Snapshot } from '../../wasm/js/index.ts';

// A browser without Web Locks.
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });

const strings = new Strings('en-GB', en);
const record = (id: string): HandoverRecord => ({ id, question: `Question of ${id}`, transcript: [] }) as unknown as HandoverRecord;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(handover: Snapshot['handover'], stored: object[] = [], receiver = '', tab = openStore(() => new FakeStorage())) {
  const store = openStore(() => new FakeStorage());
  for (const each of stored) store.set(`o:${(each as { id: string }).id}`, JSON.stringify(each));
  const sent: string[] = [];
  const bodies: (string | undefined)[] = [];
  const seen = { dispatched: [] as EventBody[], chats: [] as string[], questions: [] as (string | undefined)[], changes: 0, status: 0, receiver };
  const request: Fetcher = (url, { body }) => (sent.push(url), bodies.push(body), Promise.resolve({ status: seen.status, body: '{"id":"old"}', bytes: new Uint8Array(), type: '', retryAfter: 0 }));
  const outbox = new OutboxDriver({ store, clock: { now: () => Date.UTC(2026, 10, 22, 12), after: () => () => undefined }, request, prefix: 'o:', onMark: () => undefined });
  const kept = new SessionStore(tab, 's', () => 'n');
  const session: Session = { id: 's', snapshot: { format: 1, content: 'c', ...(handover && { handover }) }, log: [] };
  const delivery = new Delivery({
    outbox,
    engine: { record: (_snapshot, log) => Promise.resolve({ ...record(handover?.id ?? ''), summary: `${log.length} entries` }) },
    about: { locale: 'en', hash: 'h', contact: { email: 'help@shop.example' }, handover: { get receiver() { return seen.receiver; } } },
    strings,
    store: kept,
    session: () => session,
    dispatch: (body) => seen.dispatched.push(body),
    address: (url) => `https://shop.example${url}`,
    startChat: (id, question) => {
      seen.chats.push(id);
      seen.questions.push(question);
    },
    onChange: () => seen.changes++,
  });
  return { delivery, outbox, sent, bodies, seen, store, session, kept };
}

const parked = (id: string, body: string) => ({ id, url: 'https://shop.example/in', body, state: 'parked', attempts: 1, created: Date.UTC(2026, 10, 20, 12), next: Date.UTC(2026, 10, 23), reference: '', reason: 'http_403' });

test('without a receiver nothing is ever sent; a receiver of later takes the same bytes', async () => {
  const { delivery, outbox, sent, seen } = setUp({ id: 'h', state: 'delivering', mode: 'message' });
  for (let i = 0; i < 2; i++) await delivery.deliver('h');
  assert.deepEqual(sent, []);
  assert.equal(delivery.undelivered().state, 'parked');
  assert.deepEqual(seen.dispatched.map((body) => body.type === 'handover_done' && body.result), ['failed', 'failed']);
  const frozen = outbox.get('h')?.body;
  seen.receiver = '/v1/handovers';
  await delivery.deliver('h');
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

test('without a receiver there is no trying again; a copy or an e-mail erases nothing, the visitor does', async () => {
  const { delivery, outbox, sent } = setUp(undefined, [parked('old', JSON.stringify(record('old')))]);
  const [actions] = delivery.leftBehind(() => Promise.resolve(true));
  assert.ok(actions && !actions.again && !delivery.sends);
  const { node } = new DeliveryView('x', strings, actions);
  node.querySelector('button')?.click();
  node.querySelector<HTMLElement>('a')?.click();
  await settle();
  assert.ok(outbox.get('old')?.body);
  [...node.querySelectorAll('button')].find((button) => button.textContent === 'Do not send it')?.click();
  assert.deepEqual([outbox.get('old')?.body, sent], ['', []]);
});

test('an e-mail that does not hold all of it says so; what counts is how long it is in the address', () => {
  const bodyOf = (mail: string): string => new URL(mail).searchParams.get('body') ?? '';
  for (const [what, question, cut] of [['short', 'x'.repeat(1_700), false], ['long', `${'x'.repeat(3_000)}END`, true], ['Cyrillic', 'ш'.repeat(400), true], ['wide', '🥾'.repeat(200), true]] as const) {
    const { delivery } = setUp({ id: 'own', state: 'failed', mode: 'message' }, [parked('own', JSON.stringify({ ...record('own'), question }))]);
    const now = delivery.undelivered();
    assert.equal(now.cut, cut, what);
    assert.ok(encodeURIComponent(bodyOf(now.mail)).length <= 1_800, what);
    assert.equal(/Only the beginning fits/.test(bodyOf(now.mail)), cut, what);
    assert.doesNotMatch(now.mail, /%EF%BF%BD/, 'no half characters');
    const { node } = new DeliveryView('x', strings, { undelivered: () => now, copy: () => Promise.resolve(true), dismiss: () => undefined });
    assert.equal(/Only the beginning fits/.test(node.textContent ?? ''), cut, what);
    assert.ok(now.text.includes(question), 'the copy is whole');
  }
});

test('a stored record that cannot be read can still be given up', () => {
  const { delivery } = setUp(undefined, [parked('a', 'no JSON'), parked('b', '{"id":"b","transcript":[null]}')]);
  assert.deepEqual(delivery.leftBehind(() => Promise.resolve(true)).map(({ undelivered }) => undelivered().text), ['', '']);
});

test('a conversation begins with the question as it was passed on, where that is still known', async () => {
  const cases: [string | null, string | undefined][] = [
    ['{"id":"h","question":"As it was","transcript":[]}', 'As it was'],
    ['{"id":"h","transcript":[]}', ''],
    ['no JSON', undefined],
    [null, undefined],
  ];
  for (const [body, question] of cases) {
    const { outbox, seen, kept } = setUp({ id: 'h', state: 'delivering', mode: 'chat' }, [], '/in');
    kept.saveFrozen(body === null ? null : { handover: 'h', body });
    outbox.onReport({ id: 'h', result: 'delivered', reference: '' });
    assert.deepEqual([seen.chats, seen.questions, kept.frozen], [['h'], [question], null], String(body));
  }
});

test('a delivered conversation that was not stored is entered again, an ended one is not', () => {
  for (const [state, chats] of [['delivered', ['h']], ['ended', []]] as const) {
    const { delivery, seen } = setUp({ id: 'h', state, mode: 'chat' });
    delivery.catchUp();
    assert.deepEqual(seen.chats, chats, state);
  }
});

test('a failed handover whose outbox was cleared is delivered again with the session, with the same bytes', async () => {
  const tab = openStore(() => new FakeStorage());
  const before = setUp({ id: 'h', state: 'delivering', mode: 'message' }, [], '/in', tab);
  before.kept.saveSession(before.session);
  await before.delivery.deliver('h');
  await settle();
  before.session.log.push({ event: { type: 'query', seq: 1, text: 'something else' }, effects: [] } as unknown as LogEntry);
  before.kept.saveSession(before.session);
  const after = setUp({ id: 'h', state: 'failed', mode: 'message' }, [], '/in', tab);
  assert.ok(await after.kept.restore());
  after.session.log.push(...before.session.log);
  after.seen.status = 201;
  after.delivery.catchUp();
  await settle();
  assert.deepEqual(after.bodies, [before.bodies[0]]);
  assert.equal(after.outbox.get('h')?.body, before.outbox.get('h')?.body);
});

test('a failed handover that is still in the outbox waits there for its time', async () => {
  const { delivery, outbox, sent } = setUp({ id: 'own', state: 'failed', mode: 'message' }, [parked('own', JSON.stringify(record('own')))], '/in');
  delivery.catchUp();
  await settle();
  assert.deepEqual([sent, outbox.get('own')?.state], [[], 'parked']);
});

test('the frozen bytes are forgotten once they are delivered or given up', async () => {
  for (const end of ['delivered', 'given up'] as const) {
    const { delivery, kept, seen } = setUp({ id: 'old', state: 'delivering', mode: 'message' }, [], '/in');
    seen.status = end === 'delivered' ? 201 : 403;
    await delivery.deliver('old');
    assert.equal(kept.frozen?.handover, 'old');
    await settle();
    if (end === 'given up') delivery.dismiss();
    assert.equal(kept.frozen, null, end);
  }
});

test('refused here and delivered by another tab: nothing is given up, and it is told as delivered', () => {
  const { delivery, store, seen } = setUp({ id: 'own', state: 'failed', mode: 'message' }, [parked('own', JSON.stringify(record('own')))], '/in');
  store.set('o:own', JSON.stringify({ ...parked('own', ''), state: 'sent', reference: 'R-1' }));
  delivery.dismiss();
  assert.deepEqual(seen.dispatched, [{ type: 'handover_done', handover: 'own', result: 'delivered', reference: 'R-1' }]);
  assert.equal((JSON.parse(store.get('o:own') ?? '') as { state: string }).state, 'sent');
});

test('given up in another tab while this page was not there, or while it tries again, it is given up here', async () => {
  const over = { ...parked('own', ''), state: 'ended' };
  const later = setUp({ id: 'own', state: 'failed', mode: 'message' }, [over], '/in');
  later.delivery.catchUp();
  await settle();
  assert.deepEqual(later.seen.dispatched, [{ type: 'handover_done', handover: 'own', result: 'ended' }]);
  const trying = setUp({ id: 'own', state: 'delivering', mode: 'message' }, [over], '/in');
  await trying.delivery.deliver('own');
  assert.deepEqual(trying.seen.dispatched.map((body) => body.type === 'handover_done' && body.result), ['failed', 'ended'], 'the core gives up what has failed');
});
