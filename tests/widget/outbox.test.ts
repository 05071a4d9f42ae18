// The outbox reducer: every transition, and a random walk against a naive model of a receiver.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  type Answer,
  backoff,
  dueFrom,
  judge,
  keepMs,
  type Outbox,
  type OutboxAction,
  type OutboxEvent,
  type OutboxRecord,
  reduceOutbox,
} from '../../widget/src/outbox/reducer.ts';

const url = 'https://shop.example/v1/handovers';
const mended = 'https://shop.example/v2/handovers';
const answer = (status: number, body = '', retryAfter = 0): Answer => ({ status, body, retryAfter });
const ack = (id: string): Answer => answer(201, JSON.stringify({ id, reference: `R-${id}` }));

/** Feeds events one after the other; gives the last state and the actions of the last event. */
function feed(...events: OutboxEvent[]): { outbox: Outbox; actions: OutboxAction[] } {
  let outbox: Outbox = {};
  let actions: OutboxAction[] = [];
  for (const event of events) ({ outbox, actions } = reduceOutbox(outbox, event));
  return { outbox, actions };
}

const add = (id = 'a', at = 1000): OutboxEvent => ({ type: 'add', id, url, body: `{"id":"${id}"}`, at });
const answered = (id: string, given: Answer, at = 2000): OutboxEvent => ({ type: 'answered', id, url, answer: given, at, rand: 0 });
const wake = (at: number, to = ''): OutboxEvent => ({ type: 'wake', at, url: to });
const types = (actions: OutboxAction[]): string[] => actions.map((action) => action.type);

test('a record is saved before it is sent', () => {
  const { outbox, actions } = feed(add());
  assert.deepEqual(types(actions), ['save', 'send']);
  assert.equal(outbox['a']?.state, 'sending');
  assert.equal(outbox['a']?.attempts, 1);
});

test('only a 201 whose JSON names the id is an acknowledgement', () => {
  const cases: [Answer, string][] = [
    [ack('a'), 'sent'],
    [answer(201, '{"id":"b"}'), 'later'],
    [answer(201, '<html>Sign in to the network</html>'), 'later'],
    [answer(201, ''), 'later'],
    [answer(201, 'null'), 'later'],
    [answer(200, '{"id":"a"}'), 'later'],
    [answer(200, '<html>Sign in</html>'), 'later'],
    [answer(204), 'later'],
    [answer(302), 'later'],
    [answer(0), 'later'],
    [answer(408), 'later'],
    [answer(409), 'later'],
    [answer(425), 'later'],
    [answer(429), 'later'],
    [answer(500), 'later'],
    [answer(503), 'later'],
    [answer(400), 'refused'],
    [answer(401), 'refused'],
    [answer(403), 'refused'],
    [answer(404), 'refused'],
    [answer(413), 'refused'],
    [answer(422), 'refused'],
  ];
  for (const [given, kind] of cases) assert.equal(judge('a', given).kind, kind, `${given.status} ${given.body}`);
});

test('an acknowledged record gives up its body, keeps its reference, and is reported once', () => {
  const { outbox, actions } = feed(add(), answered('a', ack('a')));
  assert.deepEqual(types(actions), ['save', 'report']);
  assert.deepEqual([outbox['a']?.state, outbox['a']?.body, outbox['a']?.reference], ['sent', '', 'R-a']);
  const late = reduceOutbox(outbox, answered('a', answer(500)));
  assert.deepEqual(late.actions, []);
  assert.equal(late.outbox['a']?.state, 'sent');
});

test('no answer: it waits, is reported as failed, and is due again later', () => {
  const { outbox, actions } = feed(add(), answered('a', answer(0), 2000));
  assert.deepEqual(types(actions), ['save', 'report', 'alarm']);
  assert.equal(outbox['a']?.state, 'waiting');
  const early = reduceOutbox(outbox, { type: 'due', at: 2100 });
  assert.deepEqual(types(early.actions), ['alarm']);
  const due = reduceOutbox(outbox, { type: 'due', at: 10_000 });
  assert.deepEqual(types(due.actions), ['send']);
  assert.equal(due.outbox['a']?.attempts, 2);
});

const dayMs = 24 * 3_600_000;

test('a refusal parks it: it is offered again once a day, or when the visitor wishes', () => {
  const parked = feed(add(), answered('a', answer(403), 2000));
  assert.deepEqual(parked.actions.at(-1), { type: 'report', id: 'a', result: 'failed', reference: '', parked: true, reason: 'http_403' });
  for (const later of [wake, (at: number): OutboxEvent => ({ type: 'due', at })]) {
    assert.deepEqual(reduceOutbox(parked.outbox, later(1000 + dayMs)).actions, [], 'not before a day has gone');
    const next = reduceOutbox(parked.outbox, later(2000 + dayMs));
    assert.deepEqual(types(next.actions), ['send']);
    const refused = reduceOutbox(next.outbox, answered('a', answer(403), 3000 + dayMs));
    assert.deepEqual(reduceOutbox(refused.outbox, later(4000 + dayMs)).actions, [], 'and rests again');
    assert.equal(reduceOutbox(next.outbox, answered('a', ack('a'))).outbox['a']?.state, 'sent', 'the slip is mended');
  }
  assert.deepEqual(types(reduceOutbox(parked.outbox, add('a', 5000)).actions), ['save', 'send']);
  assert.equal(dueFrom(parked.outbox), 2000 + dayMs, 'a page of tomorrow is to try it');
});

test('what is refused for two weeks is forgotten', () => {
  const parked = feed(add('a', 1000), answered('a', answer(403)));
  const later = reduceOutbox(parked.outbox, wake(1001 + keepMs));
  assert.deepEqual([later.outbox, later.actions], [{}, [{ type: 'forget', id: 'a' }]]);
});

test('without a receiver it is kept and reported, never sent', () => {
  const { outbox, actions } = feed({ type: 'add', id: 'a', url: '', body: 'x', at: 1 });
  assert.deepEqual(types(actions), ['save', 'report']);
  assert.deepEqual([outbox['a']?.state, outbox['a']?.reason, outbox['a']?.body], ['parked', 'no_receiver', 'x']);
  const again = reduceOutbox(outbox, { type: 'add', id: 'a', url: '', body: 'x', at: 2 });
  assert.deepEqual(types(again.actions), ['save', 'report'], 'also not when it is tried again');
  for (const event of [wake(2 + 2 * dayMs), { type: 'due', at: 2 + 2 * dayMs } as const]) assert.deepEqual(reduceOutbox(again.outbox, event).actions, []);
  assert.equal(dueFrom(again.outbox), Infinity, 'no page could do anything for it');
});

test('a receiver that the site has now takes what was kept without one', () => {
  const { outbox, actions } = feed({ type: 'add', id: 'a', url: '', body: 'x', at: 1 }, { type: 'add', id: 'a', url, body: 'other', at: 2 });
  assert.deepEqual(types(actions), ['save', 'send']);
  assert.deepEqual([outbox['a']?.url, outbox['a']?.body], [url, 'x']);
});

test('the bytes under an id never change; where they go is what the site says last', () => {
  const { outbox } = feed(add(), answered('a', answer(404)), { type: 'add', id: 'a', url: mended, body: 'other', at: 3000 });
  assert.deepEqual([outbox['a']?.body, outbox['a']?.url, outbox['a']?.state], ['{"id":"a"}', mended, 'sending']);
  assert.equal(reduceOutbox(outbox, { type: 'add', id: 'a', url: '', body: 'other', at: 4000 }).outbox['a']?.url, mended, 'none today takes none away');
});

test('a wrong address that the site has mended holds nothing back', () => {
  for (const [what, status] of [['refused', 404], ['waiting', 0]] as const) {
    const { outbox } = feed(add(), answered('a', answer(status), 2000));
    const { actions } = reduceOutbox(outbox, wake(2001, mended));
    assert.deepEqual(actions.map((action) => action.type === 'send' && action.record.url), [mended], what);
  }
  const { outbox } = feed(add(), answered('a', answer(404), 2000));
  assert.deepEqual(reduceOutbox(outbox, wake(2001, url)).actions, [], 'what refused it is not asked again before its time');
  const sent = feed(add(), answered('a', ack('a')), wake(3000, mended));
  assert.deepEqual(sent.actions, [], 'what is sent stays so');
});

test('a refusal from the address of before does not make the one of today wait a day', () => {
  const { outbox, actions } = feed(add(), wake(1500, mended), answered('a', answer(404), 2000));
  assert.deepEqual([outbox['a']?.state, outbox['a']?.url, outbox['a']?.next], ['waiting', mended, 2500]);
  assert.equal(types(actions).at(-1), 'alarm');
});

test('adding what is already sent only reports it again', () => {
  const { actions } = feed(add(), answered('a', ack('a')), add('a', 9000));
  assert.deepEqual(actions, [{ type: 'report', id: 'a', result: 'delivered', reference: 'R-a', parked: false, reason: '' }]);
});

test('new hope sends whatever waits at once', () => {
  const { outbox } = feed(add('a'), add('b'), answered('a', answer(0)), answered('b', answer(503)));
  const { actions } = reduceOutbox(outbox, wake(2001));
  assert.deepEqual(types(actions), ['send', 'send']);
});

test('what a dead page left behind while sending is sent again', () => {
  const { outbox } = feed(add());
  const stored = Object.values(outbox);
  const restored = feed({ type: 'restored', records: stored }, wake(5000));
  assert.deepEqual(types(restored.actions), ['send']);
  assert.equal(dueFrom(restored.outbox), 0);
});

test('sent ids are forgotten after two weeks, undelivered ones never', () => {
  const { outbox } = feed(add('old'), answered('old', ack('old')), add('kept', 1000), answered('kept', answer(0)));
  const { outbox: later, actions } = reduceOutbox(outbox, { type: 'due', at: 1001 + keepMs });
  assert.deepEqual(Object.keys(later), ['kept']);
  assert.ok(actions.some((action) => action.type === 'forget' && action.id === 'old'));
});

test('what another tab is sending has not failed; what it has delivered counts', () => {
  const { outbox } = feed(add());
  const pending = reduceOutbox(outbox, { type: 'elsewhere', id: 'a', stored: outbox['a'] ?? null, at: 2000 });
  assert.deepEqual(types(pending.actions), ['alarm']);
  assert.equal(pending.outbox['a']?.state, 'waiting');
  const theirs = feed(add(), answered('a', ack('a'))).outbox['a'] ?? null;
  const done = reduceOutbox(outbox, { type: 'elsewhere', id: 'a', stored: theirs, at: 2000 });
  assert.deepEqual(done.actions, [{ type: 'report', id: 'a', result: 'delivered', reference: 'R-a', parked: false, reason: '' }]);
  assert.deepEqual(reduceOutbox(done.outbox, { type: 'elsewhere', id: 'a', stored: null, at: 3000 }).actions, []);
});

test('what stands in storage: over is over, missing is stored again, all else is left alone', () => {
  const { outbox } = feed(add('a'), add('b'), add('c'), answered('a', answer(403)), answered('b', answer(0)));
  const there = (id: string, state: OutboxRecord['state']): OutboxRecord => ({ ...(outbox[id] as OutboxRecord), state });
  const { outbox: next, actions } = reduceOutbox(outbox, { type: 'seen', records: [there('a', 'sent'), there('c', 'waiting')] });
  assert.deepEqual(actions, [{ type: 'report', id: 'a', result: 'delivered', reference: '', parked: false, reason: 'http_403' }, { type: 'save', record: outbox['b'] }]);
  assert.deepEqual(next, { ...outbox, a: there('a', 'sent') });
  assert.deepEqual(reduceOutbox(next, { type: 'seen', records: [there('b', 'waiting'), there('c', 'ended')] }).actions.map((action) => action.type === 'report' && [action.id, action.result]), [['c', 'ended']], 'what is over here needs no storing');
});

test('given up, only the id stays, for two weeks, and nothing is sent for it again', () => {
  const discard: OutboxEvent = { type: 'discard', id: 'a', at: 3000 };
  const given = feed(add(), answered('a', answer(403)), discard);
  const { outbox, actions } = given;
  const { state, body, url: to, created } = outbox['a'] as OutboxRecord;
  assert.deepEqual([types(actions), state, body, to, created], [['save'], 'ended', '', '', 3000]);
  assert.deepEqual(reduceOutbox(outbox, { ...discard, at: 4000 }).actions, []);
  assert.equal(dueFrom(outbox), Infinity);
  assert.deepEqual(reduceOutbox(outbox, wake(3000 + keepMs, url)).actions, []);
  assert.deepEqual(reduceOutbox(outbox, wake(3001 + keepMs, url)).actions, [{ type: 'forget', id: 'a' }]);
  const ended = { type: 'report', id: 'a', result: 'ended', reference: '', parked: false, reason: '' };
  assert.deepEqual(reduceOutbox(outbox, add()).actions, [ended]);
  assert.deepEqual(reduceOutbox(feed(add()).outbox, { type: 'elsewhere', id: 'a', stored: outbox['a'] ?? null, at: 5000 }).actions, [ended]);
  assert.deepEqual(types(reduceOutbox(outbox, answered('a', answer(503))).actions), []);
  assert.deepEqual(types(reduceOutbox(outbox, answered('a', ack('a'))).actions), ['save', 'report'], 'it had arrived before');
});

test('a record that is missing from storage was not given up', () => {
  const { outbox } = reduceOutbox(feed(add()).outbox, { type: 'elsewhere', id: 'a', stored: null, at: 2000 });
  assert.equal(outbox['a']?.state, 'waiting');
});

test('backoff doubles to five minutes, and jitters', () => {
  assert.deepEqual([1, 2, 3, 4].map((attempt) => backoff(attempt, 0)), [500, 1000, 2000, 4000]);
  assert.equal(backoff(1, 0xffff_ffff), 999);
  assert.equal(backoff(50, 0), 150_000);
  assert.ok(backoff(50, 0xffff_ffff) < 300_000);
});

test('what the receiver asks for is undercut by nothing but the visitor, and by an address that did not ask', () => {
  const { outbox } = feed(add(), answered('a', answer(503, '', 600), 2000));
  for (const later of [wake, (at: number): OutboxEvent => ({ type: 'due', at })]) {
    assert.deepEqual(types(reduceOutbox(outbox, later(601_999)).actions), ['alarm']);
    assert.deepEqual(types(reduceOutbox(reduceOutbox(outbox, wake(3000)).outbox, later(602_000)).actions), ['send']);
  }
  assert.deepEqual(types(reduceOutbox(outbox, add('a', 3000)).actions), ['save', 'send']);
  assert.deepEqual(types(reduceOutbox(outbox, wake(3000, mended)).actions), ['send']);
  assert.deepEqual(types(feed(add(), answered('a', answer(503, '', 600), 2000), wake(2500), wake(3000)).actions), ['alarm'], 'however often');
  assert.equal(feed(add(), answered('a', answer(503, '', 1e9), 2000)).outbox['a']?.next, 3_602_000, 'within reason');
});

/** A small generator, so that a failing walk can be repeated by its seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

/** A receiver that may lose requests, answers or its patience, but stores each id once. */
class Receiver {
  readonly stored = new Map<string, string>();

  receive(id: string, body: string, luck: number): Answer {
    switch (luck % 6) {
      case 0:
        return answer(0);
      case 1:
        return answer(503);
      case 2:
        this.store(id, body);
        return answer(0);
      case 3:
        return answer(200, '<html>portal</html>');
      default:
        this.store(id, body);
        return ack(id);
    }
  }

  private store(id: string, body: string): void {
    const before = this.stored.get(id);
    assert.ok(before === undefined || before === body, 'same id, other bytes');
    this.stored.set(id, body);
  }
}

test('random walks: never lost, never doubled, never called sent without an acknowledgement', () => {
  for (let seed = 1; seed <= 300; seed++) walk(seed);
});

function walk(seed: number): void {
  const next = generator(seed);
  const receiver = new Receiver();
  const disk = new Map<string, OutboxRecord>();
  const added = new Map<string, string>();
  const delivered = new Set<string>();
  const acknowledged = new Set<string>();
  let outbox: Outbox = {};
  let inFlight: OutboxRecord[] = [];
  let at = 0;

  const apply = (event: OutboxEvent): void => {
    const reduced = reduceOutbox(outbox, event);
    outbox = reduced.outbox;
    for (const action of reduced.actions) {
      if (action.type === 'save') disk.set(action.record.id, action.record);
      else if (action.type === 'send') inFlight.push(action.record);
      else if (action.type === 'report' && action.result === 'delivered') delivered.add(action.id);
    }
    for (const record of inFlight) assert.ok(disk.has(record.id), `seed ${seed}: sent before it was saved`);
  };

  for (let i = 0; i < 60; i++) {
    at += next() % 4000;
    const choice = next() % 8;
    if (choice === 0 && added.size < 4) {
      const id = `h${added.size}`;
      added.set(id, `body of ${id}`);
      apply({ type: 'add', id, url, body: `body of ${id}`, at });
    } else if (choice === 1) {
      outbox = {};
      inFlight = [];
      apply({ type: 'restored', records: [...disk.values()] });
    } else if (choice === 2) {
      apply(wake(at));
    } else if (choice < 6 && inFlight.length) {
      const [record] = inFlight.splice(next() % inFlight.length, 1) as [OutboxRecord];
      const given = receiver.receive(record.id, record.body, next());
      if (given.status === 201) acknowledged.add(record.id);
      apply({ type: 'answered', id: record.id, url: record.url, answer: given, at, rand: next() });
    } else {
      apply({ type: 'due', at });
    }
    for (const id of delivered) assert.ok(acknowledged.has(id), `seed ${seed}: ${id} called sent without an acknowledgement`);
  }
  for (let i = 0; i < 50 && dueFrom(outbox) < Infinity; i++) {
    apply(wake(at));
    for (const record of inFlight.splice(0)) {
      apply({ type: 'answered', id: record.id, url: record.url, answer: receiver.receive(record.id, record.body, 4), at, rand: next() });
      acknowledged.add(record.id);
    }
  }
  assert.deepEqual([...receiver.stored].sort(), [...added].sort(), `seed ${seed}: not exactly one record per id`);
  assert.deepEqual([...delivered].sort(), [...added.keys()].sort(), `seed ${seed}: not all reported`);
}
