// Texts outside of the rendered Markdown: web addresses that people write, the owner's marks taken off, dates as they
// are read, and fields that take no more than the core does.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { recordAsText } from '../../widget/src/handover/freeze.ts';
import en from '../../widget/src/lang/en.json';
import { Strings } from '../../widget/src/strings.ts';
import { formatDates, plainText } from '../../widget/src/text/parts.ts';
import { plain } from '../../widget/src/text/plain.ts';
import { splitLinks } from '../../widget/src/text/web-links.ts';
import { linked } from '../../widget/src/views/values.ts';
import { drawForm } from './drawn.ts';

const strings = new Strings('en-GB', en);
const found = (text: string): (string | undefined)[] => splitLinks(text).flatMap(({ href }) => (href ? [href] : []));

test('http and https addresses are links, without the marks around them', () => {
  assert.deepEqual(found('See https://shop.example/a?b=1#c, or (http://x.example/y_(z)).'), ['https://shop.example/a?b=1#c', 'http://x.example/y_(z)']);
  assert.deepEqual(found('“https://shop.example/š”'), ['https://shop.example/š']);
  assert.deepEqual(found('javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b.example www.shop.example'), []);
  assert.deepEqual(found('https:// http://[ https://...'), []);
  for (const text of ['', 'a https://b.example/c. d', 'https://b.example', '(https://b.example)', 'https://.']) {
    assert.equal(splitLinks(text).map((piece) => piece.text).join(''), text, 'nothing is lost or added');
  }
});

test('a link in a message opens beside the page and tells it nothing', () => {
  const link = linked('Go to https://shop.example/x.').find((piece): piece is HTMLElement => piece instanceof HTMLElement);
  assert.deepEqual(['href', 'target', 'rel'].map((name) => link?.getAttribute(name)), ['https://shop.example/x', '_blank', 'noopener noreferrer']);
});

test('the owner’s Markdown without its marks', () => {
  assert.equal(plain('It looks like **RL-10023**, see [the page](/p) or `code`.'), 'It looks like RL-10023, see the page or code.');
  assert.equal(plain('2 * 3 * 4 [x]'), '2 * 3 * 4 [x]');
});

test('one full stop after a date that ends in one, also behind an emphasis; dots for what is left out stay', () => {
  const said = (locale: string, after: string): string => plainText([{ value: '2031-11-19', as: 'date' }, { text: after }], locale);
  assert.equal(said('sr-Latn-RS', '. Popravku'), '19. 11. 2031. Popravku');
  assert.equal(said('hr', '. Popravak'), '19. studenoga 2031. Popravak');
  assert.equal(said('en-GB', '. Mending'), '19 November 2031. Mending');
  assert.equal(said('sr-Latn-RS', '**. Popravku'), '19. 11. 2031**. Popravku');
  assert.equal(said('hr', '*. Popravak'), '19. studenoga 2031*. Popravak');
  assert.equal(said('en-GB', '**. Mending'), '19 November 2031**. Mending');
  for (const after of ['..', '...', '…', ', 9–13', '** ...', '']) assert.equal(said('sr-Latn-RS', after), `19. 11. 2031.${after}`);
  assert.equal(formatDates('**2031-11-19**.', 'sr-Latn-RS'), '**19. 11. 2031**.');
});

test('dates inside a text, and nothing that only looks like one', () => {
  assert.equal(formatDates('By 2026-11-25.', 'en-GB'), 'By 25 November 2026.');
  assert.equal(formatDates('Do 2026-11-25.', 'cs'), 'Do 25. listopadu 2026.');
  assert.equal(formatDates('Dana 2026-11-25.', 'sr-Latn-RS'), 'Dana 25. 11. 2026.', 'one full stop is enough');
  assert.equal(formatDates('A-2026-11-25, 2026-11-25-7, 2026-99-99', 'en-GB'), 'A-2026-11-25, 2026-11-25-7, 2026-99-99');
});

test('a copied record reads as the screen did', () => {
  const record = {
    id: '0190b6a0-0000-7000-8000-0000000000ab',
    question: 'Where is it?',
    message: 'Please ring twice.',
    answers: [{ name: 'number', label: 'Is it **this** one?', value: '2026-11-25' }, { name: 'damaged', value: ['The zip', 'A seam'] }, { name: 'item', value: { name: 'Jacket', count: 2 } }, { name: 'none', value: null }],
    transcript: [
      { who: 'waypost', text: 'It looks like **RL-10023**, due 2026-11-25.' },
      { who: 'visitor', text: 'My **own** stars' },
    ],
  };
  const text = recordAsText(JSON.stringify(record), strings);
  assert.match(text, /^Where is it\?\n\nPlease ring twice\.\n\n/);
  assert.match(text, /Is it this one\? 25 November 2026/);
  assert.match(text, /damaged: The zip, A seam\nitem: Jacket, 2\nnone: \n/);
  assert.match(text, /Waypost: It looks like RL-10023, due 25 November 2026\./);
  assert.match(text, /You: My \*\*own\*\* stars/, 'what the visitor typed is left as it is');
});

test('no field cuts what is pasted: what is too long stays in it, is kept, and is told', () => {
  const much = 'x'.repeat(100_000);
  for (const kind of ['message', 'input'] as const) {
    const types = ['text', 'email', 'phone', 'order', 'number', 'url', 'message'] as const;
    const fields = types.map((type) => ({ type, name: `a_${type}`, value: much, error: 'too_long' }));
    const { node, drafts, sent } = drawForm([...fields, { name: 'name' }, { name: 'contact' }], { kind });
    const inputs = [...node.querySelectorAll<HTMLInputElement>('.input')];
    for (const input of inputs) {
      assert.equal(input.getAttribute('maxlength'), null, input.name);
      input.value = much;
      input.dispatchEvent(new Event('input'));
      assert.equal(drafts[input.name], much);
    }
    assert.equal(node.querySelectorAll('.error').length, types.length);
    for (const error of node.querySelectorAll('.error')) assert.equal(error.textContent, 'This is too long. Please shorten it.');
    node.dispatchEvent(new Event('submit', { cancelable: true }));
    assert.deepEqual(new Set(Object.values(sent[0] ?? {})), new Set([much]));
  }
});

test('too many files are told so in words for files', () => {
  const { node } = drawForm([{ type: 'file', error: 'too_long' }]);
  assert.match(node.textContent ?? '', /Too many files\. Please take some out\./);
});
