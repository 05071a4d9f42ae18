// axe-core finds nothing to complain about, on any screen of the panel, light and dark. Chromium only: its rules read the
// same tree everywhere.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { answerForm, askNumber, choice, conversation, field, launcher, lookUpOrder, openDesk, panelSays, person, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function findNoFault(screen, where) {
  const faults = await screen.tab.judge(axe);
  assert.deepEqual(faults, [], `axe on ${where}`);
}

for (const scheme of ['light', 'dark']) {
  scenario(`no fault found on any screen (${scheme})`, async ({ screen, open }) => {
    await screen.tab.setMedia([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await open();
    await screen.find(launcher);
    await findNoFault(screen, 'the launcher');
    await openDesk(screen);
    await findNoFault(screen, 'home');
    await screen.fill(search, 'money back');
    await screen.find(choice(/^When do I get my money back\?/));
    await findNoFault(screen, 'results');
    await screen.click(choice(/^When do I get my money back\?/));
    await panelSays(screen, 'Did this help?');
    await findNoFault(screen, 'an answer');
    await screen.click(choice('Start over'));
    await lookUpOrder(screen, /^Track my order/, 'RL-10002');
    await panelSays(screen, /It is late/);
    await findNoFault(screen, 'a flow');
    await screen.click(choice('Start over'));
    await screen.click(choice(/^Track my order/));
    await answerForm(screen, askNumber, 'nonsense');
    await panelSays(screen, /An order number is RL/);
    await findNoFault(screen, 'a form with an error');
    await screen.click(person);
    await panelSays(screen, 'Nobody is there right now.');
    await findNoFault(screen, 'the message form');
  }, { only: ['chromium'] });
}

scenario('no fault found in a conversation, at the question whether to end it, and after its end', async ({ screen, open, agent }) => {
  const desk = await agent();
  await screen.tab.setMedia([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.find(field('Write a message'));
  await desk.choose(/Visitor|No question|Talk to a person/);
  await desk.take();
  for (const words of ['Hello!', 'How can I help?']) {
    await desk.say(words);
    await panelSays(screen, words);
  }
  await findNoFault(screen, 'a conversation');
  await screen.click(choice('End conversation'));
  await findNoFault(screen, 'the question whether to end it');
  await screen.click({ ...choice('End conversation'), nth: 1 });
  await panelSays(screen, 'The conversation has ended');
  await findNoFault(screen, 'an ended conversation');
  await screen.click(choice('Back'));
  await screen.find(conversation);
  await findNoFault(screen, 'the foot with two ways');
}, { only: ['chromium'] });
