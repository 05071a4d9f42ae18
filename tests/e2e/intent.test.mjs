// Nothing before intent: a page with the launcher asks for one small file and leaves no trace.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { launcher, panelText, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const own = (site) => site.requests.map(({ path }) => path).filter((path) => path.startsWith('/waypost/') || path.startsWith('/knowledge/'));
const traces = (screen) =>
  screen.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => key.includes('waypost')),
    session: Object.keys(sessionStorage).filter((key) => key.includes('waypost')),
    cookie: document.cookie,
    databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
  }));

scenario('until the visitor reaches for the button: one file, no storage, no cookie', async ({ screen, site, open }) => {
  await open();
  await screen.find(launcher);
  // Long enough for anything that a page starts by itself; being slow cannot make this fail.
  await sleep(700);
  assert.deepEqual(own(site), ['/waypost/waypost.js']);
  assert.deepEqual(await traces(screen), { local: [], session: [], cookie: '', databases: 0 });
  await open('/gear.html');
  await screen.find(launcher);
  await sleep(300);
  assert.deepEqual([...new Set(own(site))], ['/waypost/waypost.js'], 'nor on the next page');
});

scenario('hovering is intent: the panel is fetched, everything from the site itself', async ({ screen, site, open }) => {
  await open();
  await screen.hover(launcher);
  await screen.until(() => own(site).some((path) => /panel-\w+\.js/.test(path)), 'the panel to be fetched');
  await screen.click(launcher);
  await screen.find(search);
  assert.ok(own(site).some((path) => /engine-\w+\.wasm/.test(path)));
  assert.equal((await traces(screen)).cookie, '', 'no cookie ever');
});

scenario('a double click on the launcher opens the panel and presses nothing in it', async ({ screen, open }) => {
  await open();
  await screen.hover(launcher);
  await screen.click(launcher);
  await screen.find(search);
  await screen.press('Escape');
  await screen.click(launcher, { count: 2 });
  await screen.find(search);
  assert.doesNotMatch(await panelText(screen), /Checking whether|Nobody is there right now|has been passed on/);
});

scenario('an impatient second tap while the panel loads does not close it', async ({ screen, site, open }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  site.fault = ({ path }) => (/panel-/.test(path) ? held : undefined);
  await open();
  await screen.click(launcher);
  // Slower than a double click.
  await sleep(700);
  await screen.click(launcher);
  release();
  await screen.find(search);
  await sleep(300);
  await screen.find(search);
  await screen.press('Escape');
  await screen.find(launcher);
});
