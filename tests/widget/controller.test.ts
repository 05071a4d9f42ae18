// The controller: one event after the other, well-formed events, stale replies dropped, failures told.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Controller, type ControllerHost, type SessionEngine } from '../../widget/src/controller.ts';
import type { Answer, Effect, Event, LogEntry, Snapshot } from '../../wasm/js/index.ts';

/** An engine whose replies are let go one by one, in any order. */
class SlowEngine implements SessionEngine {
  readonly steps: { snapshot: Snapshot | null; event: Event; done(effects: Effect[]): void; fail(cause: Error): void }[] = [];
  readonly asks: { text: string; done(): void }[] = [];

  step(snapshot: Snapshot | null, event: Event): ReturnType<SessionEngine['step']> {
    return new Promise((resolve, reject) => {
      const next: Snapshot = { format: 1, content: 'c', turn: (snapshot?.turn ?? 0) + 1, seq: event.seq };
      this.steps.push({ snapshot, event, done: (effects) => resolve({ snapshot: next, effects }), fail: reject });
    });
  }

  ask(question: { text: string }): Promise<Answer> {
    return new Promise((resolve) => {
      const answer: Answer = { decision: 'none', matches: [], entities: [] };
      this.asks.push({ text: question.text, done: () => resolve(answer) });
    });
  }

  mask(): never {
    throw new Error('not used');
  }
  record(): never {
    throw new Error('not used');
  }
  article(): never {
    throw new Error('not used');
  }
}

function setUp(): { engine: SlowEngine; controller: Controller; turns: Event[]; failures: unknown[] } {
  const engine = new SlowEngine();
  const turns: Event[] = [];
  const failures: unknown[] = [];
  let at = 1000;
  const host: ControllerHost = {
    clock: { now: () => at++, after: () => () => undefined },
    onTurn: (entry) => turns.push(entry.event),
    onFailure: (failure) => failures.push(failure),
  };
  return { engine, controller: new Controller(engine, host, null), turns, failures };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const persist: Effect[] = [{ type: 'persist', id: '1:0' }];

test('events wait for each other and count from one', async () => {
  const { engine, controller, turns } = setUp();
  void controller.dispatch({ type: 'open' });
  void controller.dispatch({ type: 'query', text: 'hello' });
  await settle();
  assert.equal(engine.steps.length, 1, 'the second event waits for the first');
  engine.steps[0]?.done(persist);
  await settle();
  assert.equal(engine.steps[1]?.snapshot?.seq, 1, 'and is folded into its snapshot');
  engine.steps[1]?.done(persist);
  await settle();
  assert.deepEqual(turns.map(({ seq, type }) => [seq, type]), [[1, 'open'], [2, 'query']]);
  for (const event of turns) assert.match(event.id, /^[0-9a-f-]{36}$/);
  assert.equal(controller.session.id, turns[0]?.id);
  assert.equal(controller.session.log.length, 2);
});

test('a stale event leaves no trace in the log', async () => {
  const { engine, controller } = setUp();
  void controller.dispatch({ type: 'select', option: 'x', turn: 0 });
  await settle();
  engine.steps[0]?.done([{ type: 'stale', id: '0:s1' }]);
  await settle();
  assert.deepEqual(controller.session.log, []);
});

test('an engine that fails is reported once per event; later events still go on', async () => {
  const { engine, controller, failures } = setUp();
  void controller.dispatch({ type: 'open' });
  await settle();
  engine.steps[0]?.fail(new Error('dead'));
  await settle();
  assert.equal(failures.length, 1);
  void controller.dispatch({ type: 'open' });
  await settle();
  assert.equal(engine.steps.length, 2);
});

test('a reply to an older keystroke is dropped, whatever order they come in', async () => {
  const { engine, controller } = setUp();
  const first = controller.suggest('wh', 'en');
  const second = controller.suggest('whe', 'en');
  const third = controller.suggest('wher', 'en');
  engine.asks[2]?.done();
  engine.asks[0]?.done();
  engine.asks[1]?.done();
  assert.deepEqual([await first, await second], [null, null]);
  assert.notEqual(await third, null);
});

test('a reply that comes after the field was cleared is dropped', async () => {
  const { engine, controller } = setUp();
  const reply = controller.suggest('where', 'en');
  controller.forgetSuggestions();
  engine.asks[0]?.done();
  assert.equal(await reply, null);
});

test('a restored session goes on counting where it stopped', async () => {
  const { engine } = setUp();
  const host: ControllerHost = { clock: { now: () => 5, after: () => () => undefined }, onTurn: () => undefined, onFailure: () => undefined };
  const controller = new Controller(engine, host, { id: 's', snapshot: { format: 1, content: 'c', seq: 41 }, log: [] });
  void controller.dispatch({ type: 'resume' });
  await settle();
  assert.equal(engine.steps[0]?.event.seq, 42);
  assert.equal(engine.steps[0]?.snapshot?.seq, 41);
});

test('private answers are handed back with the next event, and the log is kept as the engine masks it', async () => {
  const handed: unknown[] = [];
  const engine: SessionEngine = {
    ask: () => Promise.reject(new Error('not used')),
    record: () => Promise.reject(new Error('not used')),
    article: () => Promise.reject(new Error('not used')),
    step: (_snapshot, event, answers) => {
      handed.push(answers);
      return Promise.resolve({ snapshot: { format: 1, content: 'c', seq: event.seq }, effects: persist, ...(event.type === 'submit' && { private: { texts: ['4711'] } }) });
    },
    mask: (_snapshot, _answers, log) => Promise.resolve(log.map(({ effects, event }): LogEntry => ({ event: { ...event, text: '•••' } as Event, effects }))),
  };
  const drawn: string[] = [];
  const host: ControllerHost = { clock: { now: () => 1, after: () => () => undefined }, onTurn: ({ event }) => drawn.push(JSON.stringify(event)), onFailure: assert.fail };
  const controller = new Controller(engine, host, null);
  await controller.dispatch({ type: 'query', text: 'is it 4711' });
  await controller.dispatch({ type: 'submit', fields: { pin: '4711' }, turn: 1 });
  assert.match(drawn[1] ?? '', /4711/, 'what is drawn is what was typed');
  assert.deepEqual(controller.session.log.map(({ event }) => (event as { text?: string }).text), ['•••', '•••'], 'also what came before');
  await controller.dispatch({ type: 'back' });
  assert.deepEqual(handed, [undefined, undefined, { texts: ['4711'] }]);
  assert.equal(controller.session.secret, undefined, 'gone when the core gives none');
});
