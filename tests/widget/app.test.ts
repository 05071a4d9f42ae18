// The panel's life on a page: what the launcher of the next page is told.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { App } from '../../widget/src/app.ts';
import { markKey } from '../../widget/src/mount.ts';

const knowledge = 'https://shop.example/support.json';
const tabKey = `${markKey(knowledge)}:tab`;

for (const name of ['sessionStorage', 'localStorage', 'CSSStyleSheet', 'ResizeObserver', 'getComputedStyle'] as const) {
  const value: unknown = name === 'getComputedStyle' ? window.getComputedStyle.bind(window) : Reflect.get(window, name);
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
const file = JSON.stringify({ waypost: 1, locale: 'en', articles: [] });
let status = 200;
Object.defineProperty(globalThis, 'fetch', { value: () => Promise.resolve(new Response(file, { status })), configurable: true });
/** Is every session's lock held by another tab? */
let held = true;
Object.defineProperty(navigator, 'locks', { value: { request: (_name: string, _options: object, task: (lock: object | null) => unknown) => Promise.resolve(task(held ? null : {})) }, configurable: true });

// The engine's chunk as the panel imports it; it takes every event and has nothing to say.
const base = mkdtempSync(path.join(tmpdir(), 'waypost-app-'));
after(() => rmSync(base, { recursive: true, force: true }));
writeFileSync(path.join(base, 'package.json'), '{"type": "module"}');
writeFileSync(
  path.join(base, 'engine-test.js'),
  `export const loadEngine = async () => ({
    trained: Promise.resolve(),
    load: async () => ({ about: { locale: 'en', hash: 'h' }, problems: [] }),
    step: async (snapshot, { copy }) => ({ snapshot: copy ? { format: 1, content: 'h' } : snapshot, effects: [{ type: 'persist', id: '2:0' }] }),
  });`,
);

writeFileSync(path.join(base, 'markdown-test.js'), 'export const renderMarkdown = (text) => document.createTextNode(text);');

/** A page of this tab whose session has the handover `h`; ready when it has read its session. */
async function page(handover: object, wanted: string | null): Promise<App> {
  const entry = { event: { type: 'open', at: 1, seq: 1, id: 'e', rand: 0 }, effects: [{ type: 'persist', id: '1:0' }] };
  const chat = { chat: { handover: 'h', items: [], connection: 'ready', typing: '', unread: 0, ended: false }, resume: '' };
  sessionStorage.setItem(markKey(knowledge), JSON.stringify({ id: 's', snapshot: { format: 1, content: 'h', handover }, log: [entry], chat, drafts: {} }));
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const [button, badge] = [document.createElement('button'), document.createElement('span')];
  root.append(button);
  const app = new App({ host, root, button, badge, base: `${pathToFileURL(base).href}/`, knowledge, locale: 'en', contact: '' });
  for (let i = 0; i < 200 && sessionStorage.getItem(tabKey) !== wanted; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(sessionStorage.getItem(tabKey), wanted);
  return app;
}

test('a tab that was copied from one with a conversation does not load the panel on every page', async () => {
  held = true;
  sessionStorage.setItem(tabKey, 'chat');
  (await page({ id: 'h', state: 'delivered', mode: 'chat' }, null)).close();
});

test('a storage that was cleared meanwhile hides no conversation from the next page', async () => {
  held = false;
  sessionStorage.removeItem(tabKey);
  await page({ id: 'h', state: 'delivered', mode: 'chat' }, 'chat');
  localStorage.clear();
  sessionStorage.removeItem(tabKey);
  window.dispatchEvent(new window.Event('pagehide'));
  assert.deepEqual([localStorage.getItem(markKey(knowledge)), sessionStorage.getItem(tabKey)], ['seen', 'chat']);
});

test('a knowledge file that cannot be read hides no conversation from the pages after, also when the plain list is closed', async () => {
  status = 500;
  localStorage.clear();
  sessionStorage.setItem(tabKey, 'open');
  const app = await page({ id: 'h', state: 'delivered', mode: 'chat' }, 'open');
  const listed = (): boolean => document.body.lastElementChild?.shadowRoot?.querySelector('.plain-list') !== null;
  for (let i = 0; i < 200 && !listed(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(listed());
  app.open();
  assert.equal(sessionStorage.getItem(tabKey), 'open');
  app.close();
  assert.equal(sessionStorage.getItem(tabKey), 'chat', 'the next page loads the panel behind the button');
});
