// The agent's page in Chromium: what calls for attention, when an agent counts as there, and what is said when something fails.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { button } from '../e2e/lib/screen.mjs';
import { Office } from './lib/agents.mjs';
import { newHandover } from './lib/ids.mjs';

const limit = { timeout: 120_000 };
let office;

before(async () => {
  office = await Office.open();
});
afterEach(() => office?.clear());
after(() => office?.close());

/** Notes down what the browser would show and play; both still happen. */
function listen() {
  const seen = (globalThis.seen = { notes: 0, notifications: [] });
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    seen.notes++;
    return create.call(this);
  };
  globalThis.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      seen.notifications.push(`${title}: ${options.body}`);
    }
  };
}

const seen = ({ screen }) => screen.evaluate(() => ({ ...globalThis.seen, title: document.title }));
const titleOf = ({ screen }) => screen.evaluate(() => document.title);
const untilTitle = (agent, wanted) => agent.screen.until(async () => wanted.test(await titleOf(agent)), `the title ${wanted}`);

test('the tab counts who waits and what is unread', limit, async () => {
  const agent = await office.agent();
  await untilTitle(agent, /^Help desk/);
  const id = await office.handOver({ question: 'Is it waterproof?' });
  await untilTitle(agent, /^\(1\) Help desk/);
  await agent.choose(/Is it waterproof\?/);
  await agent.take();
  await untilTitle(agent, /^Help desk/);
  await agent.lookAway();
  const { transport } = office.visitor(id);
  await transport.join();
  transport.send('Hello?', newHandover());
  transport.send('Anyone?', newHandover());
  await untilTitle(agent, /^\(2\) Help desk/);
  await agent.screen.tab.front();
  await agent.screen.click({ role: 'textbox', name: 'Your message' });
  await untilTitle(agent, /^Help desk/);
  await agent.end();
  await agent.sees('This conversation is closed.');
});

test('a sound for who comes, until it is switched off; that is remembered', limit, async () => {
  const agent = await office.agent({ before: listen });
  await office.handOver({ question: 'The first' });
  await agent.sees('The first');
  assert.equal((await seen(agent)).notes, 2, 'two notes');
  await agent.screen.click(button('Sound on'));
  await agent.screen.find(button('Sound off'));
  await office.handOver({ question: 'The second' });
  await agent.sees('The second');
  assert.equal((await seen(agent)).notes, 2, 'silent');
  await agent.screen.tab.reload();
  await agent.screen.find(button('Sound off'));
  await office.handOver({ question: 'The third' });
  await agent.sees('The third');
  assert.equal((await seen(agent)).notes, 0, 'silent on the next page, too');
  await agent.screen.click(button('Sound off'));
  await agent.screen.find(button('Sound on'));
  assert.equal((await seen(agent)).notes, 2, 'switched on, it is heard');
});

test('a desktop notification when the agent looks elsewhere and has allowed it', limit, async () => {
  const agent = await office.agent({ before: listen, permissions: ['notifications'] });
  assert.deepEqual(await agent.screen.all(button('Notifications')), [], 'nothing to ask for');
  await office.handOver({ question: 'While looking' });
  await agent.sees('While looking');
  assert.deepEqual((await seen(agent)).notifications, [], 'none for what is seen anyway');
  await agent.lookAway();
  await office.handOver({ question: 'While away' });
  await agent.screen.until(async () => (await seen(agent)).notifications.length > 0, 'a notification');
  assert.deepEqual((await seen(agent)).notifications, ['A visitor is waiting: While away']);
});

test('denied notifications: none is tried, and sound and count still come', limit, async () => {
  const agent = await office.agent({ before: listen });
  assert.deepEqual(await agent.screen.all(button('Notifications')), [], 'who has said no is not asked again');
  await agent.lookAway();
  const { notes } = await seen(agent);
  await office.handOver({ question: 'Denied' });
  await agent.sees('Denied');
  assert.deepEqual((await seen(agent)).notifications, []);
  assert.equal((await seen(agent)).notes, notes + 2);
  assert.match(await titleOf(agent), /^\(\d+\)/);
});

test('an agent who touches nothing is away by itself, and visitors see that; a touch brings the agent back', limit, async () => {
  const agent = await office.agent();
  const { transport } = office.visitor();
  assert.equal(await transport.availability(10_000), true);
  await agent.screen.evaluate(() => localStorage.setItem('waypost-agent:idle-minutes', '0.02'));
  await agent.screen.find(button('Away (idle)'));
  await agent.sees('because nothing was touched here for a while');
  await agent.screen.until(async () => !(await transport.availability(10_000)), 'nobody to be there');
  await agent.screen.evaluate(() => localStorage.setItem('waypost-agent:idle-minutes', '5'));
  await agent.screen.hover(button('Away (idle)'));
  await agent.screen.find(button('Available'));
  await agent.screen.until(() => transport.availability(10_000), 'an agent to be there');
});

test('a choice to be away outlasts touches', limit, async () => {
  const agent = await office.agent();
  await agent.screen.click(button('Available'));
  await agent.screen.find(button('Away'));
  await agent.screen.hover(button('Sign out'));
  await agent.sees('are told that nobody is there');
  const { transport } = office.visitor();
  await agent.screen.until(async () => !(await transport.availability(10_000)), 'nobody to be there');
  assert.equal((await agent.screen.all(button('Away'))).length, 1);
});

test('taking and closing that fail say so, and nothing is lost', limit, async () => {
  const agent = await office.agent();
  const id = await office.handOver({ question: 'Hard to take' });
  const fails = (status) => ({ path, method }) => (method === 'POST' && path === `/v1/handovers/${id}/state` ? { status } : undefined);
  await agent.choose(/Hard to take/);
  office.proxy.fault = fails(503);
  await agent.screen.click(button('Take this conversation'));
  await agent.sees('This could not be taken: the server does not answer.');
  office.proxy.fault = fails(409);
  await agent.screen.click(button('Take this conversation'));
  await agent.sees('Somebody else was quicker');
  office.proxy.calm();
  await agent.take();
  assert.doesNotMatch(await agent.screen.text(), /Somebody else was quicker/, 'what went well takes the word back');
  const { ear, transport } = office.visitor(id);
  await transport.join();
  office.proxy.fault = fails(500);
  await agent.end();
  await agent.sees('This could not be closed');
  await ear.until(({ type }) => type === 'ended');
  office.proxy.calm();
  await agent.screen.click(button('Close this conversation'));
  await agent.sees('This conversation is closed.');
});

test('a visitor who ends the conversation leaves nothing to write into', limit, async () => {
  const agent = await office.agent();
  const id = await office.handOver({ question: 'I will be gone' });
  await agent.choose(/I will be gone/);
  await agent.take();
  const { transport } = office.visitor(id);
  await transport.join();
  await agent.sees('here now');
  await transport.leave();
  await agent.sees('The visitor ended the conversation');
  await agent.screen.gone({ role: 'textbox', name: 'Your message' });
  assert.doesNotMatch(await agent.screen.text('[aria-label="Conversation"]'), /here now|has gone|last here/);
  await agent.screen.click(button('Close this conversation'));
  await agent.sees('This conversation is closed.');
});

test('what the agent was writing when the visitor ended it stays to be read and copied, and is sent to nobody', limit, async () => {
  const agent = await office.agent();
  const id = await office.handOver({ question: 'In a hurry' });
  await agent.choose(/In a hurry/);
  await agent.take();
  await agent.screen.fill({ role: 'textbox', name: 'Your message' }, 'It is waterproof up to');
  const { ear, transport } = office.visitor(id);
  await transport.join();
  await transport.leave();
  await agent.sees('What you had begun to write was not sent.');
  const field = () => agent.screen.evaluate(() => Object.fromEntries(['value', 'readOnly'].map((key) => [key, document.querySelector('.write')?.[key]])));
  assert.deepEqual(await field(), { value: 'It is waterproof up to', readOnly: true });
  await agent.screen.press('Enter');
  assert.deepEqual(await field(), { value: 'It is waterproof up to', readOnly: true });
  assert.doesNotMatch(await agent.screen.text('[role=log]'), /waterproof/);
  assert.ok(!ear.events.some(({ type }) => type === 'message'));
});

test('left messages are answered by what was left', limit, async () => {
  const agent = await office.agent();
  await office.handOver({ mode: 'message', question: 'By phone, please', visitor: { phone: '+381 64 123-4567' } });
  await office.handOver({ mode: 'message', question: 'By e-mail, please', visitor: { email: 'ana@example.com' } });
  await agent.sees(/Left messages\s*2/);
  const ways = async (words) => {
    await agent.choose(words);
    await agent.screen.find(button('Mark as answered'));
    return agent.screen.evaluate(() => [...document.querySelectorAll('.answers a')].map((link) => link.href.split('?')[0]));
  };
  assert.deepEqual(await ways(/By phone, please/), ['tel:+381641234567']);
  assert.deepEqual(await ways(/By e-mail, please/), ['mailto:ana@example.com']);
});

test('with nobody waiting the page says so, and what will happen', limit, async () => {
  const agent = await office.agent();
  await agent.sees('You are available. When a visitor asks for a person, the conversation appears in the list, with a sound.');
  await office.handOver({ question: 'Now somebody is' });
  await agent.sees('One visitor is waiting');
  await agent.screen.click(button('Open the longest waiting'));
  await agent.screen.find({ role: 'heading', name: 'Now somebody is' });
});

test('whoever is signed out meanwhile is asked to sign in', limit, async () => {
  const agent = await office.agent();
  office.proxy.fault = ({ path }) => (path.startsWith('/v1/handovers') ? { status: 401 } : path === '/agent/session' ? { status: 200, body: 'null', headers: { 'content-type': 'application/json' } } : undefined);
  await office.handOver({ question: 'Unseen' });
  await agent.screen.find(button('Sign in'));
});
