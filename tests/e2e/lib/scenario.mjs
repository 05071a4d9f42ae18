// One scenario: a test with a visitor of its own in front of the demo shop, in the engine that WAYPOST_ENGINE names.
// Whatever the scenario is about, it fails when the page broke its policy or threw an error.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Agent } from './agent.mjs';
import { startTestDemo } from './demo.mjs';
import { startProxy } from './proxy.mjs';
import { launchPuppet } from './puppet.mjs';
import { Screen } from './screen.mjs';
import { launchWebKit } from './webkit.mjs';

export const engine = process.env.WAYPOST_ENGINE ?? 'chromium';
const desktop = [1100, 800];
let launched;
let chromium;
let running;

/** The browser of this process, started when first asked for. */
export function launch() {
  launched ??= engine === 'webkit' ? launchWebKit() : launchPuppet(engine);
  return launched;
}

/** Agents work in Chromium, whatever the visitor has. */
function launchForAgents() {
  chromium ??= engine === 'chromium' ? launch() : launchPuppet('chromium');
  return chromium;
}

/** The demo shop and the proxy before it. */
function world() {
  running ??= startTestDemo().then(async (demo) => ({ demo, proxy: await startProxy(demo.url) }));
  return running;
}

after(async () => {
  await (await launched)?.close();
  if (chromium !== launched) await (await chromium)?.close();
  const { demo, proxy } = (await running) ?? {};
  await proxy?.close();
  await demo?.close();
});

/**
 * Defines a test. `play(visit)` gets `screen`, `site` (the proxy), `demo`, `open(path)`, `newTab()` and `agent()`
 * (signs one in; gone again when the scenario ends). `expected` names breaches of the policy, and errors of the
 * browser's own, that the scenario provokes.
 */
export function scenario(name, play, { expected, only, viewport = desktop } = {}) {
  if (only && !only.includes(engine)) return;
  test(`${engine}: ${name}`, { timeout: 240_000 }, async (context) => {
    try {
      await visit();
    } catch (error) {
      if (!error.isBrowsers) throw error;
      context.diagnostic(`${name}: ${error.message}; begun again in a fresh browser`);
      await visit();
    }
  });

  async function visit() {
    const [{ demo, proxy }, browser] = await Promise.all([world(), launch()]);
    proxy.calm();
    const earlier = new Set((await demo.handovers()).map(({ id }) => id));
    // What this visit has handed over; a scenario that is begun again does not find its first try.
    const handovers = async () => (await demo.handovers()).filter(({ id }) => !earlier.has(id));
    const people = [];
    const tabs = [];
    const agents = [];
    const enter = async (place) => {
      const person = await place.newVisitor();
      people.push(person);
      return async (size = viewport) => {
        const tab = await person.newTab();
        tabs.push(tab);
        await tab.setViewport(...size);
        return new Screen(tab);
      };
    };
    const agent = async () => {
      const newTab = await enter(await launchForAgents());
      const desk = new Agent(await newTab(desktop), demo);
      await desk.screen.tab.open(`${proxy.url}/agent`);
      await desk.signIn();
      agents.push(desk);
      return desk;
    };
    try {
      const newTab = await enter(browser);
      const screen = await newTab();
      const open = async (path = '/', on = screen) => on.tab.open(proxy.url + path);
      await play({ screen, site: proxy, demo: { ...demo, handovers }, open, newTab, agent });
      checkManners(proxy, tabs, expected);
    } finally {
      for (const desk of agents) await desk.signOut().catch(() => undefined);
      for (const person of people) await person.close().catch(() => undefined);
    }
  }
}

function checkManners(proxy, tabs, expected) {
  const breaches = proxy.violations.filter((violation) => !expected?.test(violation));
  assert.deepEqual(breaches, [], 'the page broke its Content-Security-Policy');
  const errors = tabs.flatMap((tab) => tab.messages).filter((message) => message.level === 'pageerror' && !expected?.test(message.text));
  assert.deepEqual(errors, [], 'the page threw an error');
}
