// The agent's side of a conversation, as the agent's page has it, against a real Prosody and the widget's own channel.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemo } from '../../demo/server/start.mjs';
import { agentModules } from './lib/bundled.mjs';
import { channel, Ear, Wire } from './lib/chat.mjs';
import { newHandover } from './lib/ids.mjs';
import { temporaryFolder } from './lib/shop.mjs';

// One bundle: the conversation and the stream below it share their classes.
const { Conversation, XmppStream } = await agentModules('conversation', '../../widget/src/channels/xmpp-stream');
const times = { askMs: 100, hereMs: 1_500, typingMs: 1_000 };
let demo;
let folder;
const wire = new Wire();

before(async () => {
  folder = await temporaryFolder();
  demo = await startDemo({ dataFolder: folder.path, resumeSeconds: 60, chatProxy: (address) => wire.open(address) });
});

after(async () => {
  await demo?.close();
  await wire.close();
  await folder?.remove();
});

/** A visitor's page; `resume` is what a page before it had stored. */
function visitor(handover, resume = '') {
  const ear = new Ear();
  const stored = { state: resume };
  const onResume = (state) => (stored.state = state);
  const transport = channel.createTransport({ handover, token: `${demo.url}/chat/token`, nick: '', resume, onEvent: ear.hear, onResume });
  return { ear, stored, transport };
}

/** An agent's page with one conversation open. `websocket` goes around the wire unless told otherwise; `before` runs before it is entered. */
async function agentOf(handover, websocket = demo.prosody.websocket, before = () => undefined) {
  const [{ name, title, password }] = demo.agents;
  let conversation;
  const online = new Ear();
  const stream = new XmppStream(
    {
      credentials: async () => ({ jid: `${name}@agents.localhost`, password, websocket }),
      online: (resumed) => {
        conversation.sync(resumed);
        online.hear({});
      },
      offline: () => conversation.suspend(),
      refused: () => undefined,
      stanza: (stanza) => conversation.take(stanza),
      changed: () => undefined,
    },
    null,
  );
  const options = { asked: 0, received: 0, now: Date.now, times, changed: () => undefined };
  conversation = new Conversation(stream, `${handover}@muc.localhost`, title, options);
  stream.start();
  await online.until(() => true);
  before(conversation);
  conversation.join();
  await until(() => conversation.joined);
  return { conversation, stream };
}

async function until(probe, ms = 20_000) {
  for (const limit = performance.now() + ms; !probe(); ) {
    if (performance.now() > limit) throw new Error(`waited in vain for ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const notes = ({ lines }) => lines.filter(({ kind }) => kind === 'note').map(({ text }) => text);

test('a closed tab is no longer here, although the room keeps its place; coming back, it is', async () => {
  const handover = newHandover();
  const first = visitor(handover);
  await first.transport.join();
  const { conversation, stream } = await agentOf(handover);
  await until(() => conversation.visitor.isHere(Date.now()));
  first.transport.typing(true);
  await until(() => conversation.visitor.isWriting(Date.now()));
  first.transport.close();
  await until(() => !conversation.visitor.isWriting(Date.now()));
  await until(() => !conversation.visitor.isHere(Date.now()));
  assert.equal(conversation.visitor.connected, true, 'the server still has the visitor in the room');
  const { heardAt } = conversation.visitor;
  assert.ok(heardAt > 0 && heardAt <= Date.now() - times.hereMs, 'and we know when it was heard last');
  assert.deepEqual(notes(conversation), [], 'nothing is said about who was there on entering');
  const second = visitor(handover, first.stored.state);
  await second.transport.join();
  await until(() => conversation.visitor.isHere(Date.now()));
  second.transport.close();
  stream.end();
});

test('an agent types, rests or ends: the visitor is told each time, and nothing is written after the end', async () => {
  const handover = newHandover();
  const { ear, transport } = visitor(handover);
  await transport.join();
  const { conversation, stream } = await agentOf(handover);
  const typing = () => ear.events.filter(({ type }) => type === 'typing').map(({ active }) => active);
  conversation.typing(true);
  conversation.typing(true);
  await until(() => typing().length === 1);
  assert.equal(await conversation.end(), true);
  await ear.until(({ type }) => type === 'ended');
  assert.deepEqual(typing().slice(0, 2), [true, false], 'taken back before the last word');
  assert.equal(await conversation.end(), true, 'twice is once');
  transport.typing(true);
  await transport.leave();
  assert.deepEqual(notes(conversation), ['You ended the conversation']);
  assert.equal(conversation.visitor.isWriting(Date.now()), false);
  stream.end();
});

test('a visitor ends it: no typing, no coming and going after that', async () => {
  const handover = newHandover();
  const { transport } = visitor(handover);
  await transport.join();
  const { conversation, stream } = await agentOf(handover);
  transport.typing(true);
  await until(() => conversation.visitor.isWriting(Date.now()));
  await transport.leave();
  await until(() => conversation.ended && !conversation.visitor.connected);
  assert.equal(conversation.visitor.isWriting(Date.now()), false);
  assert.deepEqual(notes(conversation), ['The visitor ended the conversation']);
  assert.equal(await conversation.end(), true, 'nothing more has to be said');
  stream.end();
});

const texts = ({ lines }) => lines.filter(({ kind }) => kind !== 'note').map(({ text, state }) => `${text} (${state})`);
const sent = ({ lines }) => lines.every(({ state }) => state === 'sent');

test('what an agent writes before the room is entered is sent then, once, after what was said before', async () => {
  const handover = newHandover();
  const { ear, transport } = visitor(handover);
  await transport.join();
  transport.send('Hello?', newHandover());
  await ear.until(({ type }) => type === 'reflected');
  const { conversation, stream } = await agentOf(handover, undefined, (early) => early.send('I am here'));
  await ear.until((event) => event.message?.text === 'I am here');
  await until(() => sent(conversation));
  assert.deepEqual(texts(conversation), ['Hello? (sent)', 'I am here (sent)']);
  assert.deepEqual(ear.texts(), ['I am here']);
  transport.close();
  stream.end();
});

test('what waits when somebody ends it, or another takes over, is said to be unsent', async () => {
  const handover = newHandover();
  const direct = await agentOf(handover);
  const { conversation, stream } = await agentOf(handover, demo.websocket);
  wire.cut();
  await until(() => !conversation.joined);
  conversation.send('Too late');
  assert.equal(await direct.conversation.end(), true);
  wire.mend();
  await until(() => conversation.ended);
  await until(() => conversation.lines.every(({ state }) => state !== 'sending'));
  assert.deepEqual(texts(conversation), ['Too late (failed)']);
  await direct.conversation.read();
  assert.deepEqual(texts(direct.conversation), [], 'nothing is written after the end');
  stream.end();
  direct.stream.end();

  const other = await agentOf(newHandover(), demo.websocket);
  wire.cut();
  await until(() => !other.conversation.joined);
  other.conversation.send('Taken over');
  other.conversation.leave();
  assert.deepEqual(texts(other.conversation), ['Taken over (failed)']);
  wire.mend();
  other.stream.end();
});

test('cut off, the agent cannot end it; once connected again it has ended, with one word', async () => {
  const handover = newHandover();
  const direct = await agentOf(handover);
  const { conversation, stream } = await agentOf(handover, demo.websocket);
  wire.cut();
  await until(() => !conversation.joined);
  assert.equal(await conversation.end(), false);
  assert.equal(await conversation.end(), false);
  wire.mend();
  await until(() => conversation.ended);
  assert.equal(await conversation.end(), true);
  await until(() => direct.conversation.ended);
  assert.equal(notes(direct.conversation).filter((text) => /ended/.test(text)).length, 1);
  stream.end();
  direct.stream.end();
});

test('a request that arrived when its tab had been closed: nobody comes, and the agent does not wait for ever', async () => {
  const handover = newHandover();
  const { stream } = await agentOf(newHandover());
  const clock = { now: 1_000_000 };
  const options = { asked: 0, received: clock.now, now: () => clock.now, times, changed: () => undefined };
  const conversation = new Conversation(stream, `${handover}@muc.localhost`, 'Mira', options);
  await conversation.look();
  assert.equal(conversation.isLeft, false, 'the visitor may be on the way');
  clock.now += times.hereMs + 1;
  await conversation.look();
  assert.equal(conversation.isLeft, true);
  const { transport } = visitor(handover);
  await transport.join();
  await conversation.look();
  assert.equal(conversation.isLeft, false, 'who comes after all is waiting again');
  transport.close();
  stream.end();
});
