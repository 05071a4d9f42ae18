// Nothing typed is lost: not by a reload, not by a second tap on the way to a person, not by looking elsewhere.
import assert from 'node:assert/strict';
import { answerForm, askEmail, askNumber, choice, conversation, field, openDesk, panelSays, panelText, person, search, sendMessage } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const message = field(/^Your message/);
const contact = field(/^Your e-mail or phone number/);
const composer = field('Write a message');
const valueOf = async (screen, query) => (await screen.find(query)).value;
const times = (text, words) => text.split(words).length - 1;
const stored = (screen) => screen.evaluate(() => JSON.stringify(Object.entries(sessionStorage)) + JSON.stringify(Object.entries(localStorage)));

scenario('the way to a person leads to the message that is being written', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.fill(message, 'The zip of my tent');
  await screen.click(person);
  assert.equal(await valueOf(screen, message), 'The zip of my tent');
  assert.equal((await screen.all(message)).length, 1, 'one form');
  assert.equal(times(await panelText(screen), 'Nobody is there right now.'), 1);
  await screen.click(choice('Start over'));
  await screen.find(search);
  await screen.click(person);
  assert.equal(await valueOf(screen, message), 'The zip of my tent', 'from elsewhere, too');
});

scenario('a reload leaves half-filled forms as they are; what is sent is forgotten', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(/^Track my order/));
  await screen.fill(field(askNumber), 'RL-100');
  await screen.tab.reload();
  assert.equal(await valueOf(screen, field(askNumber)), 'RL-100');
  await answerForm(screen, askNumber, 'RL-10001');
  await screen.find(field(askEmail));
  assert.doesNotMatch(await stored(screen), /"step\//, 'sent');
  await screen.click(person);
  await screen.fill(contact, 'ana@exam');
  await screen.fill(message, 'Half a sen');
  await open('/gear.html');
  assert.deepEqual([await valueOf(screen, contact), await valueOf(screen, message)], ['ana@exam', 'Half a sen']);
  await screen.click(message);
  await screen.type('tence');
  await screen.fill(contact, 'ana@example.com');
  await screen.click(sendMessage);
  await panelSays(screen, 'Your message has been sent.');
  assert.doesNotMatch(await stored(screen), /"message\//, 'sent');
});

scenario('what is written to a person survives a reload', async ({ screen, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.fill(composer, 'I was about to say');
  await screen.tab.reload();
  assert.equal(await valueOf(screen, composer), 'I was about to say');
  await screen.click(choice('Back'));
  await screen.click(conversation);
  assert.equal(await valueOf(screen, composer), 'I was about to say');
  await screen.click(composer);
  await screen.press('Enter');
  await panelSays(screen, /I was about to say.*Sent/);
  await screen.tab.reload();
  await panelSays(screen, 'I was about to say');
  assert.equal(await valueOf(screen, composer), '');
  await desk.choose(/Visitor|No question|Talk to a person/);
  await desk.take();
  await desk.end();
});
