// The whole way without a mouse: the focus can be seen wherever it goes, is never lost, and returns to where it came from.
import assert from 'node:assert/strict';
import { askAnother, askEmail, askNumber, choice, field, launcher, panelSays, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

async function reach(screen, query) {
  const focus = await screen.tabTo(query);
  assert.ok(focus.ring && (focus.outline || focus.shadow), `the focus on "${focus.name}" can be seen`);
}

scenario('open, ask, read, judge and close by keyboard alone', async ({ screen, open }) => {
  await open();
  await reach(screen, launcher);
  await screen.press('Enter');
  await screen.until(async () => (await screen.focused()).name === search.name, 'the focus in the search field');
  await screen.type('when do i get my money back');
  await screen.find(choice(/^When do I get my money back\?/));
  await screen.press('ArrowDown');
  assert.match((await screen.focused()).name, /^When do I get my money back\?/);
  await screen.press('Enter');
  await panelSays(screen, 'Did this help?');
  await reach(screen, choice('Yes'));
  await screen.press('Enter');
  await panelSays(screen, 'Glad that helped.');
  assert.ok((await screen.focused()).inPanel, 'the focus stays in the panel');
  await screen.press('Escape');
  await screen.gone(search);
  assert.match((await screen.focused()).name, launcher.name, 'the focus is back on the button that opened the desk');
});

scenario('letters typed anywhere go where questions are asked', async ({ screen, open }) => {
  await open();
  await screen.click(launcher);
  await screen.find(search);
  await screen.tabTo({ role: 'button', name: /^Track my order/ });
  await screen.type('when do i get my money back');
  assert.equal((await screen.find(search)).value, 'when do i get my money back');
  await screen.press('Enter');
  await panelSays(screen, 'Did this help?');
  await screen.tabTo({ role: 'button', name: 'Yes' });
  await screen.type('size');
  assert.equal((await screen.find(askAnother)).value, 'size');
  await screen.tabTo({ role: 'button', name: 'Close help' }, 'Shift+Tab');
  await screen.type(' ');
  await screen.gone(search);
});

scenario('track an order by keyboard alone', async ({ screen, open }) => {
  await open();
  await reach(screen, launcher);
  await screen.press('Enter');
  await screen.find(search);
  await reach(screen, choice(/^Track my order/));
  await screen.press('Enter');
  await screen.until(async () => askNumber.test((await screen.focused()).name), 'the focus in the number field');
  await screen.type('RL-10001');
  await screen.press('Enter');
  await screen.until(async () => askEmail.test((await screen.focused()).name), 'the focus in the e-mail field');
  await screen.type('ana@example.com');
  await screen.press('Enter');
  await panelSays(screen, /RL-10001 is on its way/);
  await screen.find(choice(/^No, that's all/));
  assert.ok((await screen.focused()).inPanel, 'the focus stays in the panel');
  await reach(screen, choice(/^No, that's all/));
  await screen.press('Enter');
  await panelSays(screen, 'Good. Enjoy your time outside!');
  assert.ok((await screen.focused()).inPanel, 'the focus stays in the panel');
});

scenario('a refused field gets the focus back', async ({ screen, open }) => {
  await open();
  await screen.click(launcher);
  await screen.click(choice(/^Track my order/));
  await screen.until(async () => askNumber.test((await screen.focused()).name), 'the focus in the number field');
  await screen.type('x');
  await screen.press('Enter');
  await panelSays(screen, 'An order number is RL');
  await screen.until(async () => askNumber.test((await screen.focused()).name), 'the focus in the refused field');
  assert.equal((await screen.find(field(askNumber))).invalid, 'true');
});
