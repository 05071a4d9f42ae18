// The page's language is the desk's: Serbian pages speak Serbian, right-to-left pages are mirrored.
import assert from 'node:assert/strict';
import { button } from './lib/screen.mjs';
import { scenario } from './lib/scenario.mjs';

const inPanel = (query) => ({ ...query, within: 'waypost-help' });

scenario('a Serbian page: interface, menu, answers and flow in Serbian', async ({ screen, open }) => {
  await open('/sr/');
  await screen.click(inPanel(button(/^Pomoć/)));
  const search = await screen.find(inPanel({ role: 'searchbox' }));
  assert.notEqual(search.name, 'Search for an answer');
  await screen.fill(inPanel({ role: 'searchbox' }), 'gde je broj porudzbine');
  await screen.find(inPanel(button(/^Gde da nađem broj porudžbine\?/)));
  const text = await screen.text('waypost-help');
  assert.doesNotMatch(text, /\b(Talk to a person|answer|Search|Nothing found)\b/, 'no English is left over');
});

scenario('a page from right to left mirrors the panel', async ({ screen, open }) => {
  await open('/rtl.html');
  await screen.click(inPanel({ role: 'button' }));
  const search = await screen.find(inPanel({ role: 'searchbox' }));
  const { middle, direction } = await screen.evaluate(() => ({
    middle: innerWidth / 2,
    direction: getComputedStyle(document.querySelector('waypost-help').shadowRoot.querySelector('dialog')).direction,
  }));
  assert.equal(direction, 'rtl');
  assert.ok(search.x + search.width / 2 < middle, 'the panel stands at the end of the line, which is left');
});
