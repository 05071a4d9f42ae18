// What was typed and not sent outlives the page, in the tab's session and nowhere else.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Drafts, formPlace, storable } from '../../widget/src/drafts.ts';
import { openStore } from '../../widget/src/host/storage.ts';
import { SessionStore } from '../../widget/src/session-store.ts';
import type { Form } from '../../wasm/js/index.ts';

const form = (more: Partial<Form>): Form => ({ type: 'form', id: '1:0', turn: 1, kind: 'input', fields: [], ...more });
// A browser without Web Locks.
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
const denied = (): never => {
  throw new Error('no storage here');
};

test('the message form is one place, each step its own', () => {
  assert.equal(formPlace(form({ kind: 'message', turn: 3 })), formPlace(form({ kind: 'message', turn: 9 })));
  assert.notEqual(formPlace(form({ flow: 'track', step: 'a' })), formPlace(form({ flow: 'track', step: 'b' })));
});

test('what is typed stays until it is dropped; an emptied field stays empty', () => {
  const kept: unknown[] = [];
  const drafts = new Drafts({}, (texts) => kept.push(texts));
  assert.equal(drafts.get('message/name'), undefined);
  drafts.set('message/name', 'Ana');
  drafts.set('message/message', '');
  drafts.set('step/track/ask/number', 'RL-1');
  assert.equal(drafts.get('message/message'), '');
  drafts.drop('message/');
  assert.deepEqual(kept.at(-1), { 'step/track/ask/number': 'RL-1' });
  const writes = kept.length;
  drafts.drop('chat/');
  assert.equal(kept.length, writes, 'nothing to drop, nothing to write');
  assert.equal(drafts.get('constructor'), undefined);
});

test('what repeats a private answer is no draft to store, however it is spelled; a short one is a word', () => {
  const kept = (text: string, secret: string): boolean => 'a' in storable({ a: text }, [secret]);
  assert.ok(!kept('code 123-456 is mine', '123456'));
  assert.ok(!kept('It is ZQ 4711.', 'zq-4711'));
  assert.ok(!kept('typed ---- twice', '----'));
  assert.ok(!kept('Yes, no!', 'no'));
  assert.ok(kept('I know nothing about it', 'no'));
  assert.ok(kept('a - b', '----'));
});

test('the session record carries drafts across a reload; damaged ones are left out', async () => {
  const tab = openStore(denied);
  const session = { id: 's', snapshot: { format: 1, content: 'c' }, log: [] };
  const before = new SessionStore(tab, 'k', () => 'n');
  before.saveSession(session);
  before.saveDrafts({ 'message/message': 'Half a sen' });
  const restored = await new SessionStore(tab, 'k', () => 'n').restore();
  assert.deepEqual(restored?.drafts, { 'message/message': 'Half a sen' });
  tab.set('k', JSON.stringify({ ...session, drafts: { a: 1, b: 'x' } }));
  assert.deepEqual((await new SessionStore(tab, 'k', () => 'n').restore())?.drafts, { b: 'x' });
  tab.set('k', JSON.stringify(session));
  assert.deepEqual((await new SessionStore(tab, 'k', () => 'n').restore())?.drafts, {});
});
