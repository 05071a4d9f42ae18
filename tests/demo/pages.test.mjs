// The shop's and the agent's pages in Chromium: nothing hangs over the edge, axe-core finds no fault, the order page works,
// and the page of demo/run FILE lists what is wrong so that it can be read.

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { button, heading, link, textbox } from '../e2e/lib/screen.mjs';
import { Office } from './lib/agents.mjs';
import { temporaryFolder } from './lib/shop.mjs';

const limit = { timeout: 120_000 };
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let office;
let folder;

before(async () => {
  folder = await temporaryFolder();
  const articles = [{ id: 'a', questions: ['x'], answer: 'y', next: [{ flow: 'trak' }], [`a_very_long_key_${'that_nobody_knows_'.repeat(8)}`]: 1 }];
  const file = join(folder.path, 'broken.json');
  await writeFile(file, JSON.stringify({ waypost: 1, locale: 'en', articles }));
  office = await Office.open({ file });
});
afterEach(() => office?.clear());
after(async () => {
  await office?.close();
  await folder?.remove();
});

const isWide = (screen) => screen.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** What a screen reader's or a keyboard's user would trip over. */
async function findNoFault(screen, where) {
  for (const scheme of ['light', 'dark']) {
    await screen.tab.setMedia([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    assert.deepEqual(await screen.tab.judge(axe), [], `axe on ${where}, ${scheme}`);
  }
}

test('every page of the shop: no fault found, nothing over the edge from 320 pixels on', limit, async () => {
  const all = await readdir(new URL('../../demo/shop/', import.meta.url), { recursive: true });
  for (const name of all.filter((each) => each.endsWith('.html'))) {
    const screen = await office.guest(`/${name}`);
    await findNoFault(screen, name);
    for (const width of [320, 390, 768, 1280]) {
      await screen.tab.setViewport(width, 800);
      assert.equal(await isWide(screen), false, `${name} at ${width}`);
    }
    await screen.tab.close();
  }
});

test('the agent’s page: no fault found, nothing over the edge', limit, async () => {
  const agent = await office.agent();
  const { screen } = agent;
  await office.handOver({
    question: 'Where is it?',
    visitor: { email: 'ana@example.com' },
    answers: [{ flow: 'track', step: 'n', name: 'number', label: 'Your order number?', value: 'RL-10002', source: 'visitor' }],
    path: [{ option: 'flow:track', label: 'Track my order', at: 1 }],
    transcript: [{ seq: 1, who: 'visitor', at: Date.now(), text: 'Where is it?' }],
  });
  await agent.sees(/Waiting\s*1/);
  await findNoFault(screen, 'the list');
  await agent.choose(/Where is it\?/);
  await agent.take();
  await agent.say('Hello');
  await agent.sees('last here just now');
  await findNoFault(screen, 'a conversation');
  for (const [width, height] of [[320, 640], [390, 844], [640, 400], [1024, 768]]) {
    await screen.tab.setViewport(width, height);
    assert.equal(await isWide(screen), false, `at ${width}`);
    await screen.find(textbox('Your message'));
  }
});

test('order status: asked, found, drawn; an unknown one and a broken system are told apart', limit, async () => {
  const screen = await office.guest('/order.html');
  await screen.find(heading('From our shelf to your door'));
  const ask = async (number) => {
    await screen.fill(textbox('Order number'), number);
    await screen.fill(textbox('E-mail address'), 'ana@example.com');
    await screen.press('Enter');
  };
  await ask('RL-99999');
  await screen.sees('We found no order with this number');
  await ask('RL-10007');
  await screen.sees('Our order system is not answering');
  await ask('rl-10002');
  await screen.find(heading('Late, and we are sorry'));
  assert.equal((await screen.focused()).name, 'Late, and we are sorry', 'what has come is where the reader is');
  const reached = () => screen.evaluate(() => document.querySelectorAll('.way .reached').length);
  assert.equal(await reached(), 2);
  await screen.click(button('delivered'));
  await screen.find(heading('Delivered'));
  assert.equal(await reached(), 3);
  await screen.click(button('cancelled'));
  await screen.sees(/goes back the way it came/);
  await screen.seesNot('With the carrier', '#order');
  await screen.click(link(/^It is late/));
  await screen.sees(/parcel is late/i, 'waypost-help');
});

test('without the help desk the ways to it lead to the help page', limit, async () => {
  office.proxy.fault = ({ path }) => (path.startsWith('/waypost/') ? { status: 404 } : undefined);
  const screen = await office.guest('/order.html');
  await screen.click(link(/^Talk to a person/));
  await screen.until(async () => /\/help\.html#contact$/.test(await screen.tab.url()), 'the help page');
});

/** With the gap to the window's edge. */
const panelWidth = 400 + 16;

test('demo/run FILE: the list of problems stands beside the open help desk, not under it', limit, async () => {
  for (const width of [1000, 1280, 1600]) {
    const screen = await office.guest('/blank.html', [width, 800]);
    await screen.sees('there is no flow "trak"');
    const room = await screen.evaluate(() => innerWidth - document.querySelector('.problems').getBoundingClientRect().right);
    assert.ok(room >= panelWidth, `at ${width} only ${room} pixels are left`);
    await screen.tab.close();
  }
});

test('demo/run FILE: every problem on lines of its own, whole, and nothing over the edge', limit, async () => {
  const screen = await office.guest('/blank.html', [390, 844]);
  await screen.sees('there is no flow "trak"');
  await screen.sees(/that_nobody_knows_/);
  assert.equal(await isWide(screen), false);
  const lines = await screen.evaluate(() => [...document.querySelectorAll('.problems p')].map((line) => [line.className, line.scrollWidth <= line.clientWidth]));
  assert.ok(lines.length >= 6 && lines.some(([name]) => name === 'more'), 'what to do stands below each');
  assert.ok(lines.every(([, fits]) => fits), 'no line is cut');
  await findNoFault(screen, 'the list of problems');
});
