// A question is answered while it is typed, and the question stays in the browser.
import assert from 'node:assert/strict';
import { choice, openDesk, panelSays, person, result, search, typeQuestion } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const refund = /^When do I get my money back\?/;

scenario('an answer comes while typing, typos and all, and says why', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  const row = await typeQuestion(screen, 'when do i get my mony bak', refund);
  assert.ok(row.marks.length > 0, 'the matched words are marked');
  await screen.click(result(refund));
  await panelSays(screen, /working days/);
  await panelSays(screen, 'Did this help?');
  await screen.click(choice('Yes'));
  await panelSays(screen, 'Glad that helped.');
  assert.ok(!site.requests.some(({ path, body }) => /mony|bak/.test(path + body)), 'the question left the browser');
});

scenario('Enter asks, and a plain No leads on', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.fill(search, 'When do I get my money back?');
  await screen.press('Enter');
  await panelSays(screen, 'Did this help?');
  await screen.click(choice('No'));
  await panelSays(screen, 'Sorry about that.');
  await screen.find(person);
});

scenario('the rows always belong to what stands in the field', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await typeQuestion(screen, 'guarantee', /guarantee/i);
  await screen.fill(search, 'size chart');
  await screen.find(result(/^How do I find my size in clothing\?/));
  await screen.press('Escape');
  await screen.find(choice(/^Track my order/));
  assert.equal((await screen.find(search)).value, '', 'Escape empties the field and home comes back');
});

const waysToPerson = async (screen) => (await screen.all(choice(/Talk to a person/))).length;

scenario('no answer is said to be none, and a person is one action away', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.fill(search, 'zxqv blorptang');
  await panelSays(screen, 'Nothing found yet.');
  await screen.find(person);
  await screen.press('Enter');
  await panelSays(screen, 'We found no answer to that.');
  assert.equal(await waysToPerson(screen), 1, 'and one only');
  await screen.click(choice('Start over'));
  await screen.find(choice(/^Track my order/));
  assert.equal(await waysToPerson(screen), 1, 'on home, too');
});

scenario('who does not ask is understood, and a person comes first where one is wanted', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.fill(search, 'thank you!');
  await panelSays(screen, 'You are welcome.');
  // A slip is forgiven when it has been said, not while anything may still become of it.
  await screen.fill(search, 'thnaks!');
  await screen.press('Enter');
  await screen.find(choice(/^Track my order/));
  await panelSays(screen, 'You are welcome.');
  await screen.fill(search, 'this is useless');
  await panelSays(screen, 'Sorry that this is not going well.');
  await screen.press('Enter');
  await panelSays(screen, 'Sorry that this is not going well.');
  assert.equal(await waysToPerson(screen), 1, 'one button, and nothing is handed over by a sentence');
});

scenario('Enter answers with what stood first while typing, or asks back', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  const first = (text) =>
    screen.evaluate((wanted) => document.querySelector('waypost-help').shadowRoot.querySelector(`.results [data-for="${wanted}"] .row-label`)?.textContent ?? '', text);
  const answered = () => screen.evaluate(() => document.querySelector('waypost-help').shadowRoot.querySelector('.card-title')?.textContent ?? '');
  // An answer to a whole question: from then on the ranking has learned, and what stands first while typing counts.
  await screen.fill(search, 'what does shipping cost');
  await screen.press('Enter');
  await screen.click(choice('Start over'));
  await screen.find(search);
  let answers = 0;
  // The last word may be a beginning while typing and is a whole one at Enter: these rank differently.
  for (const text of ['wash', 'jacket', 'jacke', 'who pay', 'washi']) {
    await screen.fill(search, text);
    const row = await screen.until(() => first(text), `an answer to "${text}"`);
    await screen.press('Enter');
    await screen.find(choice('Start over'));
    await panelSays(screen, /Did this help|Which of these/);
    const title = await answered();
    if (title) assert.equal(title, row, text);
    answers += title ? 1 : 0;
    await screen.click(choice('Start over'));
    await screen.find(search);
  }
  assert.ok(answers > 0, 'some are answered');
});
