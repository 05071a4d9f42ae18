// Pictures of every screen, for people to look at: build/gallery/<screen>-<form>.png. A machine says only that nothing
// hangs over the edge and no page throws. Takes the forms that are named (phone, desktop-dark, …), else every form.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent } from './lib/agent.mjs';
import { startTestDemo } from './lib/demo.mjs';
import { answerForm, askNumber, choice, field, launcher, lookUpOrder, panelSays, person, proceed, search, sendMessage } from './lib/desk.mjs';
import { everyStep, order } from './lib/every-step.mjs';
import { startProxy } from './lib/proxy.mjs';
import { launchPuppet } from './lib/puppet.mjs';
import { button, Screen } from './lib/screen.mjs';

const folder = fileURLToPath(new URL('../../build/gallery/', import.meta.url));
const desktop = [1280, 800];
const phone = [390, 844, { deviceScaleFactor: 2, hasTouch: true, isMobile: true }];
const forms = {
  phone: { viewport: phone },
  desktop: { viewport: desktop },
  'phone-dark': { viewport: phone, scheme: 'dark' },
  'desktop-dark': { viewport: desktop, scheme: 'dark' },
  'phone-rtl': { viewport: phone, home: '/rtl.html' },
  'desktop-rtl': { viewport: desktop, home: '/rtl.html' },
  // 1280 x 800 enlarged to 200 %: half as many CSS pixels, each twice as large.
  'zoom-200': { viewport: [640, 400, { deviceScaleFactor: 2 }] },
};

const named = process.argv.slice(2);
const chosen = Object.entries(forms).filter(([form]) => named.length === 0 || named.includes(form));
const faults = [];
let taken = 0;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const demo = await startTestDemo();
const proxy = await startProxy(demo.url);
const browser = await launchPuppet('chromium');
try {
  for (const [form, look] of chosen) {
    const take = (screen, name) => takePicture(screen, `${name}-${form}`);
    await takeHelp(look, take);
    await takeChat(look, take);
    await takeShop(look, take);
    await takeSteps(look, take);
  }
} finally {
  await browser.close();
  await proxy.close();
  await demo.close();
}
for (const fault of faults) console.log(`FAULT: ${fault}`);
console.log(`${taken} pictures are in build/gallery, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function takePicture(screen, name) {
  await screen.tab.screenshot(join(folder, `${name}.png`));
  taken++;
  const isWide = await screen.evaluate(() => {
    const panel = document.querySelector('waypost-help')?.shadowRoot?.querySelector('dialog[open]');
    const over = (element) => element.scrollWidth > element.clientWidth + 1;
    return over(document.documentElement) || (panel ? over(panel) : false);
  });
  if (isWide) faults.push(`${name}: something hangs over the edge`);
  for (const { level, text } of screen.tab.messages) if (level === 'pageerror') faults.push(`${name}: ${text}`);
}

async function visit(path, { viewport, scheme = 'light', from = demo.url }, play) {
  const visitor = await browser.newVisitor();
  const tab = await visitor.newTab();
  await tab.setViewport(...viewport);
  await tab.setMedia([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await tab.open(from + path);
  try {
    await play(new Screen(tab));
  } finally {
    await visitor.close();
  }
}

/** What a visitor sees without a person: launcher, home, search, answer, flow, leaving a message. */
function takeHelp(look, take) {
  return visit(look.home ?? '/', look, async (screen) => {
    await screen.find(launcher);
    await take(screen, 'launcher');
    await screen.click(launcher);
    await screen.find(search);
    await take(screen, 'home');
    await screen.fill(search, 'mony back');
    await screen.find(choice(/^When do I get my money back\?/));
    await take(screen, 'results');
    await screen.click(choice(/^When do I get my money back\?/));
    await panelSays(screen, 'Did this help?');
    await take(screen, 'answer');
    await screen.click(choice('Start over'));
    await screen.click(choice(/^Track my order/));
    await answerForm(screen, askNumber, '4711');
    await panelSays(screen, 'An order number is RL');
    await take(screen, 'form-error');
    await screen.click(choice('Start over'));
    await lookUpOrder(screen, /^Track my order/, 'RL-10002');
    await panelSays(screen, /It is late/);
    await take(screen, 'flow');
    await screen.click(person);
    await panelSays(screen, 'Nobody is there right now.');
    await take(screen, 'message');
    await screen.fill(field(/^Your e-mail or phone number/), '+381 64 123 4567');
    await screen.fill(field(/^Your message/), 'Do you repair boots?');
    await screen.click(sendMessage);
    await panelSays(screen, 'Your message has been sent.');
    await take(screen, 'message-sent');
  });
}

/** Both sides of a conversation; the agent's page is English in every form. */
function takeChat(look, take) {
  return visit('/agent', look, async (desk) => {
    const agent = new Agent(desk, demo);
    await take(desk, 'agent-sign-in');
    await agent.signIn();
    await take(desk, 'agent-empty');
    await visit(look.home ?? '/', look, async (screen) => {
      await screen.click(launcher);
      await lookUpOrder(screen, /^Track my order/, 'RL-10002');
      await screen.click(choice(/^Ask someone to look into it/));
      await agent.sees(/Waiting\s*1/);
      await desk.tab.front();
      await take(desk, 'agent-waiting');
      await agent.choose(/ana@example\.com/);
      await agent.take();
      await agent.say('Hello Ana, I am asking the carrier right now.');
      await screen.tab.front();
      await panelSays(screen, 'I am asking the carrier right now.');
      await screen.fill(field('Write a message'), 'Thank you! I can wait until Friday.');
      await screen.press('Enter');
      await agent.sees('Thank you! I can wait until Friday.');
      await take(screen, 'chat');
      await desk.tab.front();
      await agent.sees('here now');
      await take(desk, 'agent-chat');
      await agent.end();
      await agent.sees('This conversation is closed.');
    });
    await takeMessageLeft(desk, agent, look, take);
    await agent.signOut();
  });
}

/** The message of `takeHelp`, as the agent finds it; marked as answered, so that the next form begins with an empty list. */
async function takeMessageLeft(desk, agent, look, take) {
  // There the list gives its place to the conversation.
  const isNarrow = look.viewport[0] < 700;
  if (isNarrow) await desk.click(button('‹ All'));
  await agent.choose(/Do you repair boots/);
  await agent.sees('Mark as answered');
  await take(desk, 'agent-message');
  await desk.click(button('Mark as answered'));
  await agent.sees('This message was answered.');
  if (isNarrow) await desk.click(button('‹ All'));
}

/** The shop's own page that talks to the order API. */
function takeShop(look, take) {
  return visit('/order.html', look, async (screen) => {
    await take(screen, 'order');
    await screen.click(button('late'));
    await screen.sees('Late, and we are sorry');
    await take(screen, 'order-late');
  });
}

/** Every kind of step, one beginning each. */
function takeSteps(look, take) {
  const waiting = new Promise(() => undefined);
  let tries = 0;
  proxy.fault = ({ path }) => {
    if (path.startsWith('/knowledge/support.json')) return { status: 200, body: JSON.stringify(everyStep), headers: { 'content-type': 'application/json' } };
    if (path === '/orders/RL-10023') return { status: 200, body: JSON.stringify(order), headers: { 'content-type': 'application/json' } };
    if (path === '/orders/down') return ++tries === 1 ? { status: 503 } : waiting;
    return undefined;
  };
  return visit(look.home ?? '/', { ...look, from: proxy.url }, async (screen) => {
    const inPanel = (role, name) => ({ role, name, within: 'waypost-help' });
    await screen.click(launcher);
    await screen.find(search);
    for (const [name, words, play] of [
      ['menu', 'What has happened'],
      ['choice', 'Which one is it about?', () => screen.click(inPanel('radio', /boots/))],
      ['choices', 'into the parcel', () => screen.click(inPanel('checkbox', /Gift wrap/))],
      ['stars', 'How do the boots fit?'],
      ['ten', 'tell a friend'],
      ['date', 'courier'],
      ['file', 'Photos make it quicker'],
      ['form', 'We are sorry', async () => {
        await screen.click(inPanel('radio', 'A repair'));
        await screen.fill(field(/Your e-mail/), 'ana@');
        await screen.click(proceed);
        await panelSays(screen, 'One more thing');
      }],
      ['shown', 'This is how it folds'],
      ['action', 'Cancel order'],
      ['survey', 'How was it?'],
      ['down', /did not work|not answer|Try again/],
    ]) {
      await screen.click(choice(`Show ${name}`));
      await panelSays(screen, words);
      if (name !== 'choice') await play?.();
      await take(screen, `step-${name}`);
      if (name === 'down') {
        await screen.click(choice('Try again'));
        await take(screen, 'step-running');
      }
      await screen.click(choice('Start over'));
      await screen.find(search);
    }
  });
}
