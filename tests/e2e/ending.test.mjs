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

scenario('the visitor ends it after a second tap; the agent is told', async ({ screen, open, agent }) => {
  const desk = await agent();
  await converse(screen, desk, open);
  assert.doesNotMatch(await panelText(screen), /everything you have said/, 'nothing was said');
  await screen.click(choice('End conversation'));
  await screen.gone(composer);
  await screen.click(choice('Keep talking'));
  await screen.find(composer);
  await screen.click(choice('End conversation'));
  await screen.click({ ...choice('End conversation'), nth: 1 });
  await panelSays(screen, 'The conversation has ended');
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
