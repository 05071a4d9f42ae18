// A question is asked when Enter is pressed, also where its answer is long in coming; and a person is told what had been
// said when it was passed on, no more.
import assert from 'node:assert/strict';
import { askAnother, choice, conversation, field, lookUpOrder, openDesk, panelSays, panelText, person, search, sendMessage, typeQuestion } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const question = 'when do i get my money back';
const answer = /^When do I get my money back\?/;
const said = /5 working days after the parcel reaches us/;
const composer = field('Write a message');
const valueOf = async (screen, query) => (await screen.find(query)).value;
const times = (text, words) => text.split(words).length - 1;

/** A phone that is slow to learn the knowledge: its next slices wait for the function that is given back. */
async function slowPhone(screen) {
  await screen.evaluate(() => {
    const real = window.setTimeout;
    const held = [];
    window.setTimeout = (task, ms, ...rest) => (ms === undefined ? held.push(task) : real(task, ms, ...rest));
    window.learnOn = () => {
      window.setTimeout = real;
      for (const task of held) real(task);
    };
  });
  return () => screen.evaluate(() => window.learnOn());
}

/** Asks with Enter on a slow phone: taken, and not answered yet. */
async function askSlowly(screen, open) {
  await open();
  const learnOn = await slowPhone(screen);
  await openDesk(screen);
  await typeQuestion(screen, question, answer);
  await screen.press('Enter');
  await panelSays(screen, `Loading… ${question}`);
  assert.equal(await valueOf(screen, search), '', 'the field is free for what is typed next');
  return learnOn;
}

scenario('on a slow phone the question comes before the person who is asked for after it', async ({ screen, demo, open }) => {
  const learnOn = await askSlowly(screen, open);
  await screen.click(person);
  await learnOn();
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.fill(field(/^Your message/), 'See above');
  await screen.seesNot('Loading…', 'waypost-help');
  await screen.click(sendMessage);
  await panelSays(screen, 'Your message has been sent.');
  const [record, ...more] = await demo.handovers();
  assert.equal(more.length, 0);
  const visitor = record.transcript.filter(({ who }) => who === 'visitor').map(({ text }) => text);
  assert.equal(visitor[0], question, 'said first');
});

scenario('on a slow phone nothing is asked twice, and what is typed meanwhile stays', async ({ screen, open }) => {
  const learnOn = await askSlowly(screen, open);
  await screen.press('Enter');
  await screen.find(choice(/^Track my order/));
  await screen.type('how long');
  await learnOn();
  await panelSays(screen, said);
  assert.equal(await valueOf(screen, askAnother), 'how long');
  assert.equal(times(await panelText(screen), question), 1, 'one question');
  assert.equal(times(await panelText(screen), 'Did this help?'), 1, 'one answer');
});

scenario('a page that is left before the answer has come keeps the question', async ({ screen, open }) => {
  await askSlowly(screen, open);
  await screen.press('Escape');
  await screen.tab.reload();
  await openDesk(screen);
  assert.equal(await valueOf(screen, search), question);
  await screen.click(search);
  await screen.press('Enter');
  await panelSays(screen, said);
  await screen.tab.reload();
  await panelSays(screen, said);
  assert.equal(await valueOf(screen, askAnother), '', 'answered, it is no draft any more');
});

scenario('who says thanks for an answer keeps it before their eyes', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, /^Track my order/, 'RL-10001');
  await panelSays(screen, /RL-10001 is on its way/);
  await screen.click(choice(/^No, that's all/));
  await panelSays(screen, 'Enjoy your time outside!');
  await screen.fill(askAnother, 'thanks');
  await screen.press('Enter');
  await panelSays(screen, 'You are welcome.');
  await panelSays(screen, /RL-10001 is on its way/);
  await screen.tab.reload();
  await panelSays(screen, /RL-10001 is on its way.*You are welcome\./);
  await screen.fill(askAnother, question);
  await screen.press('Enter');
  await screen.find(choice('Yes'));
  await screen.fill(askAnother, 'bye');
  await screen.press('Enter');
  await panelSays(screen, /5 working days after.*Goodbye/);
  await screen.gone(choice('Yes'));
  await screen.click(choice('Back'));
  await screen.click(choice('Yes'));
  await panelSays(screen, 'Glad that helped.');
  await screen.find(search);
});

scenario('what is asked after a request was passed on is not said to have been passed on', async ({ screen, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.find(composer);
  await screen.click(choice('Back'));
  await screen.fill(askAnother, question);
  await screen.press('Enter');
  await panelSays(screen, said);
  await screen.tab.reload();
  await panelSays(screen, said);
  await panelSays(screen, 'Your request has been passed on.');
  await screen.click(conversation);
  await screen.find(composer);
  await panelSays(screen, 'Your request has been passed on.');
  const words = await panelText(screen);
  assert.doesNotMatch(words, /What we have passed on|money back/);
  await desk.choose(/Visitor|No question|Talk to a person/);
  await desk.take();
  await desk.end();
});
