// `demo/run --check`: one visitor and one agent walk through the demo in headless Chromium. Every step is printed;
// pictures of each way are left in build/demo/check.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent } from '../../tests/e2e/lib/agent.mjs';
import {
  answerForm, choice, field, lookUpOrder, openDesk, panelSays, person, search, sendMessage, typeQuestion, askEmail,
} from '../../tests/e2e/lib/desk.mjs';
import { launchPuppet } from '../../tests/e2e/lib/puppet.mjs';
import { Screen } from '../../tests/e2e/lib/screen.mjs';

const pictures = fileURLToPath(new URL('../../build/demo/check/', import.meta.url));
const desktop = [1280, 800];
const phone = [390, 844, { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }];
const composer = field('Write a message');

/** The ways, in order. Each gets the walk's world and says what it does by `step`. */
const ways = [
  ['Finds an answer while typing', findsAnAnswer],
  ['Tracks and returns an order through menus', tracksAndReturns],
  ['Talks to a person who already sees everything', talksToAPerson],
  ['Leaves a message when nobody is there', leavesAMessage],
  ['Does all that on a phone, too', asksOnAPhone],
  ['Keeps the page’s policy', keepsThePolicy],
];

/** Walks all ways in the running demo. True when every one came to its end. */
export async function check(demo) {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const browser = await launchPuppet('chromium');
  const world = { demo, browser, tabs: [], pictures: 0 };
  let passed = 0;
  try {
    for (const [name, walk] of ways) if (await walkOne(name, walk, world)) passed++;
  } finally {
    await browser.close();
  }
  console.log(`\nPictures are in ${relative(process.cwd(), pictures)}.`);
  console.log(`${passed} passed, ${ways.length - passed} failed`);
  return passed === ways.length;
}

async function walkOne(name, walk, world) {
  console.log(`\n${name}`);
  const began = performance.now();
  const step = (text) => console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);
  try {
    await walk({ ...world, step, enter: (path, size) => enter(world, path, size), picture: (screen) => picture(world, screen, name) });
    step('done');
    return true;
  } catch (reason) {
    console.log(`  FAILED: ${reason.message}`);
    for (const [index, tab] of world.tabs.entries()) {
      await tab.screenshot(join(pictures, `failed-${index}.png`)).catch(() => undefined);
    }
    return false;
  } finally {
    for (const tab of world.tabs.splice(0)) await tab.leave();
  }
}

/** A person with a browser profile of their own, on one page of the shop. */
async function enter(world, path, size = desktop) {
  const someone = await world.browser.newVisitor();
  const tab = await someone.newTab();
  tab.leave = async () => {
    world.messages = [...(world.messages ?? []), ...tab.messages];
    await someone.close().catch(() => undefined);
  };
  world.tabs.push(tab);
  await tab.setViewport(...size);
  await tab.open(world.demo.url + path);
  return new Screen(tab);
}

async function picture(world, screen, way) {
  world.pictures++;
  const words = way.toLowerCase().replace(/[^a-z]+/g, '-');
  await screen.tab.screenshot(join(pictures, `${String(world.pictures).padStart(2, '0')}-${words}.png`));
}

async function signInAgent({ demo, enter: come }) {
  const agent = new Agent(await come('/agent'), demo);
  await agent.signIn();
  return agent;
}

const records = (demo) =>
  readdirSync(demo.handovers)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(demo.handovers, name), 'utf8')));

async function findsAnAnswer({ enter: come, step, picture: take }) {
  const screen = await come('/');
  step('the shop is open; nothing of the help desk but its button is loaded');
  await openDesk(screen);
  step('the help desk is open');
  await take(screen);
  const found = await typeQuestion(screen, 'how long do i have to send it bakc', /send (it|something|things|an order)? ?back|return/i);
  step(`typed with a slip; found "${found.name.split('\n')[0]}"`);
  await take(screen);
  await screen.press('Enter');
  await panelSays(screen, /30 days/);
  step('the answer is read: 30 days');
  await take(screen);
}

async function tracksAndReturns({ enter: come, step, picture: take }) {
  const screen = await come('/order.html');
  await openDesk(screen);
  await lookUpOrder(screen, /^Track my order/, 'RL-10003');
  await panelSays(screen, /RL-10003 was delivered on/);
  step('menu, order number, e-mail: RL-10003 was delivered');
  await screen.click(choice(/^I'd like to send something back/));
  step('the return knows the order already; nothing is asked twice');
  await screen.click(choice(/^I changed my mind/));
  await screen.tab.reload();
  await screen.click(choice(/^By parcel/));
  await screen.click(choice(/^Yes, make the label/));
  await panelSays(screen, /Print the label/);
  step('reloaded in the middle, went on, said yes to the label, has the way to send it back');
  await take(screen);
}

async function talksToAPerson(world) {
  const { demo, enter: come, step, picture: take } = world;
  const agent = await signInAgent(world);
  step('an agent is signed in and available');
  const screen = await come('/');
  await openDesk(screen);
  await screen.fill(search, 'Where is my order RL-10002?');
  await screen.press('Enter');
  await screen.click(choice('Continue'));
  await answerForm(screen, askEmail, 'ana@example.com');
  await panelSays(screen, /It is late/);
  await screen.click(choice(/^Ask someone to look into it/));
  await screen.find(composer);
  assert.equal(records(demo).length, 1, 'one record is on disk');
  step('asked about a late order, wants a person; the record is on disk before the room opens');
  await agent.sees(/Waiting\s*1/);
  await agent.choose(/RL-10002|Where is my order|ana@example/);
  const record = await agent.record();
  for (const words of ['Where is my order RL-10002?', 'ana@example.com', 'Ask someone to look into it']) {
    assert.ok(record.includes(words), `the record shows "${words}"`);
  }
  step('the agent sees question, order, e-mail, way and transcript before saying a word');
  await take(agent.screen);
  await agent.take();
  await agent.say('Hello! I am asking the carrier right now.');
  await panelSays(screen, 'Hello! I am asking the carrier right now.');
  await screen.fill(composer, 'Thank you, I will wait.');
  await screen.press('Enter');
  await agent.sees('Thank you, I will wait.');
  step('both have written and read');
  await screen.tab.reload();
  await agent.say('It will be with you tomorrow.');
  await panelSays(screen, 'It will be with you tomorrow.');
  step('the visitor reloaded the page; the conversation went on');
  await take(screen);
  await take(agent.screen);
  await agent.end();
  await panelSays(screen, /ended/);
  await agent.signOut();
  step('the agent has ended the conversation and signed out');
}

async function leavesAMessage({ demo, enter: come, step, picture: take }) {
  const before = records(demo).length;
  const screen = await come('/help.html');
  await openDesk(screen);
  await screen.click(person);
  await panelSays(screen, 'Nobody is there right now.');
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.fill(field(/^Your message/), 'Do you repair boots?');
  await take(screen);
  await screen.click(sendMessage);
  await panelSays(screen, 'Your message has been sent.');
  const [newest, ...more] = records(demo).filter((record) => record.mode === 'message');
  assert.deepEqual([records(demo).length - before, more.length], [1, 0], 'one record more');
  assert.equal(newest.visitor.email, 'ana@example.com');
  step('nobody was there; the message is on the receiver’s disk, once, with the address');
}

async function asksOnAPhone({ enter: come, step, picture: take }) {
  const screen = await come('/', phone);
  await openDesk(screen);
  await take(screen);
  await typeQuestion(screen, 'shipping price', /shipping|delivery/i);
  await take(screen);
  step('asked and found on a 390-pixel screen');
  await take(await come('/agent', phone));
}

async function keepsThePolicy(world) {
  const faults = (world.messages ?? []).filter(({ level, text }) => level === 'pageerror' || /Content.Security.Policy|Trusted/i.test(text));
  assert.deepEqual(faults, [], 'no page broke its policy or threw an error');
  world.step('no breach of Content-Security-Policy or Trusted Types, no error on any page');
}
