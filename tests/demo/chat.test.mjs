// The visitor's chat against a real Prosody: what is written on either side arrives once and in order, whatever
// happens to the socket or the page.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDemo } from '../../demo/server/start.mjs';
import { removeFolder, temporaryFolder } from '../../demo/server/temporary.mjs';
import { visitorToken } from '../../demo/server/tokens.mjs';
import { Person } from './lib/person.mjs';
import { channel, Ear, Wire } from './lib/chat.mjs';
import { newHandover } from './lib/ids.mjs';

let demo;
let folder;
const wire = new Wire();

before(async () => {
  folder = temporaryFolder('demo');
  demo = await startDemo({ dataFolder: folder, resumeSeconds: 2, chatProxy: (address) => wire.open(address) });
});

after(async () => {
  await demo?.close();
  await wire.close();
  removeFolder(folder);
});

/** A visitor's page; `resume` is what a page before it had stored. */
function visitor(handover, resume = '', nick = 'Ana') {
  const ear = new Ear();
  const stored = { state: resume };
  const transport = channel.createTransport({
    handover,
    token: `${demo.url}/chat/token`,
    nick,
    resume,
    onEvent: ear.hear,
    onResume: (state) => (stored.state = state),
  });
  return { ear, stored, transport };
}

const newAgent = () => Person.agent(demo);
const numbers = (count, name) => Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
const reflected = (id) => (event) => event.type === 'reflected' && event.id === id;
const said = (text) => (event) => event.type === 'message' && event.message.text === text;

test('available exactly while an agent is in the lobby', async () => {
  const agent = await newAgent();
  const { transport } = visitor(newHandover());
  assert.equal(await transport.availability(5000), false);
  await agent.enterLobby();
  assert.equal(await transport.availability(5000), true);
  await agent.leaveLobby();
  assert.equal(await transport.availability(5000), false);
  await agent.close();
});

test('not available when the server cannot be reached', async () => {
  const { transport } = visitor(newHandover());
  wire.cut();
  assert.equal(await transport.availability(600), false);
  wire.mend();
});

test('both sides write, see each other typing, coming and going', async () => {
  const handover = newHandover();
  const { ear, transport } = visitor(handover);
  const agent = await newAgent();
  await transport.join();
  await agent.join(handover);
  assert.equal((await ear.until((event) => event.type === 'joined')).name, 'Mira');
  const ids = [newHandover(), newHandover()];
  transport.send('Where is my order?', ids[0]);
  transport.send('It is <late> & "missing" \u0007\u{1F9E6}', ids[1]);
  await ear.until(reflected(ids[1]));
  assert.equal((await agent.ear.until(said('Where is my order?'))).message.id, ids[0]);
  await agent.ear.until(said('It is <late> & "missing" \u{1F9E6}'));
  transport.typing(true);
  await agent.ear.until((event) => event.type === 'typing' && event.active);
  agent.typing(true);
  assert.equal((await ear.until((event) => event.type === 'typing')).name, 'Mira');
  agent.send('I am looking');
  const answer = await ear.until(said('I am looking'));
  assert.deepEqual([answer.message.from, answer.message.name], ['agent', 'Mira']);
  await agent.leave();
  await ear.until((event) => event.type === 'left');
  transport.close();
  await agent.close();
});

test('a cut socket: both sides write meanwhile, the session resumes, nothing is lost, doubled or out of order', async () => {
  const handover = newHandover();
  const { ear, stored, transport } = visitor(handover);
  const agent = await newAgent();
  await Promise.all([transport.join(), agent.join(handover)]);
  transport.send('visitor 1', newHandover());
  agent.send('agent 1');
  await Promise.all([ear.until(said('agent 1')), agent.ear.until(said('visitor 1'))]);
  const before = JSON.parse(stored.state).stream.previous;
  wire.cut();
  await ear.until((event) => event.state === 'reconnecting');
  for (const text of numbers(5, 'agent').slice(1)) agent.send(text);
  const ids = numbers(5, 'visitor').slice(1).map((text) => {
    const id = newHandover();
    transport.send(text, id);
    return id;
  });
  wire.mend();
  await Promise.all(ids.map((id) => ear.until(reflected(id))));
  await Promise.all([ear.until(said('agent 5')), agent.ear.until(said('visitor 5'))]);
  assert.equal(JSON.parse(stored.state).stream.previous, before, 'the same session');
  assert.deepEqual(ear.texts(), numbers(5, 'agent'));
  assert.deepEqual(agent.ear.texts('visitor'), numbers(5, 'visitor'));
  transport.close();
  await agent.close();
});

test('a message over which the server ends the connection is refused after a while; what waits behind it arrives', async () => {
  const handover = newHandover();
  const { ear, stored, transport } = visitor(handover);
  const agent = await newAgent();
  await Promise.all([transport.join(), agent.join(handover)]);
  const [long, next] = [newHandover(), newHandover()];
  // More than Prosody takes in one stanza (256 KB).
  transport.send('x'.repeat(300_000), long);
  transport.send('And in short', next);
  await ear.until(({ type, id }) => type === 'refused' && id === long, 60_000);
  await ear.until(reflected(next));
  await agent.ear.until(said('And in short'));
  assert.deepEqual(agent.ear.texts('visitor'), ['And in short']);
  assert.deepEqual(JSON.parse(stored.state).room.pending, []);
  transport.close();
  await agent.close();
});

test('a name with characters that XML has no place for keeps nobody out', { timeout: 30_000 }, async (context) => {
  const { transport } = visitor(newHandover(), '', 'Ana\uFFFE \uD800\u0007');
  context.after(() => transport.close());
  await transport.join();
});

test('a session that can no longer be resumed: the archive fills the gap, unsent messages go out once', async () => {
  const handover = newHandover();
  const { ear, stored, transport } = visitor(handover);
  const agent = await newAgent();
  await Promise.all([transport.join(), agent.join(handover)]);
  agent.send('agent 1');
  await ear.until(said('agent 1'));
  const before = JSON.parse(stored.state).stream.previous;
  wire.cut();
  await ear.until((event) => event.state === 'reconnecting');
  for (const text of numbers(60, 'agent').slice(1)) agent.send(text);
  transport.send('visitor 1', newHandover());
  const last = newHandover();
  transport.send('visitor 2', last);
  await agent.ear.until((event) => event.type === 'left');
  wire.mend();
  await ear.until(reflected(last));
  await ear.until(said('agent 60'));
  assert.notEqual(JSON.parse(stored.state).stream.previous, before, 'a new session');
  assert.deepEqual(ear.texts(), numbers(60, 'agent'));
  await agent.ear.until(said('visitor 2'));
  assert.deepEqual(agent.ear.texts('visitor'), numbers(2, 'visitor'));
  transport.close();
  await agent.close();
});

test('a reload resumes the same session with what was not sent yet', async () => {
  const handover = newHandover();
  const first = visitor(handover);
  const agent = await newAgent();
  await Promise.all([first.transport.join(), agent.join(handover)]);
  agent.send('agent 1');
  await first.ear.until(said('agent 1'));
  wire.cut();
  await first.ear.until((event) => event.state === 'reconnecting');
  const id = newHandover();
  first.transport.send('visitor 1', id);
  first.transport.close();
  const before = JSON.parse(first.stored.state).stream.previous;
  agent.send('agent 2');
  wire.mend();
  const second = visitor(handover, first.stored.state);
  await second.transport.join();
  await second.ear.until(reflected(id));
  await second.ear.until(said('agent 2'));
  assert.equal(JSON.parse(second.stored.state).stream.previous, before, 'the same session');
  assert.deepEqual(second.ear.texts(), ['agent 2']);
  await agent.ear.until(said('visitor 1'));
  assert.deepEqual(agent.ear.texts('visitor'), ['visitor 1']);
  assert.deepEqual(second.ear.events.filter((event) => event.type === 'joined'), [], 'the agent had not left');
  second.transport.close();
  await agent.close();
});

test('a page without any state reads the whole conversation again', async () => {
  const handover = newHandover();
  const first = visitor(handover);
  const agent = await newAgent();
  await Promise.all([first.transport.join(), agent.join(handover)]);
  first.transport.send('visitor 1', newHandover());
  await agent.ear.until(said('visitor 1'));
  agent.send('agent 1');
  await first.ear.until(said('agent 1'));
  first.transport.close();
  const second = visitor(handover);
  await second.transport.join();
  const messages = second.ear.events.filter((event) => event.type === 'message').map((event) => event.message);
  assert.deepEqual(messages.map(({ from, text }) => [from, text]), [['visitor', 'visitor 1'], ['agent', 'agent 1']]);
  second.transport.close();
  await agent.close();
});

test('a visitor ends the conversation: the agent is told', async () => {
  const handover = newHandover();
  const { transport } = visitor(handover);
  const agent = await newAgent();
  await Promise.all([transport.join(), agent.join(handover)]);
  await transport.leave();
  await agent.ear.until((event) => event.message?.ended && event.message.nick === 'visitor');
  await agent.ear.until((event) => event.type === 'left');
  await agent.close();
});

test('after an agent has ended it nothing more is written: no message, no second end', async () => {
  const handover = newHandover();
  const { ear, transport } = visitor(handover);
  const agent = await newAgent();
  await Promise.all([transport.join(), agent.join(handover)]);
  agent.send('Bye', true);
  await ear.until((event) => event.type === 'ended');
  const late = newHandover();
  transport.send('One more thing', late);
  await ear.until((event) => event.type === 'refused' && event.id === late);
  await transport.leave();
  await agent.ear.until((event) => event.type === 'left');
  const witness = await newAgent();
  assert.equal(await witness.join(handover, 'Witness'), 'ready');
  assert.deepEqual(witness.ear.texts(), ['Bye']);
  await Promise.all([agent.close(), witness.close()]);
});

test('what waited for the connection when the conversation was ended is refused, not sent', async () => {
  const handover = newHandover();
  const { ear, transport } = visitor(handover);
  const agent = await newAgent();
  await Promise.all([transport.join(), agent.join(handover)]);
  wire.cut();
  await ear.until((event) => event.state === 'reconnecting');
  const late = newHandover();
  transport.send('Still there?', late);
  agent.send('Bye', true);
  await agent.ear.until((event) => event.type === 'reflected');
  wire.mend();
  await ear.until((event) => event.type === 'ended');
  await ear.until((event) => event.type === 'refused' && event.id === late);
  await transport.leave();
  await agent.ear.until((event) => event.type === 'left');
  assert.deepEqual(agent.ear.texts('visitor'), []);
  await agent.close();
});

test('a visitor enters only the room of the own handover, and nobody else is called visitor', async () => {
  const handover = newHandover();
  const stranger = await Person.visitor(demo, newHandover());
  assert.equal(await stranger.join(handover, 'visitor'), 'barred');
  assert.equal(await stranger.join('lobby', 'visitor'), 'barred');
  await stranger.close();
  const agent = await newAgent();
  assert.equal(await agent.join(handover, 'visitor'), 'barred');
  assert.equal(await agent.join(handover), 'ready');
  await agent.close();
});

test('a wrong or old token is refused', async () => {
  const handover = newHandover();
  const { secret } = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'));
  const user = `v-${handover}`;
  const now = Math.floor(Date.now() / 1000);
  const tokens = {
    good: visitorToken(user, secret, now + 60),
    old: visitorToken(user, secret, now - 1),
    another: visitorToken(`v-${newHandover()}`, secret, now + 60),
    longer: visitorToken(user, secret, now + 60).replace(/^\d+/, String(now + 6000)),
    none: '',
  };
  const outcomes = {};
  for (const [name, password] of Object.entries(tokens)) {
    outcomes[name] = await Person.tries({ jid: `${user}@visit.localhost`, password, websocket: demo.prosody.websocket });
  }
  assert.deepEqual(outcomes, { good: 'online', old: 'refused', another: 'refused', longer: 'refused', none: 'refused' });
});
