// What the core asks the world for: an action on the owner's server is named, so that it is done once.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Effect, EventBody, LogEntry, LookupEffect } from '../../wasm/js/index.ts';
import type { Session } from '../../widget/src/controller.ts';
import { Effects } from '../../widget/src/effects.ts';
import type { Request } from '../../widget/src/host/net.ts';
import type { PageCall } from '../../widget/src/host/page-lookups.ts';

const lookup = (id: string, method: string, url = '/api/cancel/RL-1'): LookupEffect => ({ type: 'lookup', id, name: 'cancel', url, method, timeout_ms: 5000 });

/** A session in which turns follow each other; gives the key of each request that goes out. */
function setUp(id = 'e', log: LogEntry[] = []): { turn(event: EventBody, ...effects: Effect[]): void; reload(): void; keys: (string | undefined)[]; requests: Request[]; calls: [string, PageCall][]; answers: EventBody[]; log: LogEntry[] } {
  const session: Session = { id: 's1', snapshot: null, log };
  const keys: (string | undefined)[] = [];
  const answers: EventBody[] = [];
  const requests: Request[] = [];
  const calls: [string, PageCall][] = [];
  const request = (_url: string, sent: Request) => {
    keys.push(sent.headers?.['idempotency-key']);
    requests.push(sent);
    return Promise.resolve({ status: 200, body: '{}', bytes: new Uint8Array(), type: '', retryAfter: 0 });
  };
  const askPage = (name: string, call: PageCall) => {
    calls.push([name, call]);
    return Promise.resolve({ status: 404, body: '' });
  };
  const make = (): Effects =>
    new Effects({ request, askPage, session: () => session, dispatch: (body) => void answers.push(body), available: () => Promise.resolve(false), deliver: () => undefined, track: () => undefined }, 'hr');
  let effects = make();
  const turn = (event: EventBody, ...given: Effect[]): void => {
    session.log.push({ event: { ...event, at: 1, seq: session.log.length + 1, id: `${id}${session.log.length + 1}`, rand: 0 }, effects: given } as LogEntry);
    effects.run(given);
  };
  return { turn, reload: () => (effects = make()), keys, requests, calls, answers, log };
}

const select: EventBody = { type: 'select', option: 'retry', turn: 1 };
const done = (effect: string, status: number): EventBody => ({ type: 'lookup_done', effect, status, body: '' });

test('what is only read carries no key; what changes something is named by event and effect', async () => {
  const { turn, keys, answers } = setUp();
  turn(select, lookup('2:0', 'GET'), lookup('2:1', ''), lookup('2:2', 'POST'));
  assert.deepEqual(keys, [undefined, undefined, '"e1/2:2"']);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(answers.length, 3);
});

test('given again after a reload, it is the same action', () => {
  const { turn, reload, keys } = setUp();
  turn(select, lookup('2:0', 'POST'));
  reload();
  turn({ type: 'resume' }, lookup('2:0', 'POST'));
  assert.deepEqual(keys, ['"e1/2:0"', '"e1/2:0"']);
});

test('tried again without an answer, it is the same action; after an answer it is a new one', () => {
  const { turn, reload, keys } = setUp();
  turn(select, lookup('2:0', 'POST'));
  turn(done('2:0', 0));
  reload();
  turn(select, lookup('4:0', 'POST'), lookup('4:1', 'POST', '/api/cancel/RL-2'));
  turn(done('4:0', 504));
  turn(select, lookup('6:0', 'POST'));
  turn(done('6:0', 409));
  turn(select, lookup('8:0', 'POST'));
  assert.deepEqual(keys, ['"e1/2:0"', '"e1/2:0"', '"e3/4:1"', '"e1/2:0"', '"e7/8:0"']);
});

test('a second try has a new key only after an answer that the core could read', () => {
  const unread: Effect = { type: 'track', id: '3:0', name: 'action_unknown' };
  const stale: Effect = { type: 'stale', id: '2:s3' };
  const cases: [number, Effect[], boolean][] = [
    [200, [], true], [204, [], true], [404, [], true], [408, [], true], [409, [unread], true],
    [200, [unread], false], [200, [stale], false], [0, [unread], false], [302, [unread], false], [500, [unread], false], [503, [], false],
  ];
  for (const [status, effects, isNew] of cases) {
    const { turn, keys } = setUp();
    turn(select, lookup('2:0', 'POST'));
    turn(done('2:0', status), ...effects);
    turn(select, lookup('4:0', 'POST'));
    assert.deepEqual(keys, ['"e1/2:0"', isNew ? '"e3/4:0"' : '"e1/2:0"'], String(status));
  }
});

test('one that was left behind without waiting for its answer is the same action, too', () => {
  const { turn, keys } = setUp();
  turn(select, lookup('2:0', 'POST'));
  turn({ type: 'back' });
  turn(select, lookup('4:0', 'POST'));
  assert.deepEqual(keys, ['"e1/2:0"', '"e1/2:0"']);
});

test('in a copied tab what waits, or is tried again there, is the same action; what is begun there is not', () => {
  const first = setUp();
  first.turn(select, lookup('2:0', 'POST'));
  const copy = setUp('c', [...first.log]);
  copy.turn({ type: 'resume', copy: true }, lookup('2:0', 'POST'));
  for (const tab of [first, copy]) {
    tab.turn(done('2:0', 0));
    tab.turn(select, lookup('4:0', 'POST'));
    tab.turn(done('4:0', 200));
    tab.turn(select, lookup('6:0', 'POST'));
  }
  assert.deepEqual(first.keys, ['"e1/2:0"', '"e1/2:0"', '"e5/6:0"']);
  assert.deepEqual(copy.keys, ['"e1/2:0"', '"e1/2:0"', '"c6/6:0"']);
});

test('what was confirmed in two copies of one tab is one action; what was asked anew is another', () => {
  const asks = (turn: number): Effect => ({ type: 'offer', id: `${turn}:1`, turn, kind: 'confirm', options: [{ id: 'yes' }, { id: 'no' }], person_first: false });
  const yes = (turn: number): EventBody => ({ type: 'select', option: 'yes', turn });
  const first = setUp();
  first.turn({ type: 'submit', fields: {}, turn: 1 }, asks(2));
  const copy = setUp('c', [...first.log]);
  copy.turn({ type: 'resume', copy: true });
  for (const tab of [first, copy]) {
    tab.turn(yes(2), lookup('3:0', 'POST'));
    tab.turn(done('3:0', 0));
    tab.turn(select, lookup('5:0', 'POST'));
    tab.turn(done('5:0', 200));
    tab.turn({ type: 'back' }, asks(7));
    tab.turn(yes(7), lookup('8:0', 'POST'));
  }
  assert.deepEqual(first.keys, ['"e1/2:1"', '"e1/2:1"', '"e6/7:1"']);
  assert.deepEqual(copy.keys, ['"e1/2:1"', '"e1/2:1"', '"c7/7:1"']);
});

test('a body goes out as JSON, with the owner’s own headers; none of them takes the place of the key', () => {
  const { turn, requests } = setUp();
  turn(select, { ...lookup('2:0', 'POST'), body: '{"reason":"late"}', headers: { 'X-Shop': 'north', Accept: 'application/problem+json', 'Idempotency-Key': 'mine' } });
  turn(select, { ...lookup('3:0', 'GET'), headers: { 'accept-language': 'sr' } });
  assert.deepEqual(requests[0], {
    method: 'POST',
    headers: { accept: 'application/problem+json', 'accept-language': 'hr', 'content-type': 'application/json', 'x-shop': 'north', 'idempotency-key': '"e1/2:0"' },
    body: '{"reason":"late"}',
    timeoutMs: 5000,
    stays: true,
    limit: 65536,
  });
  assert.deepEqual([requests[1]?.headers, requests[1]?.body], [{ accept: 'application/json', 'accept-language': 'sr' }, undefined]);
});

test('an action has a key whatever its method; with other words in its body it is another action', () => {
  const { turn, keys } = setUp();
  const cancel = (id: string, body: string): LookupEffect => ({ ...lookup(id, 'POST'), body });
  turn(select, { ...lookup('2:0', 'GET'), action: true });
  turn(select, cancel('3:0', '{"a":1}'));
  turn(select, cancel('4:0', '{"a":2}'));
  turn(select, cancel('5:0', '{"a":1}'));
  assert.deepEqual(keys, ['"e1/2:0"', '"e2/3:0"', '"e3/4:0"', '"e2/3:0"']);
});

test('without an address the page is asked by name, under the same rule for what is one action', async () => {
  const { turn, keys, calls, answers } = setUp();
  const asked = (id: string, order: string, action: boolean): LookupEffect => ({ type: 'lookup', id, name: 'stock', args: { order }, method: 'GET', timeout_ms: 0, ...(action && { action }) });
  turn(select, asked('2:0', 'RL-1', false));
  turn(select, asked('3:0', 'RL-1', true));
  turn(select, asked('4:0', 'RL-2', true));
  turn(select, asked('5:0', 'RL-2', true));
  assert.deepEqual(keys, [], 'nothing goes over the network');
  assert.deepEqual(calls[0], ['stock', { args: { order: 'RL-1' }, key: '', timeoutMs: 10_000, limit: 65536 }]);
  assert.deepEqual(calls.slice(1).map(([, { key }]) => key), ['e2/3:0', 'e3/4:0', 'e3/4:0']);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(answers[0], { type: 'lookup_done', effect: '2:0', status: 404, body: '' });
});

test('of a masked log the page knows what it asked for; an earlier page’s tries are all the same', () => {
  const pay = (id: string, code: string): LookupEffect => ({ ...lookup(id, 'POST'), body: `{"code":"${code}"}` });
  const { turn, reload, keys, log } = setUp();
  const hide = (): void => log.forEach((entry, i) => (log[i] = JSON.parse(JSON.stringify(entry).replaceAll(/1111|2222/g, '•••')) as LogEntry));
  turn(select, pay('2:0', '1111'));
  hide();
  turn(done('2:0', 0));
  turn(select, pay('4:0', '2222'));
  hide();
  turn(done('4:0', 0));
  turn(select, pay('6:0', '1111'));
  assert.deepEqual(keys, ['"e1/2:0"', '"e3/4:0"', '"e1/2:0"']);
  hide();
  reload();
  // As the controller does: masked before anything is run.
  log.push({ event: { type: 'select', option: 'yes', turn: 1, at: 1, seq: 9, id: 'e9', rand: 0 }, effects: [pay('8:0', '•••')] });
  turn({ type: 'resume' }, pay('8:0', '2222'));
  assert.equal(keys.at(-1), '"e1/2:0"');
});
