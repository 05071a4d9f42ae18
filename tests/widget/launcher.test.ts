// What the launcher loads by itself on a later page: nothing, unless something is due.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const name of ['sessionStorage', 'localStorage', 'CSSStyleSheet', 'HTMLScriptElement'] as const) {
  Object.defineProperty(globalThis, name, { value: Reflect.get(window, name), configurable: true });
}
Object.defineProperty(globalThis, 'getComputedStyle', { value: () => ({ backgroundColor: 'rgb(0, 0, 0)' }), configurable: true });

const base = mkdtempSync(path.join(tmpdir(), 'waypost-launcher-'));
after(() => rmSync(base, { recursive: true, force: true }));
writeFileSync(path.join(base, 'package.json'), '{"type": "module"}');
writeFileSync(path.join(base, 'panel-test.js'), 'export const drain = (knowledge) => document.dispatchEvent(new CustomEvent("drained", { detail: knowledge }));');

/** A new page with the launcher's tag, in a browser with this mark for the page's knowledge file. */
async function visit(knowledge: string, mark: string, launcher: () => Promise<unknown>): Promise<void> {
  localStorage.setItem(`waypost:${knowledge}`, mark);
  delete window.waypost;
  const tag = document.createElement('script');
  Object.defineProperty(tag, 'src', { value: `${pathToFileURL(base).href}/waypost.js` });
  tag.dataset['knowledge'] = knowledge;
  Object.defineProperty(document, 'currentScript', { value: tag, configurable: true });
  await launcher();
}

test('what is due is drained; what is due tomorrow, or was never there, loads nothing', async () => {
  const drained: string[] = [];
  const last = new Promise<void>((resolve) => {
    document.addEventListener('drained', (event) => {
      drained.push((event as CustomEvent<string>).detail);
      if (drained.at(-1) === 'https://last.example/') resolve();
    });
  });
  await visit('https://seen.example/', 'seen', () => import('../../widget/src/launcher.ts?seen'));
  await visit('https://tomorrow.example/', `${Date.now() + 3_600_000}`, () => import('../../widget/src/launcher.ts?tomorrow'));
  await visit('https://waiting.example/', '0', () => import('../../widget/src/launcher.ts?waiting'));
  await visit('https://last.example/', `${Date.now() - 1}`, () => import('../../widget/src/launcher.ts?last'));
  await last;
  assert.deepEqual(drained, ['https://waiting.example/', 'https://last.example/']);
});
