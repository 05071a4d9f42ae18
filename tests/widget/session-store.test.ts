// The tab's session in storage: what a copied tab may go on with, and what of a damaged one is taken.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openStore, type Store } from '../../widget/src/host/storage.ts';
import { goOn, SessionStore } from '../../widget/src/session-store.ts';
import type { Zones } from '../../wasm/js/index.ts';
import { FakeStorage } from './fake-storage.ts';

/** Web Locks over all tabs of this test. */
const held = new Set<string>();
const locks = {
  request(name: string, _options: object, task: (lock: object | null) => unknown): Promise<unknown> {
    const lock = held.has(name) ? null : { name };
    held.add(name);
    return Promise.resolve(task(lock));
  },
};
Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });

const makeTab = (text?: string): Store => {
  const tab = openStore(() => new FakeStorage());
  if (text !== undefined) tab.set('k', text);
  return tab;
};
const storeOf = (tab: Store): SessionStore => new SessionStore(tab, 'k', () => 'a new id');

const entry = { event: { type: 'open', at: 1, seq: 1, id: 'e', rand: 0 }, effects: [{ type: 'persist', id: '1:0' }] };
const chat = { chat: { handover: 'h', items: [{ kind: 'message', id: 'm', from: 'visitor', name: '', text: 'Hi', at: 1, state: 'sent' }], connection: 'ready', typing: '', unread: 0, ended: false }, resume: 'r' };
const session = (more: object): string => JSON.stringify({ id: 's', snapshot: { format: 1, content: 'c' }, log: [entry], chat, drafts: { 'message/name': 'Ana' }, ...more });

test('a copied tab keeps what was walked and typed, under an id of its own, but not the conversation', async () => {
  const text = session({ id: 'copied' });
  const original = await storeOf(makeTab(text)).restore();
  assert.deepEqual([original?.id, original?.copied, original?.chat?.chat.handover], ['copied', false, 'h']);
  const copy = await storeOf(makeTab(text)).restore();
  assert.deepEqual([copy?.id, copy?.copied, copy?.chat], ['a new id', true, null]);
  assert.deepEqual([copy?.log.length, copy?.drafts], [1, { 'message/name': 'Ana' }]);
});

test('what has not the shape of a session is none', async () => {
  const broken: [string, object][] = [
    ['no id', { id: 7 }],
    ['no log', { log: {} }],
    ['an entry of nothing', { log: [entry, null] }],
    ['an event that cannot be counted', { log: [{ ...entry, event: { ...entry.event, seq: '1' } }] }],
    ['effects that are no list', { log: [{ ...entry, effects: {} }] }],
    ['an effect without an id', { log: [{ ...entry, effects: [{ type: 'say' }] }] }],
  ];
  for (const [what, more] of broken) assert.equal(await storeOf(makeTab(session(more))).restore(), null, what);
  for (const text of ['', 'null', '[]', '"s"', '{"id":']) assert.equal(await storeOf(makeTab(text)).restore(), null, text);
});

test('a damaged conversation is left out, the session is not', async () => {
  const broken = [7, {}, { chat: { handover: 'h' } }, { chat: { ...chat.chat, items: [null] } }, { chat: { ...chat.chat, items: [{ id: 7 }] } }, { chat: { ...chat.chat, handover: 7 } }];
  for (const [i, odd] of broken.entries()) {
    const restored = await storeOf(makeTab(session({ id: `damaged ${i}`, chat: odd }))).restore();
    assert.deepEqual([restored?.id, restored?.chat], [`damaged ${i}`, null]);
  }
});

test('what was restored and could not be used leaves nothing in the session that begins', async () => {
  const tab = makeTab(session({ id: 'useless' }));
  const store = storeOf(tab);
  await store.restore();
  store.forget();
  store.saveSession({ id: 'fresh', snapshot: { format: 1, content: 'c' }, log: [] });
  assert.deepEqual(JSON.parse(tab.get('k') ?? ''), { id: 'fresh', snapshot: { format: 1, content: 'c' }, log: [], chat: null, drafts: {} });
  assert.ok(held.has('waypost-session:fresh'), 'a copy of it will be told apart');
});

test('private answers are not stored, nor what repeats one in what is being written', () => {
  const tab = makeTab();
  const store = storeOf(tab);
  store.saveDrafts({ 'message/message': 'my PIN is zq-4711', 'message/name': 'Ana' });
  store.saveSession({ id: 'private', snapshot: { format: 1, content: 'c', vars: { pin: '•••' } }, log: [entry] as never, secret: { texts: ['ZQ-4711'], vars: { pin: 'zq-4711' } } });
  const stored = tab.get('k') ?? '';
  assert.doesNotMatch(stored, /4711|secret/i);
  assert.match(stored, /"pin":"•••"[^]*"drafts":\{"message\/name":"Ana"\}/);
});

test('a session whose private answers are still there was not left: it goes on without forgetting them', async () => {
  const restored = await storeOf(makeTab(session({ id: 'going on' }))).restore();
  assert.ok(restored);
  const zones = { 'Europe/Belgrade': [[0, 60]] } as Zones;
  assert.deepEqual(goOn(restored, zones), { type: 'resume', zones });
  assert.deepEqual(goOn({ ...restored, copied: true }, zones), { type: 'resume', zones, copy: true });
  assert.deepEqual(goOn({ ...restored, secret: { texts: ['4711'] } }, zones), { type: 'content_changed' });
});
