// The lists that are left when something cannot load: one bad article spoils none of the others, and no address
// stands twice.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import en from '../../widget/src/lang/en.json';
import { english, labels } from '../../widget/src/launcher-labels.ts';
import { showPlain } from '../../widget/src/launcher-plain.ts';
import { languages, Strings } from '../../widget/src/strings.ts';
import { addressIn } from '../../widget/src/text/links.ts';
import { RichText } from '../../widget/src/text/rich.ts';
import { plainView } from '../../widget/src/views/plain.ts';
import type { RawKnowledge } from '../../widget/src/knowledge.ts';

const dialogType = window.HTMLDialogElement.prototype as unknown as { show(): void; close(): void };
dialogType.show ??= () => undefined;

/** The last-resort dialog over a knowledge file with this content. */
async function lastResort(file: unknown, contact = '', help = ''): Promise<HTMLElement> {
  const original = globalThis.fetch;
  globalThis.fetch = () => Promise.resolve(new Response(JSON.stringify(file)));
  const root = document.createElement('div');
  try {
    await showPlain({ root: root as unknown as ShadowRoot, button: document.createElement('button'), knowledge: '/k.json', words: english, contact, help });
  } finally {
    globalThis.fetch = original;
  }
  return root;
}

const links = (node: HTMLElement): (string | null)[][] => [...node.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]);

test('the last resort leaves out what is no article and shows the others', async () => {
  const good = { questions: ['Q?'], answer: '**A** `b`' };
  const file = { articles: [{ id: 1 }, null, { questions: 'Q', answer: 'A' }, { questions: [2], answer: 'A' }, { questions: ['Q'] }, good], contact: { email: 7, phone: null } };
  const root = await lastResort(file);
  assert.deepEqual([...root.querySelectorAll('details')].map((one) => one.textContent), ['Q?A b']);
  assert.deepEqual(links(root), []);
  for (const odd of [null, 7, [], { articles: {} }]) assert.ok((await lastResort(odd)).querySelector('dialog'));
});

test('the last resort names its parts: what closes it, and where a link leads', async () => {
  const root = await lastResort({}, '/contact', '/help.html');
  assert.equal(root.querySelector('button')?.getAttribute('aria-label'), 'Close');
  assert.deepEqual(links(root), [['Contact us', '/contact'], ['Help page', '/help.html']]);
  for (const language of languages) {
    assert.equal(labels[language]?.length, 5, language);
    assert.ok(labels[language]?.every((word) => word.trim()), language);
  }
});

test('an address that is there already is not said again', async () => {
  const contact = { email: 'help@shop.example', phone: '+381 21 555 0142' };
  assert.deepEqual(links(await lastResort({ contact }, 'mailto:help@shop.example?subject=Help')), [['help@shop.example', 'mailto:help@shop.example?subject=Help'], ['+381 21 555 0142', 'tel:+381215550142']]);
  const strings = new Strings('en-GB', en);
  const rich = new RichText('en-GB', () => new Promise(() => undefined));
  const bodies = { answer: () => Promise.resolve(null) };
  const view = (address: string): HTMLElement => plainView({ contact } as unknown as RawKnowledge, address, strings, rich, bodies);
  assert.deepEqual(links(view('mailto:help@shop.example')).length, 2);
  assert.deepEqual(links(view('mailto:other@shop.example')).at(-1), ['other@shop.example', 'mailto:other@shop.example']);
  assert.ok(view('/contact').querySelector('a:last-child svg'), 'with an icon, as the others have');
  assert.equal(addressIn('mailto:a@b.example?subject=x'), 'a@b.example');
});
