// What the launcher loads by itself on a later page: nothing, unless something is due; and the bytes of its file.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

test('a lookup that is registered before the panel has loaded, or after, reaches it', async () => {
  mkdirSync(path.join(base, 'own'));
  writeFileSync(path.join(base, 'own/panel-test.js'), 'export const mount = ({ lookups }) => ({ open: () => document.dispatchEvent(new CustomEvent("mounted", { detail: lookups })) });');
  const mounted = new Promise<Record<string, unknown>>((resolve) => document.addEventListener('mounted', (event) => resolve((event as CustomEvent<Record<string, unknown>>).detail), { once: true }));
  delete window.waypost;
  const tag = document.createElement('script');
  Object.defineProperty(tag, 'src', { value: `${pathToFileURL(base).href}/own/waypost.js` });
  Object.defineProperty(document, 'currentScript', { value: tag, configurable: true });
  await import('../../widget/src/launcher.ts?lookups');
  const [before, after] = [() => 1, () => 2];
  window.waypost?.lookup('stock', before);
  window.waypost?.open();
  const lookups = await mounted;
  window.waypost?.lookup('sizes', after);
  assert.deepEqual(lookups, { stock: before, sizes: after });
});

test('the file is read alike in every encoding: no byte of it is outside ASCII', () => {
  const engine = path.join(base, 'engine');
  mkdirSync(engine);
  // Whatever has the place for the build's id: only the launcher is looked at.
  writeFileSync(path.join(engine, 'waypost_engine.mjs'), 'export default () => undefined;');
  writeFileSync(path.join(engine, 'waypost_engine.wasm'), '@@BUILD@@@');
  const script = fileURLToPath(new URL('../../widget/build.mjs', import.meta.url));
  const out = path.join(base, 'dist');
  execFileSync(process.execPath, [script, '--wasm', engine, '--out', out], { stdio: 'pipe' });
  const bytes = readFileSync(path.join(out, 'waypost.js'));
  assert.deepEqual(bytes.filter((byte) => byte > 0x7e), Buffer.alloc(0));
  assert.match(bytes.toString(), /Yard\\u0131m/, 'letters are there, as escapes');
});
