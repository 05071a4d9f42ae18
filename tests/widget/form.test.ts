// Forms as the core asks for them: what belongs to the message form stands in no form of the owner's.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Form, FormField } from '../../wasm/js/index.ts';
import { drawForm } from './drawn.ts';

function draw(kind: Form['kind'], field: Partial<FormField>): { text: string; input: HTMLInputElement } {
  const { node } = drawForm([{ required: true, private: false, ...field }], { kind });
  const input = node.querySelector('input');
  assert.ok(input);
  return { text: node.textContent ?? '', input };
}

test('what is said of the message form, and filled in there, holds for no input of the owner that bears the same name', () => {
  const message = draw('message', { name: 'contact', error: 'invalid_email' });
  assert.match(message.text, /So that we can answer you\..*an e-mail address or a phone number\./);
  assert.equal(message.input.getAttribute('autocomplete'), 'email');
  const own = draw('input', { name: 'contact', label: [{ text: 'Your PIN' }], error: 'invalid_number' });
  assert.doesNotMatch(own.text, /So that we can answer you|phone number/);
  assert.match(own.text, /Your PIN.*Please enter a number\./);
  assert.equal(own.input.getAttribute('autocomplete'), null);
  const name = draw('input', { name: 'name', label: [{ text: 'The name on the parcel' }] });
  assert.equal(name.input.getAttribute('autocomplete'), null);
});
