// Forms as the core asks for them: what belongs to the message form stands in no form of the owner's.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { renderMarkdown } from '../../widget/src/markdown.ts';
import { RichText } from '../../widget/src/text/rich.ts';
import { fieldLabel } from '../../widget/src/views/field.ts';
import { visitorText, Labels } from '../../widget/src/views/visitor-text.ts';
import type { Event, Form, FormField } from '../../wasm/js/index.ts';
import { drawForm, strings } from './drawn.ts';

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

const asked: FormField['label'] = [{ text: 'We have sent a code to **' }, { value: 'ana@*x*.example' }, { text: '**.\n\nType it here' }];

for (const type of ['text', 'choice'] as const) {
  test(`a label of a ${type} shows its emphasis and its paragraphs, and is read without marks`, async () => {
    const rich = new RichText('en-GB', () => Promise.resolve(renderMarkdown));
    await Promise.resolve();
    const { node } = drawForm([{ type, required: true, label: asked, options: [{ id: 'a' }] }], {}, { rich });
    const label = node.querySelector('label, legend');
    assert.equal(label?.querySelector('strong')?.textContent, 'ana@*x*.example');
    assert.equal(label?.querySelector('p'), null, 'a label holds words alone');
    assert.match(label?.innerHTML ?? '', /<\/strong>\. <br><br>Type it here/);
    assert.equal(label?.textContent, 'We have sent a code to ana@*x*.example. Type it here');
  });
}

test('a label has no marks while its Markdown is on the way, either, nor where the answer is repeated', () => {
  const { node } = drawForm([{ required: true, label: asked }]);
  assert.match(node.querySelector('label')?.innerHTML ?? '', /^<span>We have sent a code to ana@\*x\*\.example\. <br><br>Type it here<\/span>$/);
  assert.equal(fieldLabel({ name: 'code', type: 'text', label: asked }, strings), 'We have sent a code to ana@*x*.example. Type it here');
});

test('a list in a label is words: no block stands in a label', async () => {
  const rich = new RichText('en-GB', () => Promise.resolve(renderMarkdown));
  await Promise.resolve();
  const { node } = drawForm([{ required: true, label: [{ text: 'Which **one**?\n\n- a\n- b' }] }], {}, { rich });
  assert.equal(node.querySelector('label')?.textContent, 'Which one?\n\n- a\n- b');
});

test('where a flow has asked everything the message is an addition: asked as one, marked as optional, told without a second mark', () => {
  const { node, form } = drawForm([{ name: 'contact', required: true }, { name: 'message', type: 'message' }], { kind: 'message' });
  assert.deepEqual([...node.querySelectorAll('label')].map((label) => label.textContent), ['Your e-mail or phone number', 'Anything to add? (optional)']);
  assert.equal(node.querySelector('textarea')?.hasAttribute('aria-required'), false);
  const labels = new Labels({ locale: 'en', hash: 'h' }, () => [{ event: { type: 'open', at: 1, seq: 1, id: 'e', rand: 0 }, effects: [form] }], () => 0);
  const submit: Event = { type: 'submit', at: 2, seq: 2, id: 'f', rand: 0, turn: form.turn, fields: { contact: 'ana@example.com', message: 'Ring twice' } };
  assert.equal(visitorText(submit, labels, strings), 'Your e-mail or phone number: ana@example.com\nAnything to add? Ring twice');
  const own = drawForm([{ name: 'message', type: 'message', required: true }], { kind: 'message' });
  assert.equal(own.node.querySelector('label')?.textContent, 'Your message');
});
