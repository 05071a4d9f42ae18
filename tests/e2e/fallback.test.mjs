// Whatever is missing or barred: never a blank panel, always a list or a way to contact.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { choice, launcher, openDesk, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';
import { link } from './lib/screen.mjs';

const inPanel = (query) => ({ ...query, within: 'waypost-help' });
const missing = (pattern) => ({ path }) => (pattern.test(path) ? { status: 404 } : undefined);
const broken = (body) => ({ path }) => (path.startsWith('/knowledge/support.json') ? { status: 200, body, headers: { 'content-type': 'application/json' } } : undefined);

/** Collects what the widget tells the page about problems. */
const listen = (screen) =>
  screen.evaluate(() => {
    window.problems = [];
    document.addEventListener('waypost:problem', (event) => window.problems.push(event.detail.code));
  });
const problems = (screen) => screen.evaluate(() => window.problems);
const isTold = (screen) => screen.until(async () => (await problems(screen)).length > 0, 'the page to be told');

/** The plain list: every question, its answer behind it, and how to reach the shop. */
async function findPlainList(screen) {
  await screen.find(inPanel(link(/\+381 21 555 0142/)));
  await screen.find(inPanel(link('help@ridgeline.example')));
  const question = inPanel({ role: 'button', name: 'When do I get my money back?' });
  await screen.click(question);
  await standsInPanel(screen, 'working days');
}

/** Waits until these words stand in the open panel where they can be read: inside its frame, covered by nothing. */
function standsInPanel(screen, words) {
  const look = (wanted) => {
    const root = document.querySelector('waypost-help').shadowRoot;
    const panel = root.querySelector('dialog[open]');
    const texts = panel ? document.createTreeWalker(panel, NodeFilter.SHOW_TEXT) : null;
    for (let text = texts?.nextNode(); text; text = texts.nextNode()) {
      const at = text.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if (range.getClientRects().length === 0) continue; // in an answer that is not open
      text.parentElement.scrollIntoView({ block: 'center' });
      const begins = range.getClientRects()[0];
      range.setStart(text, at);
      range.setEnd(text, at + wanted.length);
      // With some fonts WebKit knows no place of a part of a text whose lines are broken as written: then where it begins.
      const word = range.getClientRects()[0] ?? begins;
      const frame = panel.getBoundingClientRect();
      const inFrame = word && word.left >= frame.left && word.right <= frame.right && word.top >= frame.top && word.bottom <= frame.bottom;
      const hit = inFrame && root.elementFromPoint(word.left + word.width / 2, word.top + word.height / 2);
      if (hit && (hit.contains(text) || text.parentElement.contains(hit))) return true;
    }
    return false;
  };
  return screen.until(() => screen.evaluate(look, words), `"${words}" to stand in the panel, in sight`);
}

scenario('WebAssembly barred by the policy', async ({ screen, site, open }) => {
  site.policy = (text) => text.replace(" 'wasm-unsafe-eval'", '');
  await open();
  await screen.click(launcher);
  await findPlainList(screen);
}, { expected: /script-src|wasm/ });

for (const [what, pattern] of [['engine', /engine-.*\.wasm/], ["engine's script", /engine-.*\.js/]]) {
  scenario(`the ${what} is not there`, async ({ screen, site, open }) => {
    site.fault = missing(pattern);
    await open();
    await listen(screen);
    await screen.click(launcher);
    await findPlainList(screen);
    await isTold(screen);
  });
}

scenario('the panel is not there', async ({ screen, site, open }) => {
  site.fault = missing(/panel-/);
  await open();
  await listen(screen);
  await screen.click(launcher);
  await findPlainList(screen);
  await isTold(screen);
  assert.ok((await problems(screen)).includes('missing'));
});

scenario('the panel is blocked on the way', async ({ screen, site, open }) => {
  site.fault = ({ path }) => (/panel-/.test(path) ? 'cut' : undefined);
  await open();
  await screen.click(launcher);
  await findPlainList(screen);
});

scenario('the piece that renders text is not there: the answer can be read all the same', async ({ screen, site, open }) => {
  site.fault = missing(/markdown-/);
  await open();
  await openDesk(screen);
  await screen.fill(search, 'When do I get my money back?');
  await screen.press('Enter');
  await standsInPanel(screen, 'working days');
});

scenario('an unreadable file falls back to the last good copy', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  await screen.find(choice(/^Track my order/));
  site.fault = broken('{"waypost": 1, "locale": ');
  await open('/gear.html');
  await listen(screen);
  await screen.find(search);
  await screen.fill(search, 'When do I get my money back?');
  await screen.press('Enter');
  await standsInPanel(screen, 'working days');
  await screen.until(async () => (await problems(screen)).length > 0 || site.requests.length > 0, 'a problem event');
});

scenario('an unreadable file without a good copy leaves a way to contact, and says so to the page', async ({ screen, site, open }) => {
  site.fault = broken('{"waypost": 1, "locale": ');
  await open();
  await listen(screen);
  await screen.click(launcher);
  await standsInPanel(screen, 'help@ridgeline.example');
  await screen.until(async () => (await problems(screen)).length > 0, 'a problem event');
});

scenario('the file cannot be had at all', async ({ screen, site, open }) => {
  site.fault = missing(/^\/knowledge\//);
  await open();
  await listen(screen);
  await screen.click(launcher);
  await standsInPanel(screen, 'help@ridgeline.example');
  await screen.until(async () => (await problems(screen)).length > 0, 'a problem event');
});

scenario('one broken article or flow is left out and the rest works', async ({ screen, site, open }) => {
  const knowledge = JSON.parse(await readFile(new URL('../../demo/knowledge/support.json', import.meta.url), 'utf8'));
  knowledge.articles[0].answer = 7;
  knowledge.flows.find((flow) => flow.id === 'return').steps[1].type = 'mystery';
  site.fault = broken(JSON.stringify(knowledge));
  await open();
  await listen(screen);
  await openDesk(screen);
  await screen.fill(search, 'When do I get my money back?');
  await screen.press('Enter');
  await standsInPanel(screen, 'working days');
  await isTold(screen);
});

scenario("a sibling's address that cannot be one: the base serves", async ({ screen, site, open }) => {
  const knowledge = JSON.parse(await readFile(new URL('../../demo/knowledge/support.json', import.meta.url), 'utf8'));
  knowledge.locales = { sr: 'http://[' };
  site.fault = broken(JSON.stringify(knowledge));
  await open('/sr/');
  await screen.click({ role: 'button', name: /^Pomoć/, within: 'waypost-help' });
  await screen.find(inPanel({ role: 'searchbox' }));
});

scenario('something fails while the desk begins: the plain list, not a panel that loads for ever', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.press('Escape');
  await open('/gear.html');
  await listen(screen);
  // Stands for whatever nobody has thought of: what is asked for when the stored session is taken up.
  await screen.evaluate(() => {
    navigator.locks.request = () => {
      throw new Error('unforeseen');
    };
  });
  await screen.click(launcher);
  await findPlainList(screen);
  await isTold(screen);
});
