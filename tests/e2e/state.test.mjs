// What was begun survives reloads and page changes; two tabs are two sessions, also when one was copied from the other.
import assert from 'node:assert/strict';
import { answerForm, askEmail, askNumber, choice, conversation, field, lookUpOrder, openDesk, panelSays, person, search, sendMessage } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';
import { duplicate } from './lib/tabs.mjs';

const composer = field('Write a message');
const track = /^Track my order/;
const lookups = (site) => site.requests.filter(({ path }) => path.startsWith('/api/orders/')).length;

scenario('a reload in the middle of a flow changes nothing', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track));
  await answerForm(screen, askNumber, 'RL-10002');
  await screen.find(field(askEmail));
  await screen.tab.reload();
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /RL-10002 should have reached you/);
});

scenario('on the next page the flow goes on, and nothing is looked up twice', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, track, 'RL-10003');
  await panelSays(screen, /RL-10003 was delivered/);
  await open('/gear.html');
  await screen.click(choice(/^I'd like to send something back/));
  await panelSays(screen, /RL-10003 reached you on/);
  await screen.tab.back();
  await screen.find(choice(/^I changed my mind/));
  assert.equal(lookups(site), 1);
});

scenario('a lookup that was under way at the reload is asked again and answered once', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  site.fault = ({ path }) => (path.startsWith('/api/orders/') && lookups(site) === 1 ? held.then(() => 'cut') : undefined);
  await lookUpOrder(screen, track, 'RL-10001');
  await screen.until(() => lookups(site) === 1, 'the lookup to be under way');
  await screen.tab.reload();
  await panelSays(screen, /RL-10001 is on its way/);
  release();
  assert.equal(lookups(site), 2);
});

/** Does the newest turn stand in sight? */
const lastTurnInSight = (screen) =>
  screen.evaluate(() => {
    const body = document.querySelector('waypost-help').shadowRoot.querySelector('.body');
    const turn = body.querySelector('.turn:last-child').getBoundingClientRect();
    const view = body.getBoundingClientRect();
    return body.scrollTop > 0 && turn.top >= view.top - 1 && turn.top < view.bottom;
  });

scenario('a thread is come back to at its end', async ({ screen, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  for (const question of ['When do I get my money back?', 'How long does delivery take?']) {
    await screen.evaluate((text) => window.waypost.ask(text), question);
    await panelSays(screen, question);
    // Taken is not yet answered.
    await screen.seesNot('Loading…', 'waypost-help');
  }
  await screen.tab.reload();
  await screen.until(() => lastTurnInSight(screen), 'the newest turn to be in sight after the reload');
  await screen.click(person);
  await screen.find(field('Write a message'));
  await screen.click(choice('Back'));
  await screen.until(() => lastTurnInSight(screen), 'the newest turn to be in sight after the conversation');
  await screen.click(conversation);
  await desk.choose(/When do I get|Visitor|delivery/);
  await desk.take();
  await desk.end();
});

scenario('two tabs are two sessions', async ({ screen, open, newTab }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track));
  await answerForm(screen, askNumber, 'RL-10001');
  const other = await newTab();
  await open('/', other);
  await openDesk(other);
  await other.find(choice(track));
  await other.click(choice(/^Return or exchange/));
  await answerForm(other, askNumber, 'RL-10003');
  await screen.tab.front();
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /RL-10001 is on its way/);
  await other.tab.front();
  await answerForm(other, askEmail, 'ana@example.com');
  await panelSays(other, /so it can still go back/);
});

scenario('a duplicated tab goes its own way from a copy', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track));
  await answerForm(screen, askNumber, 'RL-10001');
  await screen.find(field(askEmail));
  const copy = await duplicate(screen);
  await copy.find(field(askEmail));
  await copy.click(choice('Start over'));
  await copy.find(search);
  await screen.tab.front();
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /RL-10001 is on its way/);
  const sessions = await Promise.all([screen, copy].map(sessionId));
  assert.notEqual(sessions[0], sessions[1], 'each has a session of its own');
});

scenario('a duplicated tab leaves a running conversation to the first', async ({ screen, demo, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.evaluate((text) => window.waypost.ask(text), 'Where is the copied duck?');
  await panelSays(screen, 'copied duck');
  await screen.click(person);
  await screen.find(composer);
  await desk.choose(/copied duck/);
  await desk.take();
  await panelSays(screen, /has joined/);
  const copy = await duplicate(screen);
  await panelSays(copy, 'Your request stays in the other tab.');
  await panelSays(copy, 'copied duck');
  await copy.gone(composer);
  await copy.find(person);
  await screen.tab.front();
  await screen.fill(composer, 'Still here, in the first tab');
  await screen.press('Enter');
  await desk.sees('Still here, in the first tab');
  await copy.tab.front();
  await copy.tab.reload();
  await copy.find(person);
  await copy.gone(composer);
  await copy.click(person);
  await copy.find(composer);
  await copy.fill(composer, 'Another one, from the second tab');
  await copy.press('Enter');
  await panelSays(copy, /from the second tab.*Sent/);
  assert.equal((await demo.handovers()).filter((record) => JSON.stringify(record).includes('copied duck')).length, 2, 'each has a handover of its own');
  await desk.end();
});

scenario('a duplicated tab has a message form of its own', async ({ screen, demo, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.find(field(/^Your message/));
  const copy = await duplicate(screen);
  await panelSays(copy, 'stays in the other tab');
  await copy.click(person);
  await send(copy, 'copied message, from the second');
  await screen.tab.front();
  await send(screen, 'copied message, from the first');
  const records = (await demo.handovers()).filter((record) => JSON.stringify(record).includes('copied message'));
  assert.equal(new Set(records.map(({ id }) => id)).size, 2);
});

async function send(screen, text) {
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.fill(field(/^Your message/), text);
  await screen.click(sendMessage);
  await panelSays(screen, 'Your message has been sent.');
}

scenario('a stored session that cannot be drawn makes way for a new one', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(track));
  await screen.find(field(askNumber));
  const before = await sessionId(screen);
  await screen.evaluate(() => {
    const key = Object.keys(sessionStorage).find((each) => each.startsWith('waypost:') && sessionStorage[each].startsWith('{'));
    const session = JSON.parse(sessionStorage[key]);
    for (const { effects } of session.log) for (const effect of effects) if (effect.fields) effect.fields = [{ label: 7 }];
    sessionStorage[key] = JSON.stringify(session);
  });
  await screen.tab.reload();
  await screen.find(search);
  await screen.until(async () => (await sessionId(screen)) !== before, 'a session of its own');
  await screen.click(choice(track));
  await screen.find(field(askNumber));
});

scenario('a handover that was refused is told of in a later session', async ({ screen, site, open, newTab }) => {
  site.fault = ({ path }) => (path === '/v1/handovers' ? { status: 403 } : undefined);
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.fill(field(/^Your message/), 'refused for a day');
  await screen.click(sendMessage);
  await panelSays(screen, 'This could not be delivered.');
  const later = await newTab();
  await open('/gear.html', later);
  await openDesk(later);
  await panelSays(later, /This could not be delivered\..*refused for a day/s);
  await later.click(choice('Do not send it'));
  await later.seesNot('This could not be delivered.', 'waypost-help');
  assert.doesNotMatch(await later.evaluate(() => JSON.stringify(Object.entries(localStorage))), /refused for a day/);
});

/** The id of a tab's session. */
async function sessionId(screen) {
  return screen.evaluate(() => {
    const key = Object.keys(sessionStorage).find((each) => each.startsWith('waypost:') && sessionStorage[each].startsWith('{'));
    return JSON.parse(sessionStorage[key]).id;
  });
}
