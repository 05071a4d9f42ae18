// Every article of the demo, in both languages, on narrow phones: nothing makes the panel scroll sideways.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { scenario } from './lib/scenario.mjs';
import { button } from './lib/screen.mjs';

const inPanel = (query) => ({ ...query, within: 'waypost-help' });
const read = async (name) => JSON.parse(await readFile(new URL(`../../demo/knowledge/${name}`, import.meta.url), 'utf8'));
const phone = (width) => [width, 700, { isMobile: false, hasTouch: true, deviceScaleFactor: 2 }];

/** What stands wider than the panel's body, by its beginning. */
const tooWide = (screen) =>
  screen.evaluate(() => {
    const body = document.querySelector('waypost-help').shadowRoot.querySelector('.body');
    if (body.scrollWidth <= body.clientWidth) return [];
    const right = body.getBoundingClientRect().left + body.clientWidth + 1;
    const wide = [...body.querySelectorAll('.card')].filter((card) => [...card.querySelectorAll('*')].some((node) => !node.closest('.table *') && node.getBoundingClientRect().right > right));
    return [`${body.scrollWidth} of ${body.clientWidth} px`, ...wide.map((card) => card.textContent.slice(0, 60))];
  });

for (const [language, path, file, articleCount] of [['English', '/', 'support.json', 60], ['Serbian', '/sr/', 'support.sr.json', 25]]) {
  scenario(`no ${language} article is wider than a phone`, async ({ screen, open }) => {
    const { categories, articles } = await read('support.json');
    const own = new Map((await read(file)).articles.map((article) => [article.id, article.questions[0]]));
    const inBase = (id) => articles.find((article) => article.id === id);
    await open(path);
    await screen.click(inPanel({ role: 'button' }));
    await screen.find(inPanel({ role: 'searchbox' }));
    let seen = 0;
    for (const { id } of categories) {
      const titles = [...own].filter(([article]) => inBase(article)?.category === id).map(([, title]) => title);
      const at = categories.findIndex((category) => category.id === id);
      await screen.evaluate((index) => document.querySelector('waypost-help').shadowRoot.querySelectorAll('.tile')[index].click(), at);
      for (const title of titles) {
        await screen.until(() => shown(screen, title), `the article "${title}"`);
        seen++;
      }
      for (const width of [390, 320]) {
        await screen.tab.setViewport(...phone(width));
        assert.deepEqual(await tooWide(screen), [], `${id} at ${width} px`);
      }
      await screen.evaluate(() => document.querySelector('waypost-help').shadowRoot.querySelector('.tools button').click());
      await screen.find(inPanel({ role: 'searchbox' }));
    }
    assert.ok(seen >= articleCount, `${seen} articles were looked at`);
  }, { viewport: phone(390), only: ['chromium'] });
}

/** Opens the article from the list of its category and comes back to the list; true once its text stands in a card. */
function shown(screen, title) {
  return screen.evaluate((wanted) => {
    const root = document.querySelector('waypost-help').shadowRoot;
    const card = [...root.querySelectorAll('.card')].find((one) => one.querySelector('.card-title').textContent === wanted);
    const rows = [...root.querySelectorAll('.row')];
    if (!card) {
      rows.find((row) => row.querySelector('.row-label').textContent === wanted)?.click();
      return false;
    }
    if (root.querySelector('.verdict')) root.querySelector('.header .tool').click();
    return card.querySelector('.card-body').textContent !== '' && !root.querySelector('.verdict');
  }, title);
}
