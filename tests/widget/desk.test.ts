// The driver of a live conversation: the visitor's end reaches the agent once, whenever it comes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatOptions, ChatTransport } from '../../widget/src/channels/transport.ts';
import { ChatDesk } from '../../widget/src/chat/desk.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A channel whose chunk and room open when the test says so, and which notes what it is asked. */
function setUp(): { desk: ChatDesk; calls: string[]; load(): void; enter(): void; options(): ChatOptions | undefined } {
  const calls: string[] = [];
  let loaded = (): void => undefined;
  let entered = (): void => undefined;
  let options: ChatOptions | undefined;
  const transport: ChatTransport = {
    availability: () => Promise.resolve(true),
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
    seen: () => true,
    onChange: () => undefined,
    onEnded: (handover) => void calls.push(`ended ${handover}`),
    save: () => undefined,
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

test('the agent’s end needs no farewell from here', async () => {
  const { desk, calls, load, options } = setUp();
  void desk.start('h');
  load();
  await settle();
  options()?.onEvent({ type: 'ended', at: 5 });
  await desk.end();
  assert.deepEqual(calls, ['join', 'ended h']);
});
