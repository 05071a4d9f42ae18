// A question is folded in where it was asked, however long its answer is in coming. The engine is a stand-in whose
// ranking is learned when the test says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Asking } from '../../widget/src/asking.ts';
import { Controller, type SessionEngine } from '../../widget/src/controller.ts';
import { type DraftTexts, Drafts } from '../../widget/src/drafts.ts';
import type { Answer, Event, Snapshot, Target } from '../../wasm/js/index.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const article = (id: string): Target => ({ kind: 'article', id });
const answerWith = (id: string): Answer => ({ decision: 'answer', matches: [{ target: article(id) }], entities: [] }) as unknown as Answer;

function setUp(reply: () => Answer = () => answerWith('first'), restored: DraftTexts = {}, { isPrivate = false, movesOn = false } = {}) {
  const seen = { events: [] as Event[], waiting: [] as string[], drafts: restored, failures: [] as unknown[] };
  let learn = (): void => undefined;
  const learned = new Promise<void>((resolve) => (learn = resolve));
  let late = (): void => undefined;
  const engine: SessionEngine = {
    ask: () => learned.then(reply),
    step: (snapshot, event) => (event.type === 'query' ? learned : Promise.resolve()).then(() => ({ snapshot: { format: 1, content: 'c', ...snapshot, seq: event.seq } as Snapshot, effects: [{ type: 'persist', id: `${event.seq}:0` }] })),
    record: () => Promise.reject(new Error('not used')),
    article: () => Promise.reject(new Error('not used')),
  };
  const clock = { now: () => 1000, after: (_ms: number, task: () => void) => ((late = task), () => (late = () => undefined)) };
  const onTurn = ({ event }: { event: Event }): void => {
    seen.events.push(event);
    asking.took(event);
  };
  const controller = new Controller(engine, { clock, onTurn, onFailure: (failure) => seen.failures.push(failure) }, null);
  const asking = new Asking({
    clock,
    drafts: new Drafts(restored, (texts) => (seen.drafts = texts)),
    dispatch: (next) => controller.dispatch(next),
    answerTo: (text) => controller.answerTo(text, 'en'),
    askElsewhere: () => Promise.resolve(movesOn),
    onWaiting: (text) => seen.waiting.push(text),
    isPrivate: () => isPrivate,
  });
  const fail = (): void => void (engine.step = () => Promise.reject(new Error('dead')));
  const told = (): unknown[] => seen.events.map((event) => [event.type, 'text' in event ? event.text : '']);
  return { asking, controller, seen, told, fail, learn: () => learn(), late: () => late() };
}

test('what is no question is asked, whatever stood first while it was typed', async () => {
  const heard = (): Answer => ({ ...answerWith('contact'), intent: 'press' }) as Answer;
  const { asking, told, learn } = setUp(heard);
  learn();
  asking.ask('I am a journalist', article('noise'));
  await settle();
  assert.deepEqual(told(), [['query', 'I am a journalist']]);
});

test('the waiting line names what is still on its way', async () => {
  const { asking, seen, late, learn } = setUp();
  asking.ask('one');
  late();
  asking.ask('two');
  assert.deepEqual(seen.waiting, ['one', 'one two']);
  learn();
  await settle();
  assert.deepEqual(seen.waiting, ['one', 'one two', 'two', '']);
});

test('what is done after a question is folded in after it; until then it is kept', async () => {
  for (const first of [article('first'), undefined]) {
    const { asking, controller, seen, told, learn } = setUp();
    asking.ask('Where is it?', first);
    void controller.dispatch({ type: 'person' });
    await settle();
    assert.deepEqual(told(), [], 'the person does not overtake it');
    assert.deepEqual(seen.drafts, { question: 'Where is it?' });
    learn();
    await settle();
    assert.deepEqual(told(), [['query', 'Where is it?'], ['person', '']]);
    assert.deepEqual(seen.drafts, {});
    assert.deepEqual(seen.waiting, [''], 'nobody had to be told to wait');
    assert.deepEqual(seen.failures, []);
  }
});

test('what stands first counts where the answer would be another, and only there', async () => {
  const cases: [() => Answer, string][] = [
    [() => answerWith('other'), 'pick'],
    [() => answerWith('first'), 'query'],
    [() => ({ ...answerWith('other'), decision: 'choose' }), 'query'],
    [() => assert.fail('no answer'), 'query'],
  ];
  for (const [reply, type] of cases) {
    const { asking, seen, told, learn } = setUp(reply);
    asking.ask('it', article('first'));
    learn();
    await settle();
    assert.deepEqual(told(), [[type, 'it']]);
    const [event] = seen.events;
    if (event?.type === 'pick') assert.deepEqual(event.target, article('first'));
    assert.deepEqual(seen.drafts, {});
  }
});

test('who has to wait is told so, until the last question is answered', async () => {
  const { asking, seen, learn, late } = setUp();
  asking.ask('one');
  asking.ask('two');
  late();
  assert.deepEqual(seen.waiting, ['one two']);
  assert.deepEqual(seen.drafts, { question: 'one two' });
  learn();
  await settle();
  assert.deepEqual(seen.waiting, ['one two', 'two', '']);
  late();
  assert.equal(seen.waiting.at(-1), '', 'nothing is told late');
});

test('a question of an earlier page is forgotten when the field is emptied or another one is answered', async () => {
  const kept = { question: 'old', 'message/name': 'Ana' };
  const emptied = setUp(undefined, kept);
  emptied.asking.keep();
  assert.deepEqual(emptied.seen.drafts, { 'message/name': 'Ana' });
  const answered = setUp(undefined, kept);
  answered.learn();
  answered.asking.ask('old');
  await settle();
  assert.deepEqual(answered.seen.drafts, { 'message/name': 'Ana' });
});

test('a person asked for behind a question is named, kept when the page is left, and comes after it', async () => {
  const { asking, controller, seen, told, learn } = setUp();
  asking.thenPerson('Talk to a person');
  assert.deepEqual([seen.waiting, seen.drafts], [[], {}], 'nothing waits: it is done at once');
  asking.ask('Where is it?');
  asking.thenPerson('Talk to a person');
  void controller.dispatch({ type: 'person' });
  assert.deepEqual(seen.waiting, ['Where is it? · Talk to a person']);
  assert.deepEqual(seen.drafts, { question: 'Where is it?', person: 'Talk to a person' });
  learn();
  await settle();
  assert.deepEqual(told(), [['query', 'Where is it?'], ['person', '']]);
  assert.deepEqual(seen.drafts, {});
  assert.equal(seen.waiting.at(-1), '');
});

test('a question that another language takes over is not asked here; what stands before the visitor is', async () => {
  const { asking, told, learn } = setUp(undefined, {}, { movesOn: true });
  learn();
  asking.ask('gde je moj paket');
  await settle();
  assert.deepEqual(told(), []);
  asking.ask('where is it', article('first'));
  await settle();
  assert.deepEqual(told(), [['query', 'where is it']]);
});

test('what is typed where something private is asked for is stored nowhere', async () => {
  const { asking, seen, told, learn } = setUp(undefined, {}, { isPrivate: true });
  asking.ask('my code is 4711');
  await settle();
  assert.deepEqual(seen.drafts, {});
  learn();
  await settle();
  assert.deepEqual(told(), [['query', 'my code is 4711']]);
});

test('a question that the engine fails at keeps nobody waiting, and is kept', async () => {
  const { asking, seen, fail, learn, late } = setUp();
  fail();
  asking.ask('Where is it?', article('first'));
  late();
  learn();
  await settle();
  assert.equal(seen.failures.length, 1);
  assert.deepEqual(seen.waiting, ['Where is it?', '']);
  assert.deepEqual(seen.drafts, { question: 'Where is it?' });
});
