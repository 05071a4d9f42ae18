// How a conversation ends, from either side, and what is left of it: it can still be read.
import assert from 'node:assert/strict';
import { choice, conversation, field, openDesk, panelSays, panelText, person, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const composer = field('Write a message');

/** In conversation with an agent, from the button alone: nothing has been said. */
async function converse(screen, desk, open) {
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.find(composer);
  await desk.choose(/Visitor|No question|Talk to a person/);
  await desk.take();
  await desk.say('Hello, how can I help?');
  await panelSays(screen, 'Hello, how can I help?');
}

async function endIt(screen) {
  await screen.click(choice('End conversation'));
  await screen.click({ ...choice('End conversation'), nth: 1 });
  await panelSays(screen, 'The conversation has ended');
}

scenario('the visitor ends it after a second tap; the agent is told', async ({ screen, open, agent }) => {
  const desk = await agent();
  await converse(screen, desk, open);
  assert.doesNotMatch(await panelText(screen), /everything you have said/, 'nothing was said');
  await screen.click(choice('End conversation'));
  await screen.gone(composer);
  await screen.click(choice('Keep talking'));
  await screen.find(composer);
  await endIt(screen);
  await desk.sees(/visitor ended the conversation/i);
  await screen.gone(composer);
  await screen.find(person);
  assert.ok((await screen.focused()).inPanel, 'the focus stays in the panel');
});

scenario('an ended conversation can be read again, after a reload and from home', async ({ screen, open, agent }) => {
  const desk = await agent();
  await converse(screen, desk, open);
  await desk.end();
  await panelSays(screen, 'The conversation has ended');
  await screen.tab.reload();
  await screen.click(conversation);
  await panelSays(screen, 'Hello, how can I help?');
  await screen.click(choice('Back'));
  await screen.click(choice('Start over'));
  await screen.find(search);
  await screen.find(person);
  await screen.click(conversation);
  await panelSays(screen, 'Hello, how can I help?');
});

scenario('a message that comes while something else is on the screen is counted at the foot', async ({ screen, open, agent }) => {
  const desk = await agent();
  await converse(screen, desk, open);
  await screen.click(choice('Back'));
  await screen.click(choice('Start over'));
  await screen.find(search);
  await desk.say('Are you still there?');
  await screen.click({ ...conversation, name: 'Your conversation, 1 new message' });
  await panelSays(screen, 'Are you still there?');
  await screen.click(choice('Back'));
  await screen.find({ ...conversation, name: 'Your conversation' });
  await screen.click(conversation);
  await desk.end();
  await panelSays(screen, 'The conversation has ended');
});

scenario('the agent goes away without an end: a message can be left, with what was written to nobody', async ({ screen, open, agent, demo }) => {
  const desk = await agent();
  await converse(screen, desk, open);
  await desk.signOut();
  await panelSays(screen, /has left/);
  await screen.fill(composer, 'Please call me back');
  await screen.press('Enter');
  await screen.click(choice('Leave a message'));
  await screen.find(field(/^Your e-mail or phone number/));
  assert.equal((await screen.find(field(/^Your message/))).value, 'Please call me back');
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.click(choice('Send message'));
  await panelSays(screen, 'Your message has been sent.');
  await screen.until(async () => (await demo.handovers()).some((record) => record.mode === 'message' && JSON.stringify(record).includes('Please call me back')), 'the message to arrive');
});

scenario('everybody has gone while the visitor waits: nobody is promised any more', async ({ screen, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.click(person);
  await panelSays(screen, 'Someone will be with you soon.');
  await desk.signOut();
  await panelSays(screen, 'Nobody is there right now. What you write here is kept.');
  assert.doesNotMatch(await panelText(screen), /Someone will be with you soon/);
  await screen.find(choice('Leave a message'));
  // Nobody else's agent finds this visitor waiting.
  await endIt(screen);
});

scenario('what could not be sent before the agent ended it goes along to the next person', async ({ screen, open, agent }) => {
  const desk = await agent();
  await converse(screen, desk, open);
  await screen.evaluate(() => {
    globalThis.send = WebSocket.prototype.send;
    WebSocket.prototype.send = () => undefined;
  });
  await screen.fill(composer, 'And one more thing');
  await screen.press('Enter');
  await panelSays(screen, /And one more thing.*Sending/);
  await desk.end();
  await panelSays(screen, /And one more thing.*Not sent/);
  assert.deepEqual(await screen.all(choice('Try again')), [], 'nothing is sent after the end');
  await screen.evaluate(() => (WebSocket.prototype.send = globalThis.send));
  await screen.click(choice('Talk to someone else'));
  await screen.until(async () => (await screen.find(composer)).value === 'And one more thing', 'the text to stand in the new conversation');
  await screen.click(composer);
  await screen.press('Enter');
  await desk.choose(/Visitor|No question|Talk to a person/);
  await desk.take();
  await desk.sees('And one more thing');
});

scenario('a request for a person that is taken back leaves no connection open', async ({ screen, open, agent }) => {
  await agent();
  await open();
  await openDesk(screen);
  await screen.evaluate(() => {
    const { send } = WebSocket.prototype;
    const held = [];
    globalThis.sockets = new Set();
    globalThis.letGo = () => held.splice(0).forEach(([socket, text]) => send.call(socket, text));
    WebSocket.prototype.send = function (text) {
      globalThis.sockets.add(this);
      if (String(text).includes('disco#info')) held.push([this, text]);
      else send.call(this, text);
    };
    globalThis.isHeld = () => held.length > 0;
  });
  await screen.click(person);
  await screen.until(() => screen.evaluate(() => globalThis.isHeld()), 'the question who is there');
  await screen.click(choice('Back'));
  await screen.find(search);
  await screen.evaluate(() => globalThis.letGo());
  await screen.until(() => screen.evaluate(() => [...globalThis.sockets].every(({ readyState }) => readyState === WebSocket.CLOSED)), 'the connection to be closed');
});
