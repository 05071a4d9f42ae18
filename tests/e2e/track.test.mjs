// Tracking an order through menus, for every state an order can be in.
import assert from 'node:assert/strict';
import { answerForm, askEmail, askNumber, choice, field, lookUpOrder, openDesk, panelSays, panelText, proceed, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const track = /^Track my order/;
const lookups = (site) => site.requests.filter(({ path }) => path.startsWith('/api/orders/'));

scenario('an order on its way: number, e-mail, state, and what comes after', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, track, 'RL-10001');
  await panelSays(screen, /RL-10001 is on its way with Danube Parcel/);
  assert.equal(lookups(site).length, 1);
  await screen.click(choice(/^No, that's all/));
  await panelSays(screen, 'Good. Enjoy your time outside!');
});

const states = [
  ['RL-10002', /It is late, and we are sorry/, /^Ask someone to look into it/],
  ['RL-10003', /RL-10003 was delivered on/, /^I'd like to send something back/],
  ['RL-10004', /RL-10004 was delivered on/, /^Yes, all fine/],
  ['RL-10005', /RL-10005 was cancelled on/, /^Where is my refund\?/],
  ['RL-10006', /are packing it/, /^Cancel the order/],
  ['RL-10007', /order system is not answering/, /^Try again/],
  ['RL-10008', /RL-10008 is on its way/, /^I won't be at home/],
];
scenario('late, delivered, cancelled, being packed, broken and slow orders each get their own words', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  for (const [number, words, way] of states) {
    await lookUpOrder(screen, track, number);
    await panelSays(screen, words);
    await screen.find(choice(way));
    await screen.click(choice('Start over'));
    await screen.find(search);
  }
});

scenario('an unknown order can be corrected', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, track, 'RL-99999', 'ben@example.com');
  await panelSays(screen, /We found no order RL-99999 with the address ben@example\.com/);
  await screen.click(choice(/^Try again/));
  await answerForm(screen, askNumber, 'RL-10001');
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /RL-10001 is on its way/);
});

scenario('a refused field keeps what was typed and says what is wrong', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track));
  await answerForm(screen, askNumber, '4711');
  await panelSays(screen, 'An order number is RL, a dash and five digits');
  const number = await screen.find(field(askNumber));
  assert.equal(number.value, '4711');
  assert.equal(number.invalid, 'true');
  await answerForm(screen, askNumber, 'RL-10001');
  await answerForm(screen, askEmail, 'ana at example');
  await panelSays(screen, 'That does not look like an e-mail address.');
  assert.equal(lookups(site).length, 0, 'nothing is looked up before both are right');
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /RL-10001 is on its way/);
});

scenario('a question that names the order starts the flow with the number already given', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.fill(search, 'Where is my order RL-10001?');
  await screen.press('Enter');
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /RL-10001 is on its way/);
  assert.doesNotMatch(await panelText(screen), askNumber, 'what was said is not asked again');
});

scenario('a double click is one step, and one lookup', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track), { count: 2 });
  await screen.fill(field(askNumber), 'RL-10002');
  await screen.click(proceed, { count: 2 });
  await screen.fill(field(askEmail), 'ana@example.com');
  await screen.click(proceed, { count: 2 });
  await panelSays(screen, /It is late, and we are sorry/);
  await screen.click(choice(/^I'll wait a little longer/), { count: 2 });
  await panelSays(screen, 'Thank you for your patience.');
  assert.equal(lookups(site).length, 1);
  assert.equal((await panelText(screen)).split('Thank you for your patience.').length, 2, 'said once');
});

scenario('a lookup that fails on the way can be tried again', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  site.fault = ({ path }) => (path.startsWith('/api/') ? 'cut' : undefined);
  await lookUpOrder(screen, track, 'RL-10001');
  await panelSays(screen, /order system is not answering/);
  site.fault = () => undefined;
  await screen.click(choice(/^Try again/));
  await panelSays(screen, /RL-10001 is on its way/);
});

scenario('Back goes one step back, and what was given stands there', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track));
  await answerForm(screen, askNumber, 'RL-10001');
  await screen.find(field(askEmail));
  await screen.click(choice('Back'));
  assert.equal((await screen.find(field(askNumber))).value, 'RL-10001');
});
