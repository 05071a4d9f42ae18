// The driver of a live conversation: the visitor's end reaches the agent once, whenever it comes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent, ChatOptions, ChatTransport } from '../../widget/src/channels/transport.ts';
import { ChatDesk, type ChatDeskHost } from '../../widget/src/chat/desk.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A channel whose chunk and room open when the test says so, and which notes what it is asked. */
function setUp(host: Partial<ChatDeskHost> = {}, lobby: () => boolean = () => true): { desk: ChatDesk; calls: string[]; load(): void; enter(): void; options(): ChatOptions | undefined } {
  const calls: string[] = [];
  let loaded = (): void => undefined;
  let entered = (): void => undefined;
  let options: ChatOptions | undefined;
  const transport: ChatTransport = {
    availability: () => Promise.resolve(lobby()),
    join: () => {
      calls.push('join');
      return new Promise((resolve) => (entered = resolve));
    },
    send: (text) => void calls.push(`send ${text}`),
    typing: (active) => void calls.push(`typing ${active}`),
    leave: () => Promise.resolve(void calls.push('leave')),
    close: () => void calls.push('close'),
  };
  const desk = new ChatDesk({
    clock: { now: () => 1, after: () => () => undefined },
    load: () => new Promise((resolve) => (loaded = () => resolve((given) => ((options = given), transport)))),
    token: '/chat/token',
    nick: () => '',
    begun: () => '',
    seen: () => true,
    onChange: () => undefined,
    onEnded: (handover) => void calls.push(`ended ${handover}`),
    save: () => undefined,
    ...host,
  });
  return { desk, calls, load: () => loaded(), enter: () => entered(), options: () => options };
}

test('the visitor ends it: over at once, told and left once', async () => {
  const { desk, calls, load, enter } = setUp();
  void desk.start('h');
  load();
  await settle();
  enter();
  await settle();
  desk.setTyping(true);
  void desk.end();
  assert.equal(desk.chat?.ended, true);
  await desk.end();
  assert.deepEqual(calls, ['join', 'typing true', 'typing false', 'ended h', 'leave']);
});

test('ended before the room is open, or even the channel loaded: the agent is told as soon as it can be', async () => {
  const early = setUp();
  void early.desk.start('h');
  void early.desk.end();
  early.load();
  await settle();
  early.enter();
  await settle();
  assert.deepEqual(early.calls, ['ended h', 'join', 'leave']);

  const late = setUp();
  void late.desk.start('h');
  late.load();
  await settle();
  void late.desk.end();
  late.enter();
  await settle();
  assert.deepEqual(late.calls, ['join', 'ended h', 'leave'], 'not twice');
});

test('the agent’s end: the room is left, and nothing is sent there any more', async () => {
  const { desk, calls, load, enter, options } = setUp();
  void desk.start('h');
  load();
  await settle();
  enter();
  await settle();
  assert.equal(desk.send('Hello?'), true);
  const id = desk.chat?.items[0]?.id ?? '';
  options()?.onEvent({ type: 'ended', at: 5 });
  await desk.end();
  desk.resend(id);
  desk.reconnect();
  assert.equal(desk.send('And?'), false);
  await settle();
  assert.deepEqual(calls, ['join', 'send Hello?', 'ended h', 'leave']);
  assert.deepEqual(desk.chat?.items.map((item) => item.kind === 'message' && item.state), ['failed', false]);
});

test('after the visitor’s own end a failed message opens no room again', async () => {
  const { desk, calls, load, options } = setUp();
  void desk.start('h');
  load();
  await settle();
  desk.send('Hello?');
  void desk.end();
  desk.resend(desk.chat?.items[0]?.id ?? '');
  await settle();
  assert.deepEqual(calls, ['join', 'send Hello?', 'ended h', 'leave']);
  assert.equal(options()?.handover, 'h');
});

test('without a conversation nothing is taken to be sent', () => {
  assert.equal(setUp().desk.send('Hello?'), false);
});

test('a check that was taken back leaves no connection open, a conversation keeps its own', async () => {
  const { desk, calls, load } = setUp();
  const check = desk.available('h1');
  desk.release('');
  load();
  assert.equal(await check, true);
  desk.release('h1');
  assert.deepEqual(calls, [], 'still the handover at hand');
  desk.release('');
  assert.deepEqual(calls, ['close']);
  void desk.start('h2');
  load();
  await settle();
  desk.release('h3');
  assert.deepEqual(calls, ['close', 'join']);
});

test('two checks at once, one taken back: the connection of the first is closed', async () => {
  const { desk, calls, load } = setUp();
  const first = desk.available('h1');
  const loadFirst = load;
  loadFirst();
  const second = desk.available('h2');
  load();
  await Promise.all([first, second]);
  assert.deepEqual(calls, ['close']);
});

test('while no agent is in the room, the lobby is looked into', async () => {
  const due: (() => void)[] = [];
  let someone = false;
  const clock = { now: () => 1, after: (_ms: number, task: () => void) => (due.push(task), () => void due.splice(due.indexOf(task), 1)) };
  const { desk, load, options } = setUp({ clock }, () => someone);
  const hear = (event: ChatEvent): void => options()?.onEvent(event);
  const look = async (): Promise<void> => {
    due.shift()?.();
    await settle();
  };
  void desk.start('h');
  load();
  await settle();
  assert.equal(due.length, 0, 'not before the room is open');
  hear({ type: 'state', state: 'ready' });
  await look();
  assert.equal(desk.chat?.deserted, true);
  someone = true;
  await look();
  assert.equal(desk.chat?.deserted, false, 'somebody came');
  hear({ type: 'joined', name: 'Mira', at: 1 });
  assert.equal(due.length, 0, 'nobody waits any more');
  hear({ type: 'left', name: 'Mira', at: 2 });
  someone = false;
  await look();
  assert.equal(desk.chat?.deserted, true);
  hear({ type: 'state', state: 'reconnecting' });
  assert.equal(due.length, 0, 'offline there is nothing to see');
  hear({ type: 'state', state: 'ready' });
  void desk.end();
  assert.equal(due.length, 0);
});

test('what the old room still reports is not taken for news of the next conversation', async () => {
  const { desk, load, options } = setUp();
  void desk.start('h1');
  load();
  await settle();
  const old = options();
  void desk.end();
  void desk.start('h2');
  load();
  await settle();
  options()?.onEvent({ type: 'state', state: 'ready' });
  old?.onEvent({ type: 'state', state: 'closed' });
  assert.equal(desk.chat?.connection, 'ready');
});

test('what was being written when the agent ended it is shown as not sent, and asked for once', async () => {
  const taken = ['half a sen', 'not again'];
  const { desk, calls, load, options } = setUp({ begun: () => taken.shift() ?? '' });
  void desk.start('h');
  load();
  await settle();
  options()?.onEvent({ type: 'ended', at: 5 });
  options()?.onEvent({ type: 'ended', at: 6 });
  assert.deepEqual(desk.chat?.items.map((item) => (item.kind === 'message' ? [item.text, item.state, item.at] : item.note)), [['half a sen', 'failed', 5], 'ended']);
  assert.deepEqual([taken, calls], [['not again'], ['join', 'ended h', 'leave']]);
});

test('what the visitor writes before the channel is there is kept', () => {
  const { desk } = setUp();
  void desk.start('h');
  assert.ok(desk.send('Hello?'));
  assert.deepEqual(desk.chat?.items.map((item) => item.kind === 'message' && item.text), ['Hello?']);
});
