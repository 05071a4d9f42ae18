// One scenario: a test with a visitor of its own in front of the demo shop, in the engine that WAYPOST_ENGINE names.
// Whatever the scenario is about, it fails when the page broke its policy or threw an error.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startTestDemo } from './demo.mjs';
import { startProxy } from './proxy.mjs';
import { launchPuppet } from './puppet.mjs';
import { Screen } from './screen.mjs';
import { launchWebKit } from './webkit.mjs';

export const engine = process.env.WAYPOST_ENGINE ?? 'chromium';
const desktop = [1100, 800];
let launched;
let running;

/** The browser of this process, started when first asked for. */
export function launch() {
  launched ??= engine === 'webkit' ? launchWebKit() : launchPuppet(engine);
  return launched;
}

/** The demo shop and the proxy before it. */
function world() {
  running ??= startTestDemo().then(async (demo) => ({ demo, proxy: await startProxy(demo.url) }));
  return running;
}

after(async () => {
  await (await launched)?.close();
  const { demo, proxy } = (await running) ?? {};
  await proxy?.close();
  await demo?.close();
});

/**
 * Defines a test. `play(visit)` gets `screen`, `site` (the proxy), `demo`, `open(path)`, `newTab()` and `stranger()`
 * (somebody else, with storage of their own). `expected` names breaches of the policy that the scenario provokes.
 */
export function scenario(name, play, { expected, only, viewport = desktop } = {}) {
  if (only && !only.includes(engine)) return;
  test(`${engine}: ${name}`, { timeout: 120_000 }, async () => {
    const [{ demo, proxy }, browser] = await Promise.all([world(), launch()]);
    proxy.calm();
    const people = [];
    const tabs = [];
    const stranger = async () => {
      const person = await browser.newVisitor();
      people.push(person);
      return async () => {
        const tab = await person.newTab();
        tabs.push(tab);
        await tab.setViewport(...viewport);
        return new Screen(tab);
      };
    };
    try {
      const newTab = await stranger();
      const screen = await newTab();
      const open = async (path = '/', on = screen) => on.tab.open(proxy.url + path);
      await play({ screen, site: proxy, demo, open, newTab, stranger, engine });
      checkManners(proxy, tabs, expected);
    } finally {
      for (const person of people) await person.close().catch(() => undefined);
    }
  });
}

function checkManners(proxy, tabs, expected) {
  const breaches = proxy.violations.filter((violation) => !expected?.test(violation));
  assert.deepEqual(breaches, [], 'the page broke its Content-Security-Policy');
  const errors = tabs.flatMap((tab) => tab.messages).filter((message) => message.level === 'pageerror');
  assert.deepEqual(errors, [], 'the page threw an error');
}
