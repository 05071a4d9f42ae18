// A thousand seeded walks through the engine that ships, in this browser, under the shop's policy: one hash everywhere.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from './lib/folder.mjs';
import { startProxy } from './lib/proxy.mjs';
import { engine, launch } from './lib/scenario.mjs';
import { Screen } from './lib/screen.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

test(`${engine}: the walks give the checked-in hash`, { timeout: 300_000 }, async () => {
  const wanted = (await readFile(`${root}tests/vectors/walk/hash.txt`, 'utf8')).trim();
  const shipped = (await readdir(`${root}build/dist`)).find((name) => /^engine-.*\.js$/.test(name));
  const folder = await serve({
    texts: {
      '/': '<!doctype html><html lang="en"><title>walks</title><body><script type="module" src="/page.js"></script>',
      '/page.js': `
        addEventListener('error', (event) => (window.result = event.message));
        addEventListener('unhandledrejection', (event) => (window.result = String(event.reason)));
        import { loadModule } from '/dist/${shipped}';
        import { walk } from '/walk/walker.mjs';
        const edge = await (await loadModule())();
        const knowledge = await (await fetch('/vectors/knowledge.json')).text();
        edge.keep(knowledge);
        const { handle } = JSON.parse(edge.load(''));
        while (edge.train(handle, 100) < 1000);
        window.result = walk({ step: (snapshot, event) => edge.step(handle, snapshot, event) }).hash;`,
    },
    folders: { '/dist/': `${root}build/dist`, '/walk/': `${root}tests/walk`, '/vectors/': `${root}tests/vectors/walk` },
  });
  const proxy = await startProxy(folder.url);
  const visitor = await (await launch()).newVisitor();
  try {
    const screen = new Screen(await visitor.newTab());
    await screen.tab.open(proxy.url);
    const hash = await screen.until(() => screen.evaluate(() => window.result), 'the end of the walks', 240_000);
    assert.equal(hash, wanted);
    assert.deepEqual(proxy.violations, [], 'the page broke its Content-Security-Policy');
  } finally {
    await visitor.close();
    await proxy.close();
    await folder.close();
  }
});
