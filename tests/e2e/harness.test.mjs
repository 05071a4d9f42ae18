// The net has to catch fish before an empty net means anything: deliberate breaches must be reported in every engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from './lib/folder.mjs';
import { startProxy } from './lib/proxy.mjs';
import { engine, launch } from './lib/scenario.mjs';
import { Screen, button, textbox } from './lib/screen.mjs';

const page = '<!doctype html><html lang="en"><title>fish</title><body><script src="/page.js" defer></script>';

test(`${engine}: breaches of the policy and of Trusted Types are reported`, async () => {
  const folder = await serve({
    texts: {
      '/': page + '<script>1</script>',
      '/page.js': `
        try { document.body.innerHTML = 'x'; } catch { document.body.setAttribute('style', 'color: red'); }
        fetch('http://127.0.0.1:1/').catch(() => undefined);`,
    },
  });
  const proxy = await startProxy(folder.url);
  const { newVisitor } = await launch();
  const visitor = await newVisitor();
  try {
    const screen = new Screen(await visitor.newTab());
    await screen.tab.open(proxy.url);
    await screen.until(() => proxy.violations.length >= 4, 'four reports');
    const directives = proxy.violations.map((violation) => violation.split(' ')[0].replace(/-(elem|attr)$/, '')).sort();
    assert.deepEqual(directives, ['connect-src', 'require-trusted-types-for', 'script-src', 'style-src']);
  } finally {
    await visitor.close();
    await proxy.close();
    await folder.close();
  }
});

test(`${engine}: things inside an open shadow root are found by role and name, and what is covered is not clicked`, async () => {
  const folder = await serve({
    texts: {
      '/': page,
      '/page.js': `
        const root = document.body.appendChild(document.createElement('x-desk')).attachShadow({ mode: 'open' });
        const [label, input, button, said, lid] = ['label', 'input', 'button', 'p', 'div'].map((name) => root.appendChild(document.createElement(name)));
        label.textContent = 'Your question'; label.htmlFor = input.id = 'q';
        button.textContent = 'Ask'; button.onclick = () => (said.textContent = 'You asked ' + input.value);
        const sheet = new CSSStyleSheet(); sheet.replaceSync('div { position: fixed; inset: 0 }'); root.adoptedStyleSheets = [sheet];
        lid.onclick = () => lid.remove();`,
    },
  });
  const { newVisitor } = await launch();
  const visitor = await newVisitor();
  try {
    const screen = new Screen(await visitor.newTab());
    await screen.tab.open(folder.url);
    await assert.rejects(() => screen.click(button('Ask'), { patience: 300 }), /covered by <div/);
    await screen.tab.clickAt(5, 5);
    await screen.fill(textbox('Your question'), 'Gde je paket?');
    await screen.click(button('Ask'));
    await screen.sees('You asked Gde je paket?');
    assert.equal((await screen.focused()).name, 'Ask');
  } finally {
    await visitor.close();
    await folder.close();
  }
});
