// What the core asks the world for: an action on the owner's server is named, so that it is done once.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Effect, EventBody, LogEntry, LookupEffect } from '../../wasm/js/index.ts';
import type { Session } from '../../widget/src/controller.ts';
import { Effects } from '../../widget/src/effects.ts';
import type { Request } from '../../widget/src/host/net.ts';

const lookup = (id: string, method: string, url = '/api/cancel/RL-1'): LookupEffect => ({ type: 'lookup', id, name: 'cancel', url, method, timeout_ms: 5000 });

/** A session in which turns follow each other; gives the key of each request that goes out. */
function setUp(id = 'e', log: LogEntry[] = []): { turn(event: EventBody, ...effects: Effect[]): void; reload(): void; keys: (string | undefined)[]; answers: EventBody[]; log: LogEntry[] } {
  const session: Session = { id: 's1', snapshot: null, log };
  const keys: (string | undefined)[] = [];
  const answers: EventBody[] = [];
  const request = (_url: string, { headers }: Request) => {
    keys.push(headers?.['idempotency-key']);
    return Promise.resolve({ status: 200, body: '{}', bytes: new Uint8Array(), type: '', retryAfter: 0 });
  };
  const make = (): Effects =>
    new Effects({ request, session: () => session, dispatch: (body) => void answers.push(body), available: () => Promise.resolve(false), deliver: () => undefined, track: () => undefined });
  let effects = make();
  const turn = (event: EventBody, ...given: Effect[]): void => {
    session.log.push({ event: { ...event, at: 1, seq: session.log.length + 1, id: `${id}${session.log.length + 1}`, rand: 0 }, effects: given } as LogEntry);
    effects.run(given);
  };
  return { turn, reload: () => (effects = make()), keys, answers, log };
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
  turn(done('6:0', 500));
  turn(select, lookup('8:0', 'POST'));
  assert.deepEqual(keys, ['"e1/2:0"', '"e1/2:0"', '"e3/4:1"', '"e1/2:0"', '"e7/8:0"']);
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
