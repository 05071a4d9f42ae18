// Session and screen together: what the visitor was writing when the agent ended the conversation, what is told of a
// handover that an earlier session left behind, what was passed on, and where a reply stands. Engine, frame and channel are stand-ins.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatOptions, ChatTransport } from '../../widget/src/channels/transport.ts';
import { Attachments } from '../../widget/src/attachments.ts';
import { newChat } from '../../widget/src/chat/state.ts';
import { openStore } from '../../widget/src/host/storage.ts';
import en from '../../widget/src/lang/en.json';
import { OutboxDriver } from '../../widget/src/outbox/driver.ts';
import { SessionStore, type StoredSession } from '../../widget/src/session-store.ts';
import { Stage, type StageHost } from '../../widget/src/stage.ts';
import { Strings } from '../../widget/src/strings.ts';
import { RichText } from '../../widget/src/text/rich.ts';
import type { Screen, Shell } from '../../widget/src/views/shell.ts';
import { FakeStorage } from './fake-storage.ts';
import { noSteps } from './drawn.ts';
import type { Effect, Engine, Event, LogEntry, Snapshot } from '../../wasm/js/index.ts';

// A browser without Web Locks.
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en'] }, configurable: true });
Object.assign(window, { matchMedia: () => ({ matches: false }) });

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const strings = new Strings('en-GB', en);
const clock = { now: () => Date.UTC(2026, 10, 22, 12), after: () => () => undefined };

/** Knows handovers only: asked for, one is checked; told that it has ended, it is. */
class Desk {
  events: Event[] = [];
  readonly trained = Promise.resolve();

  ask(): Promise<null> {
    return Promise.resolve(null);
  }

  record(): Promise<object> {
    return Promise.resolve({ id: 'h', transcript: [] });
  }

  step(snapshot: Snapshot | null, event: Event): ReturnType<Engine['step']> {
    this.events.push(event);
    const handover = event.type === 'handover_done' ? { ...snapshot?.handover, state: event.result } : snapshot?.handover;
    return Promise.resolve({ snapshot: { format: 1, content: 'c', ...snapshot, seq: event.seq, ...(handover && { handover }) } as Snapshot, effects: [{ type: 'persist', id: `${event.seq}:0` }] });
  }
}

async function setUp({ restored = null, left = [], status = 0, receiver = '/in' }: { restored?: StoredSession | null; left?: object[]; status?: number; receiver?: string }) {
  const store = openStore(() => new FakeStorage());
  for (const each of left) store.set(`o:${(each as { id: string }).id}`, JSON.stringify(each));
  const seen = { screen: null as Screen | null, said: [] as string[], drafts: {} as Record<string, string>, started: 0, running: false };
  const sessions = new SessionStore(store, 's', () => 'n');
  sessions.saveDrafts = (texts) => void (seen.drafts = { ...texts });
  const shell = {
    isOpen: true,
    announcer: { say: (text: string) => seen.said.push(text), hush: () => undefined },
    show: (screen: Screen) => (seen.screen = screen),
    focusStart: () => seen.started++,
    isAtEnd: () => true,
    scrollToEnd: () => undefined,
    setFoot: () => undefined,
    setWaiting: () => undefined,
    land: () => undefined,
    settle: () => undefined,
  };
  let channel: ChatOptions | undefined;
  const transport: ChatTransport = { availability: () => Promise.resolve(true), join: () => Promise.resolve(), send: () => undefined, typing: () => undefined, leave: () => Promise.resolve(), close: () => undefined };
  const request = () => Promise.resolve({ status, body: '{"id":"old","reference":"R-7"}', bytes: new Uint8Array(), type: '', retryAfter: 0 });
  const engine = new Desk();
  const host: StageHost = {
    engine: engine as unknown as Engine,
    about: { locale: 'en', hash: 'h', handover: { receiver, chat: { token: '/token' } } } as StageHost['about'],
    strings,
    shell: shell as unknown as Shell,
    rich: new RichText('en-GB', () => new Promise(() => undefined)),
    steps: noSteps(),
    attachments: new Attachments(),
    askPage: () => Promise.resolve({ status: 0, body: '' }),
    clock,
    store: sessions,
    outbox: new OutboxDriver({ store, clock, request, prefix: 'o:', onMark: () => undefined }),
    loadChat: () => Promise.resolve((options) => ((channel = options), transport)),
    track: () => undefined,
    onUnread: (_count, running) => (seen.running = running),
    onFailure: (failure) => assert.fail(String(failure)),
  };
  const stage = new Stage(host, restored);
  await settle();
  return { stage, seen, engine, channel: () => channel, body: () => seen.screen?.body as HTMLElement };
}

const inChat = (drafts: Record<string, string>): StoredSession => ({
  id: 's',
  snapshot: { format: 1, content: 'c', seq: 3, place: { kind: 'handed' }, handover: { id: 'h', state: 'delivered', mode: 'chat' } } as Snapshot,
  log: [],
  chat: { chat: newChat('h'), resume: '' },
  drafts,
  copied: false,
});

test('what is in the field when the agent ends it goes to whoever comes next, by either way', async () => {
  for (const way of ['someone_else', 'person'] as const) {
    const { stage, seen, engine, channel, body } = await setUp({ restored: inChat({ 'chat/h': 'half a sen' }) });
    document.body.replaceChildren(seen.screen?.dock as never);
    seen.screen?.focus?.()?.focus();
    channel()?.onEvent({ type: 'ended', at: 5 });
    await settle();
    assert.equal(seen.started, 1, 'the focus does not go with the field');
    assert.match(body().textContent ?? '', /half a sen.*Not sent.*The conversation has ended/);
    assert.deepEqual(seen.drafts, { 'message/message': 'half a sen' });
    if (way === 'person') stage.person();
    else [...body().querySelectorAll('button')].find((button) => button.textContent === en.chat.someone_else)?.click();
    await settle();
    assert.equal(engine.events.at(-1)?.type, 'person', way);
    assert.deepEqual(seen.drafts, { 'message/message': 'half a sen' }, way);
  }
});

test('what the visitor ends is over: nothing is kept for anybody', async () => {
  const { seen, channel } = await setUp({ restored: inChat({ 'chat/h': 'never mind' }) });
  const dock = seen.screen?.dock as HTMLElement;
  dock.querySelectorAll<HTMLElement>('.ending button')[1]?.click();
  channel()?.onEvent({ type: 'ended', at: 5 });
  await settle();
  assert.deepEqual(seen.drafts, {});
});

test('what was left behind and is sent now is told, with its reference; what is refused again stays', async () => {
  const parked = { id: 'old', url: 'https://shop.example/in', body: '{"id":"old","question":"Left behind","transcript":[]}', state: 'parked', attempts: 1, created: clock.now() - 9e7, next: clock.now() + 9e7, reference: '', reason: 'http_403' };
  for (const [status, words] of [[201, /^Your message has been sent\. Your reference is R-7\.$/], [403, /^This could not be delivered\./]] as const) {
    const { seen, body } = await setUp({ restored: { ...inChat({}), snapshot: { format: 1, content: 'c', seq: 3 } as Snapshot, chat: null }, left: [parked], status });
    [...body().querySelectorAll('button')].find((button) => button.textContent === 'Try again')?.click();
    assert.match(body().querySelector('.unsent')?.textContent ?? '', /^This could not be sent yet\./, 'on its way');
    await settle();
    assert.match(body().querySelector('.unsent, .notice:not([hidden])')?.textContent ?? '', words);
    assert.equal(body().querySelectorAll('.unsent').length, status === 201 ? 0 : 1);
    assert.deepEqual(seen.said, status === 201 ? ['Your message has been sent. Your reference is R-7.'] : []);
  }
});

test('the launcher of the next page is told of a conversation that runs or is still to be delivered, of nothing else', async () => {
  const cases = { delivering: true, failed: true, delivered: true, ended: false, checking: false, message: false };
  for (const [state, running] of Object.entries(cases)) {
    for (const mode of ['chat', 'message']) {
      const snapshot = { format: 1, content: 'c', seq: 3, handover: { id: 'h', state, mode } } as Snapshot;
      const { seen } = await setUp({ restored: { ...inChat({}), snapshot, chat: null } });
      assert.equal(seen.running, running && mode === 'chat', `${mode} ${state}`);
    }
  }
});

test('while a conversation runs, who asks for a person is sent to it; before, to the button that asks for one', async () => {
  const log = [{ event: { type: 'query', text: 'a human', at: 1, seq: 2, id: 'e', rand: 0 }, effects: [{ type: 'say', id: '2:0', message: 'intent_person' }] }] as StoredSession['log'];
  const talks = await setUp({ restored: { ...inChat({}), log } });
  talks.stage.back();
  assert.equal(talks.body().querySelector('.say')?.textContent, en.in_conversation.say.intent_person);
  const { body } = await setUp({ restored: { ...inChat({}), snapshot: { format: 1, content: 'c', seq: 3 } as Snapshot, chat: null, log } });
  assert.equal(body().querySelector('.say')?.textContent, en.say.intent_person);
});

test('a conversation that another page has delivered begins with the page, also behind the closed panel', async () => {
  const sent = { id: 'h', url: 'https://shop.example/in', body: '', state: 'sent', attempts: 1, created: clock.now(), next: 0, reference: '', reason: '' };
  const snapshot = { format: 1, content: 'c', seq: 3, handover: { id: 'h', state: 'failed', mode: 'chat' } } as Snapshot;
  const { seen, channel } = await setUp({ restored: { ...inChat({}), snapshot, chat: null }, left: [sent] });
  assert.equal(channel()?.handover, 'h', 'the visitor is in the room');
  assert.equal(seen.running, true);
  channel()?.onEvent({ type: 'ended', at: 5 });
  await settle();
  assert.equal(seen.running, false);
});

test('without a receiver no conversation begins, whoever is there', async () => {
  for (const [receiver, result] of [['/in', 'available'], ['', 'unavailable']] as const) {
    const { stage, engine } = await setUp({ receiver });
    const check: Effect = { type: 'handover', id: '9:0', handover: 'h', phase: 'check' };
    const step = engine.step.bind(engine);
    engine.step = async (snapshot, event) => {
      const turn = await step(snapshot, event);
      return event.type === 'person' ? { ...turn, effects: [...turn.effects, check] } : turn;
    };
    stage.person();
    await settle();
    await settle();
    const last = engine.events.at(-1);
    assert.equal(last?.type === 'handover_done' && last.result, result);
  }
});

const home = (turn: number): Effect => ({ type: 'offer', id: `${turn}:1`, turn, kind: 'home', options: [] });
const saysThanks: Effect = { type: 'say', id: '9:0', message: 'intent_thanks' };
const entry = (seq: number, event: object, ...effects: Effect[]): LogEntry => ({ event: { at: 1, seq, id: `e${seq}`, rand: 0, ...event } as Event, effects });
const atHome = (log: LogEntry[], drafts: Record<string, string> = {}): StoredSession => ({ id: 's', snapshot: { format: 1, content: 'c', seq: log.length } as Snapshot, log, chat: null, drafts, copied: false });
const opened = entry(1, { type: 'open' }, home(1));

/** An engine that says "you are welcome" to every question and is home then. */
function isThanked(engine: Desk): void {
  const step = engine.step.bind(engine);
  engine.step = async (snapshot, event) => {
    const turn = await step(snapshot, event);
    return event.type === 'query' ? { ...turn, effects: [...turn.effects, saysThanks, home(9)] } : turn;
  };
}

test('what is said at home is said to all, above the page', async () => {
  const { stage, seen, engine, body } = await setUp({ restored: atHome([opened]) });
  isThanked(engine);
  stage.ask('thanks');
  await settle();
  assert.equal(seen.screen?.name, 'home');
  assert.equal(body().querySelector('.notice:not([hidden])')?.textContent, 'You are welcome.');
  assert.deepEqual(seen.said, ['You are welcome.']);
});

test('a reply leaves an answer where it stands, after a reload, too; with nothing there it is home', async () => {
  const answered = entry(2, { type: 'query', text: 'Where is it?' }, { type: 'say', id: '2:0', parts: [{ text: 'Parcel 4471' }] });
  const thanked = entry(3, { type: 'query', text: 'thanks' }, saysThanks, home(3));
  const { stage, seen, engine, body } = await setUp({ restored: atHome([opened, answered]) });
  isThanked(engine);
  stage.ask('thanks');
  await settle();
  const words = /Where is it\?.*Parcel 4471.*thanks.*You are welcome\./;
  assert.equal(seen.screen?.name, 'thread');
  assert.match(body().textContent ?? '', words);
  assert.deepEqual(seen.said, [], 'the focus goes there: said once');
  const again = await setUp({ restored: atHome([opened, answered, thanked]) });
  assert.equal(again.seen.screen?.name, 'thread');
  assert.match(again.body().textContent ?? '', words);
  assert.equal((await setUp({ restored: atHome([opened, thanked]) })).seen.screen?.name, 'home');
});

test('a question that an earlier page has left unanswered stands in the field again, until it is taken out', async () => {
  const { seen, body } = await setUp({ restored: atHome([opened], { question: 'Where is it?', 'message/name': 'Ana' }) });
  const field = body().querySelector('input');
  assert.equal(field?.value, 'Where is it?');
  body().querySelector<HTMLElement>('.clear')?.click();
  await settle();
  assert.equal(field?.value, '');
  assert.deepEqual(seen.drafts, { 'message/name': 'Ana' });
});

test('what was said after a handover is not said to have been passed on', async () => {
  const deliver: Effect = { type: 'handover', id: '3:0', handover: 'h', phase: 'deliver', mode: 'chat' };
  const check: Effect = { type: 'handover', id: '2:0', handover: 'h', phase: 'check' };
  const person = entry(2, { type: 'person' }, check);
  const available = entry(3, { type: 'handover_done', handover: 'h', result: 'available' }, deliver);
  const later = entry(4, { type: 'query', text: 'Asked later' });
  const before = entry(2, { type: 'query', text: 'Asked before' });
  for (const [log, question, words] of [
    [[opened, person, available, later], '', /^Your request has been passed on\.(?!.*Asked)/],
    [[opened, before, person, available, later], 'Asked before', /^Your question has been passed on.*Asked before(?!.*Asked later)/],
  ] as const) {
    const restored = inChat({});
    const snapshot = { ...restored.snapshot, question: 'Asked later' } as Snapshot;
    const { body } = await setUp({ restored: { ...restored, snapshot, log: [...log], chat: { chat: newChat('h', question), resume: '' } } });
    assert.match(body().textContent ?? '', words);
  }
});
