// What is left when even the panel cannot load: one small dialog.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { english } from '../../widget/src/launcher-labels.ts';
import { showPlain } from '../../widget/src/launcher-plain.ts';

test('however often the button is pressed meanwhile, there is one dialog; closed, it opens again', async () => {
  const file = { contact: { email: 'help@shop.example' }, articles: [{ id: 'a', questions: ['Where is it?'], answer: '**Here**.' }] };
  Object.defineProperty(globalThis, 'fetch', { value: () => Promise.resolve({ json: () => Promise.resolve(file) }), configurable: true });
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const button = root.appendChild(document.createElement('button'));
  const press = (): Promise<void> => showPlain({ root, button, knowledge: 'https://shop.example/support.json', words: english, contact: '', help: '' });
  const dialogs = (): string[] => [...root.querySelectorAll('dialog')].map((dialog) => [...dialog.children].map((child) => child.textContent).join('|'));
  const once = ['✕|Help could not load fully.|help@shop.example|Where is it?Here.'];
  await Promise.all([press(), press()]);
  assert.deepEqual(dialogs(), once);
  root.querySelector('dialog')?.dispatchEvent(new window.Event('close') as unknown as Event);
  assert.deepEqual(dialogs(), []);
  await press();
  assert.deepEqual(dialogs(), once);
});
