// Pictures of every screen, for people to look at: build/gallery/<screen>-<form>.png. Nothing is compared by machine.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent } from './lib/agent.mjs';
import { startTestDemo } from './lib/demo.mjs';
import { answerForm, askNumber, choice, launcher, lookUpOrder, panelSays, person, search } from './lib/desk.mjs';
import { launchPuppet } from './lib/puppet.mjs';
import { Screen } from './lib/screen.mjs';

const folder = fileURLToPath(new URL('../../build/gallery/', import.meta.url));
const phone = [390, 844, { deviceScaleFactor: 2, hasTouch: true, isMobile: true }];
const forms = {
  desktop: { viewport: [1200, 800] },
  phone: { viewport: phone },
  'desktop-dark': { viewport: [1200, 800], scheme: 'dark' },
  'phone-dark': { viewport: phone, scheme: 'dark' },
  'zoom-200': { viewport: [640, 400, { deviceScaleFactor: 2 }] },
};

await mkdir(folder, { recursive: true });
const demo = await startTestDemo();
const browser = await launchPuppet('chromium');
try {
  for (const [form, look] of Object.entries(forms)) await takeAll(form, look);
  await takeHome('rtl', '/rtl.html', [1200, 800]);
  await takeHome('rtl-phone', '/rtl.html', phone);
  await takeHome('serbian', '/sr/', [1200, 800]);
} finally {
  await browser.close();
  await demo.close();
}

async function visit(path, { viewport, scheme = 'light' }, play) {
  const visitor = await browser.newVisitor();
  const tab = await visitor.newTab();
  await tab.setViewport(...viewport);
  await tab.setMedia([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await tab.open(demo.url + path);
  try {
    await play(new Screen(tab));
  } finally {
    await visitor.close();
  }
}

async function takeAll(form, look) {
  const take = async (screen, name) => {
    await screen.tab.screenshot(join(folder, `${name}-${form}.png`));
    console.log(`build/gallery/${name}-${form}.png`);
  };
  await visit('/', look, async (screen) => {
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
  });
  await takeChat(form, look, take);
}

async function takeChat(form, look, take) {
  await visit('/agent', look, async (desk) => {
    const agent = new Agent(desk, demo);
    await agent.signIn();
    await visit('/', look, async (screen) => {
      await screen.click(launcher);
      await lookUpOrder(screen, /^Track my order/, 'RL-10002');
      await screen.click(choice(/^Ask someone to look into it/));
      await agent.choose(/ana@example\.com|RL-10002|Visitor/);
      await agent.take();
      await agent.say('Hello Ana, I am asking the carrier right now.');
      await panelSays(screen, 'I am asking the carrier right now.');
      await take(screen, 'chat');
      await desk.tab.front();
      await take(desk, 'agent');
      await agent.end();
      await agent.signOut();
    });
  });
}

async function takeHome(name, path, viewport) {
  await visit(path, { viewport }, async (screen) => {
    await screen.click({ role: 'button', within: 'waypost-help' });
    await screen.find({ role: 'searchbox', within: 'waypost-help' });
    await screen.tab.screenshot(join(folder, `home-${name}.png`));
    console.log(`build/gallery/home-${name}.png`);
  });
}
