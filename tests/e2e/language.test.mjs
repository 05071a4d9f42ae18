// A question in another language than the page's: its answer is found, and the desk goes on in that language.
import assert from 'node:assert/strict';
import { answerForm, askAnother, askEmail, askNumber, choice, conversation, field, openDesk, panelSays, person, result, search } from './lib/desk.mjs';
import { button } from './lib/screen.mjs';
import { scenario } from './lib/scenario.mjs';

const inPanel = (query) => ({ ...query, within: 'waypost-help' });
const languageOf = (screen) => screen.evaluate(() => document.querySelector('waypost-help').shadowRoot.querySelector('dialog').lang.slice(0, 2));
const speaks = (screen, language) => screen.until(async () => (await languageOf(screen)) === language, `a panel in ${language}`);
const askInSerbian = inPanel({ role: 'textbox', name: /^Postavite/ });

scenario('a Serbian question on an English page: rows in Serbian while typing; picked, the desk goes on in Serbian, on the next page, too', async ({ screen, open }) => {
  await open();
  await screen.evaluate(() => void document.querySelector('waypost-help').addEventListener('waypost:open', () => (document.documentElement.dataset.opened = `${Number(document.documentElement.dataset.opened ?? 0) + 1}`)));
  await openDesk(screen);
  await screen.fill(search, 'gde je moj paket');
  await panelSays(screen, 'Srpski');
  await screen.click(result(/^Gde je moja porudžbina/));
  await speaks(screen, 'sr');
  await screen.find(field(/broj vaše porudžbine/));
  assert.equal(await screen.evaluate(() => document.documentElement.dataset.opened), '1', 'the page is told once that the panel is open');
  await open('/gear.html');
  await screen.find(field(/broj vaše porudžbine/));
  await screen.find(inPanel({ role: 'button', name: 'Razgovor sa čovekom' }));
});

scenario('in the middle of a flow: answered in the language of the question, then back to the step in it, with what was given', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(/^Track my order/));
  await answerForm(screen, askNumber, 'RL-10001');
  await screen.find(field(askEmail));
  await screen.fill(askAnother, 'kako da zamenim jaknu za drugu veličinu');
  await screen.press('Enter');
  await speaks(screen, 'sr');
  await panelSays(screen, 'Kako da zamenim artikal za drugu veličinu?');
  await panelSays(screen, 'RL-10001');
  assert.equal((await screen.find(askInSerbian)).value, '');
  await screen.fill(field(/mejl/), 'ana@example.com');
  await screen.click(inPanel(button('Dalje')));
  await panelSays(screen, /je na putu/);
});

scenario('Enter before any row was shown, and back again by the next question', async ({ screen, open }) => {
  await open('/sr/');
  await screen.click(inPanel(button(/^Pomoć/)));
  await screen.fill(inPanel({ role: 'searchbox' }), 'how long do I have to return an item');
  await screen.press('Enter');
  await speaks(screen, 'en');
  await panelSays(screen, /return/i);
  await screen.fill(askAnother, 'koliko košta dostava');
  await screen.press('Enter');
  await speaks(screen, 'sr');
  await panelSays(screen, /dostav/i);
});

scenario('what no language knows is answered where it was asked', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.fill(search, 'zorbl frumious quux');
  await screen.press('Enter');
  await panelSays(screen, 'We found no answer to that.');
  assert.equal(await languageOf(screen), 'en');
});

scenario('a conversation with a person is not torn by a question in another language', async ({ screen, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.fill(search, 'the poles of my tent squeak at night');
  await screen.press('Enter');
  await screen.find(choice('Start over'));
  await screen.click(person);
  await desk.choose(/squeak at night/);
  await desk.take();
  await desk.say('Good morning');
  await panelSays(screen, 'Good morning');
  await screen.click(choice('Back'));
  await screen.fill(askAnother, 'gde je moj paket');
  await screen.press('Enter');
  await panelSays(screen, 'You: gde je moj paket');
  assert.equal(await languageOf(screen), 'en');
  await screen.click(conversation);
  await panelSays(screen, 'Good morning');
});
