// Two tabs in front of the same question, against the demo's own order API: what the server did is counted there.
import assert from 'node:assert/strict';
import { choice, field, openDesk, panelSays, panelText, proceed } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';
import { duplicate } from './lib/tabs.mjs';

const slots = /^\w+,? .*\d{1,2}[:.]\d{2}/;
const yes = choice('Yes, book it');
const reference = async (screen) => {
  const found = /Your appointment is ([\w-]+)/.exec(await panelText(screen));
  assert.ok(found, 'a reference');
  return found[1];
};

/** From home to the question whether the first free time shall be booked. */
async function standAtBooking(screen, open) {
  await open('/', screen);
  await openDesk(screen);
  await screen.click(choice(/^Our store and offers/));
  await screen.click(choice('Book an appointment'));
  await screen.click(choice('Trying on boots'));
  await panelSays(screen, 'When would you like to come?');
  await screen.click(choice(slots));
  await screen.fill(field('Your name'), 'Ana');
  await screen.fill(field('E-mail for the confirmation'), 'ana@example.com');
  await screen.click(proceed);
  await panelSays(screen, 'shall we book that?');
}

/** What has been sent to change something. */
const bookings = (site) => site.requests.filter(({ method, path }) => method === 'POST' && path === '/api/appointments');

scenario('one question in a tab and its copy, answered in both, is one booking', async ({ screen, site, open }) => {
  await standAtBooking(screen, open);
  const copy = await duplicate(screen);
  await panelSays(copy, 'shall we book that?');
  await copy.click(yes);
  await panelSays(copy, 'We look forward to seeing you');
  await screen.tab.front();
  await screen.click(yes);
  await panelSays(screen, 'We look forward to seeing you');
  assert.equal(bookings(site).length, 2);
  assert.equal(new Set(bookings(site).map(({ headers }) => headers['idempotency-key'])).size, 1, 'one key');
  assert.equal(await reference(screen), await reference(copy), 'one appointment');
});

scenario('in both at the same moment, with two taps each', async ({ screen, site, open }) => {
  await standAtBooking(screen, open);
  const copy = await duplicate(screen);
  await panelSays(copy, 'shall we book that?');
  let release;
  const held = new Promise((resolve) => (release = resolve));
  site.fault = ({ method, path }) => (method === 'POST' && path === '/api/appointments' ? held.then(() => undefined) : undefined);
  for (const tab of [copy, screen]) {
    await tab.tab.front();
    await tab.click(yes, { count: 2 });
  }
  await screen.until(() => bookings(site).length === 2, 'both to be on their way');
  release();
  await panelSays(screen, 'We look forward to seeing you');
  await copy.tab.front();
  await panelSays(copy, 'We look forward to seeing you');
  assert.equal(new Set(bookings(site).map(({ headers }) => headers['idempotency-key'])).size, 1, 'one key');
  assert.equal(bookings(site).length, 2, 'one of each tab');
  assert.equal(await reference(screen), await reference(copy), 'one appointment');
});

scenario('two tabs that were walked apart are two wishes; the shop knows its visitor, and books once', async ({ screen, site, open, newTab }) => {
  await standAtBooking(screen, open);
  const other = await newTab();
  await standAtBooking(other, open);
  await other.click(yes);
  await panelSays(other, 'We look forward to seeing you');
  await screen.tab.front();
  await screen.click(yes);
  await panelSays(screen, 'We look forward to seeing you');
  assert.equal(new Set(bookings(site).map(({ headers }) => headers['idempotency-key'])).size, 2);
  assert.equal(await reference(screen), await reference(other), 'one appointment');
});
