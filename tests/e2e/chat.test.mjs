// A person is reached: a real chat server between the visitor's engine and the agent's page in Chromium.
import assert from 'node:assert/strict';
import { choice, conversation, field, launcher, lookUpOrder, openDesk, panelSays, panelText, person, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const composer = field('Write a message');
const handovers = async (demo, words) => (await demo.handovers()).filter((record) => JSON.stringify(record).includes(words));

/** Asks for a person about the late order, everything said on the way. */
async function askForPerson(screen) {
  await openDesk(screen);
  await lookUpOrder(screen, /^Track my order/, 'RL-10002');
  await screen.click(choice(/^Ask someone to look into it/));
  await screen.find(composer);
}

async function write(screen, text) {
  await screen.fill(composer, text);
  await screen.press('Enter');
}

const times = (text, words) => text.split(words).length - 1;

scenario('the agent sees everything that was said, and both can write', async ({ screen, demo, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.fill(search, 'my tent poles are singing');
  await screen.press('Enter');
  await panelSays(screen, /We found no answer to that|Which of these do you mean/);
  await screen.click(choice('Start over'));
  await lookUpOrder(screen, /^Track my order/, 'RL-10002');
  await screen.click(choice(/^Ask someone to look into it/));
  await screen.find(composer);
  await desk.sees(/Waiting\s*1/);
  assert.match(await desk.screen.evaluate(() => document.title), /^\(1\)/, 'the tab counts who waits');
  await desk.choose(/tent poles|ana@example\.com|RL-10002/);
  const record = await desk.record();
  for (const words of ['my tent poles are singing', 'RL-10002', 'ana@example.com', 'Ask someone to look into it', 'It is late', 'Parcel is late', 'in transit|late']) {
    assert.match(record, new RegExp(words), 'the record comes first, complete');
  }
  await desk.take();
  await desk.say('Hello Ana, I am asking the carrier right now.');
  await panelSays(screen, 'Hello Ana, I am asking the carrier right now.');
  await panelSays(screen, /has joined/);
  await write(screen, 'Thank you, I will wait');
  await desk.sees('Thank you, I will wait');
  await panelSays(screen, /Thank you, I will wait.*Sent/);
  await desk.screen.type('One mo');
  await panelSays(screen, /is writing…/);
  await screen.click(composer);
  await screen.type('And my neig');
  await desk.sees('The visitor is typing…');
  await desk.end();
  await panelSays(screen, /conversation has ended/);
  assert.equal((await handovers(demo, 'tent poles')).length, 1, 'one record');
});

scenario('a conversation survives reload and page change, without a word twice', async ({ screen, demo, open, agent }) => {
  const desk = await agent();
  await open();
  await askForPerson(screen);
  await desk.choose(/ana@example\.com|RL-10002|Visitor/);
  await desk.take();
  await desk.say('First word');
  await panelSays(screen, 'First word');
  await write(screen, 'Before the reload');
  await desk.sees('Before the reload');
  await screen.tab.reload();
  await panelSays(screen, 'Before the reload');
  await desk.say('After the reload');
  await panelSays(screen, 'After the reload');
  await open('/gear.html');
  await panelSays(screen, 'After the reload');
  await write(screen, 'From the next page');
  await desk.sees('From the next page');
  const text = await panelText(screen);
  for (const words of ['First word', 'Before the reload', 'After the reload', 'From the next page']) assert.equal(times(text, words), 1, words);
  assert.equal((await demo.handovers()).filter(({ mode }) => mode === 'chat').length >= 1, true);
  await desk.end();
});

scenario('once handed over, the way to the person is the conversation', async ({ screen, site, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  await screen.click(person, { count: 2 });
  await screen.find(composer);
  await screen.gone(person);
  await screen.click(choice('Back'));
  await screen.click(conversation);
  await screen.find(composer);
  const posts = site.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/handovers');
  assert.equal(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size, 1, 'one handover');
  await desk.choose(/Visitor|No question/);
  await desk.take();
  await screen.click(choice('Close help'));
  await desk.say('Are you still there?');
  await screen.find({ ...launcher, name: /1/ });
  await screen.click({ ...launcher, name: /1/ });
  await panelSays(screen, 'Are you still there?');
  await desk.end();
});

scenario('a request for a person that had to wait: when it arrives the visitor is there, and hears the agent with the panel closed', async ({ screen, site, demo, open, agent }) => {
  const desk = await agent();
  await open();
  await openDesk(screen);
  site.fault = ({ method, path }) => (method === 'POST' && path === '/v1/handovers' ? { status: 503 } : undefined);
  await screen.click(person);
  await panelSays(screen, 'This could not be sent yet.');
  await screen.click(choice('Close help'));
  site.fault = () => undefined;
  await open('/gear.html');
  await screen.until(async () => (await demo.handovers()).length === 1, 'the record to arrive');
  await desk.choose(/Visitor|No question/);
  await desk.take();
  await desk.sees('here now');
  await desk.say('Sorry that it took so long');
  await screen.find({ ...launcher, name: /1/ });
  // As many sites do at logout.
  await screen.evaluate(() => localStorage.clear());
  await open('/');
  await desk.say('Are you still there?');
  await screen.find({ ...launcher, name: /2/ });
  await desk.end();
});

scenario('an agent who is away is not there', async ({ screen, open, agent }) => {
  const desk = await agent();
  await desk.screen.click({ role: 'button', name: 'Available' });
  await desk.screen.find({ role: 'button', name: 'Away' });
  await open();
  await openDesk(screen);
  await screen.click(person);
  await panelSays(screen, 'Nobody is there right now.');
});

scenario('a page of the shop and the agent’s page both keep their policy', async ({ screen, site, open, agent }) => {
  const desk = await agent();
  await open();
  await askForPerson(screen);
  await desk.choose(/ana@example\.com|RL-10002|Visitor/);
  await desk.take();
  await write(screen, '<img src=x onerror=alert(1)> **bold** & more');
  await desk.sees('<img src=x onerror=alert(1)> **bold** & more');
  assert.deepEqual(site.violations, []);
  await desk.end();
});
