// Owner's Markdown becomes nodes; nothing in it can become script, style or a dangerous address, and a
// value is never read as Markdown.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { renderMarkdown } from '../../widget/src/markdown.ts';
import { safeImageUrl, safeUrl } from '../../widget/src/text/links.ts';
import { formatValue, markValues, plainText } from '../../widget/src/text/parts.ts';
import type { Part } from '../../wasm/js/index.ts';

function render(parts: Part[] | string, topHeading = 4): HTMLElement {
  const list: Part[] = typeof parts === 'string' ? [{ text: parts }] : parts;
  const box = document.createElement('div');
  box.append(...renderMarkdown(markValues(list, 'en'), topHeading));
  return box;
}

test('the usual Markdown comes out as the usual elements', () => {
  const box = render('# Top\n\nHello *you* and **all** `code`\n\n1. one\n2. two\n\n- a\n\n> quote\n\n---\n\n![alt](/a.png "t")\n\n[home](/home)');
  const html = box.innerHTML;
  for (const piece of ['<h4>Top</h4>', '<em>you</em>', '<strong>all</strong>', '<code>code</code>', '<li>one</li>', '<blockquote>', '<hr>', 'alt="alt"', '<a href="/home">home</a>']) {
    assert.ok(html.includes(piece), `${piece} in ${html}`);
  }
});

test('headings are levelled below the panel and never deeper than six', () => {
  assert.deepEqual([...render('# a\n\n### b\n\n###### c', 4).children].map((node) => node.tagName), ['H4', 'H6', 'H6']);
});

test('HTML in the source is shown as text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    'a <b onclick="alert(1)">b</b>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>*{display:none}</style>',
    '<a href="javascript:alert(1)">x</a>',
    '<!-- <p --><math><mtext></p><img src onerror=alert(1)>',
  ];
  for (const source of hostile) {
    const box = render(source);
    assert.equal(box.querySelector('script,img,svg,iframe,style,a,b,math'), null, source);
    assert.ok(box.textContent?.includes('<'), source);
  }
});

test('dangerous addresses make no link and no image', () => {
  const addresses = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\u0000script:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://shop.example/x',
    'file:///etc/passwd',
    'view-source:https://shop.example',
    'intent://x',
  ];
  for (const address of addresses) {
    assert.equal(safeUrl(address), null, JSON.stringify(address));
    for (const element of render(`[x](<${address}>) ![y](<${address}>)`).querySelectorAll('a,img')) {
      const url = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      assert.doesNotMatch(url.replace(/[\u0000- \u200b]/g, ''), /^(javascript|data|vbscript|blob|file|view-source|intent):/i);
    }
  }
  const sources = ['[x](javascript:alert(1))', '[x][r]\n\n[r]: javascript:alert(1)', '[x](java&#x73;cript&#58;alert(1))', '<javascript:alert(1)>'];
  for (const source of sources) assert.equal(render(source).querySelectorAll('a').length, 0, source);
});

test('harmless addresses pass unchanged', () => {
  for (const address of ['https://a.example/x?y=1#z', 'http://a.example', 'mailto:help@shop.example', 'tel:+38121555', '/orders', 'a/b', '#part', '?q=a:b', '//cdn.example/x', './a:b']) {
    assert.equal(safeUrl(address), address);
  }
  assert.equal(safeImageUrl('mailto:a@b.example'), null);
  assert.equal(safeImageUrl('/a.png'), '/a.png');
});

test('links away open a new tab without handing over the page', () => {
  const [away, home] = [...render('[a](https://other.example/) [b](https://shop.example/b)').querySelectorAll('a')];
  assert.deepEqual([away?.getAttribute('target'), away?.getAttribute('rel')], ['_blank', 'noopener noreferrer']);
  assert.equal(home?.getAttribute('target'), null);
  for (const address of ['//evil.example/x', 'HTTPS://other.example', '/\\\\evil.example/x']) {
    const link = render(`[c](${address})`).querySelector('a');
    assert.deepEqual([link?.getAttribute('target'), link?.getAttribute('rel')], ['_blank', 'noopener noreferrer'], address);
  }
  for (const address of ['//shop.example/x', '/x', '#x', 'mailto:a@b.example', 'https://[']) assert.equal(render(`[c](${address})`).querySelector('a')?.getAttribute('target'), null, address);
});

test('a value is never read as Markdown, in text or in an address', () => {
  const value = '**bold** [x](javascript:alert(1)) <img src=x onerror=1> `c` {y}';
  const box = render([{ text: 'Hello **' }, { value }, { text: '**, *you*' }]);
  assert.equal(box.querySelector('a,img,code'), null);
  assert.equal(box.querySelector('strong')?.textContent, value);
  const link = render([{ text: '[go](/orders/' }, { value: '../../x y?z#&"' }, { text: ')' }]).querySelector('a');
  assert.equal(link?.getAttribute('href'), '/orders/..%2F..%2Fx%20y%3Fz%23%26%22');
  const scheme = render([{ text: '[go](' }, { value: 'javascript:alert(1)' }, { text: ')' }]).querySelector('a');
  assert.ok(!scheme || !/^javascript:/i.test(scheme.getAttribute('href') ?? ''));
});

test('marks in the owner\'s own text cannot stand for a value', () => {
  const box = render([{ text: 'a\ue000b ' }, { value: 'secret' }]);
  assert.equal(box.textContent, 'ab secret');
});

test('dates in values are written for the locale, everything else stays', () => {
  assert.equal(formatValue('2026-12-24', 'en-GB'), '24 December 2026');
  assert.equal(formatValue('10023', 'en'), '10023');
  assert.equal(formatValue('2026-99-99', 'en'), '2026-99-99');
  assert.equal(plainText([{ text: 'Stiže ' }, { value: '2026-11-18' }, { text: '. Hvala.' }], 'sr-Latn-RS'), 'Stiže 18. 11. 2026. Hvala.');
  assert.equal(plainText([{ value: 'Firma d.o.o.' }, { text: '.' }], 'en'), 'Firma d.o.o..');
  assert.equal(plainText([{ text: 'Due ' }, { value: '2026-12-24' }], 'en-US'), 'Due December 24, 2026');
});

test('hostile nesting ends in text, not in a broken page', () => {
  const box = render(`${'> '.repeat(60)}deep`);
  assert.ok(box.textContent?.includes('deep'));
  let depth = 0;
  for (let node: Element | null = box; node; node = node.firstElementChild) depth++;
  assert.ok(depth < 40, `${depth}`);
});

test('named entities are decoded without HTML', () => {
  assert.equal(render('Fish &amp; chips &euro;5 &unknownname; &#x2713;').textContent, 'Fish & chips €5 &unknownname; ✓');
});

test('no style attribute, no listener attribute comes out of anything', () => {
  const box = render('a **b** [c](/d "title") ![e](f.png)\n\n```js\nx\n```');
  for (const element of box.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) assert.doesNotMatch(name, /^(on|style)/);
  }
  assert.ok(window.document);
});
