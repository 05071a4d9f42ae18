// The fields of owners' forms: choices, ratings, dates, files; what is submitted of them, what is said when something is
// wrong, and how few clicks they take.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FormField, OfferedOption } from '../../wasm/js/index.ts';
import { type Drawn, drawForm } from './drawn.ts';

const label = (text: string): FormField['label'] => [{ text }];
const options: OfferedOption[] = [
  { id: 'fit', label: label('It does not fit'), hint: 'Until 2026-12-24' },
  { id: 'broken', label: label('It is broken') },
  { id: 'mind', label: label('I changed my mind') },
];
const inputs = ({ node }: Drawn): HTMLInputElement[] => [...node.querySelectorAll('input')];
const button = ({ node }: Drawn, words: string): HTMLButtonElement | undefined => [...node.querySelectorAll('button')].find((one) => one.textContent === words);
const isShown = (element: HTMLElement | undefined): boolean => element !== undefined && element.closest('[hidden]') === null;
/** A click as a browser counts it: 1 by hand, 0 by keys. */
const click = (element: HTMLElement | undefined, detail = 1): boolean | undefined => element?.dispatchEvent(new window.MouseEvent('click', { detail, bubbles: true, cancelable: true }) as never);
const give = (input: HTMLInputElement | undefined, files: File[]): void => {
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input?.dispatchEvent(new window.Event('change') as never);
};
const file = (name: string, bytes: number, type = 'image/jpeg'): File => new File([new Uint8Array(bytes)], name, { type, lastModified: 1 });

test('one choice alone takes one click: radio buttons of one group, under the question', () => {
  const form = drawForm([{ type: 'choice', required: true, label: label('Why?'), options }]);
  const group = form.node.querySelector('fieldset');
  assert.equal(group?.getAttribute('role'), 'radiogroup');
  assert.equal(group?.querySelector('legend')?.textContent, 'Why?');
  assert.equal(form.node.querySelector(`[id="${group?.getAttribute('aria-labelledby')}"]`), group?.querySelector('legend'));
  const [first, second] = inputs(form);
  assert.deepEqual([first?.type, first?.name === second?.name, form.focus], ['radio', true, first]);
  const named = (name: string | null | undefined): string => form.node.querySelector(`[id="${name}"]`)?.textContent ?? '';
  assert.deepEqual([named(first?.getAttribute('aria-labelledby')), named(first?.getAttribute('aria-describedby'))], ['It does not fit', 'Until 24 December 2026']);
  assert.equal(isShown(button(form, 'Continue')), false);
  assert.equal(button(form, 'Skip'), undefined);
  click(second);
  assert.deepEqual(form.sent, [{ f0: 'broken' }]);
});

test('who moves by the arrow keys has not decided: then there is a button, and Enter', () => {
  const form = drawForm([{ type: 'choice', required: true, options }]);
  click(inputs(form)[1], 0);
  assert.deepEqual(form.sent, []);
  assert.ok(isShown(button(form, 'Continue')));
  assert.deepEqual(form.drafts, { f0: 'broken' });
  form.node.dispatchEvent(new window.Event('submit', { cancelable: true }) as never);
  assert.deepEqual(form.sent, [{ f0: 'broken' }]);
});

test('what was chosen before is chosen, can be confirmed by the button, and clicked again', () => {
  const form = drawForm([{ type: 'choice', required: true, options, value: 'mind' }]);
  assert.deepEqual(inputs(form).map(({ checked }) => checked), [false, false, true]);
  assert.ok(isShown(button(form, 'Continue')));
  assert.equal(form.focus, inputs(form)[2]);
  click(inputs(form)[2]);
  assert.deepEqual(form.sent, [{ f0: 'mind' }]);
});

test('beside other fields a choice waits for the button; where all may be left out there is a way past them', () => {
  const form = drawForm([{ type: 'choice', required: true, options }, { type: 'text' }]);
  assert.ok(isShown(button(form, 'Continue')));
  assert.equal(button(form, 'Skip'), undefined);
  click(inputs(form)[0]);
  assert.deepEqual(form.sent, []);
  assert.deepEqual(form.drafts, { f0: 'fit' });
  const free = drawForm([{ type: 'date' }, { type: 'text', value: 'x' }]);
  click(button(free, 'Skip'));
  assert.deepEqual(free.sent, [{ f0: '', f1: '' }]);
  const alone = drawForm([{ type: 'choice', options }]);
  assert.deepEqual([isShown(button(alone, 'Continue')), isShown(button(alone, 'Skip'))], [false, true]);
  assert.equal(button(drawForm([{ type: 'message' }], { kind: 'message' }), 'Skip'), undefined, 'a message is no question');
});

test('several choices are ids, one per line; how many is said before', () => {
  const form = drawForm([{ type: 'choices', required: true, options, max: '2', value: 'mind' }]);
  assert.match(form.node.textContent ?? '', /At most 2/);
  assert.deepEqual(inputs(form).map(({ type }) => type), ['checkbox', 'checkbox', 'checkbox']);
  click(inputs(form)[0]);
  assert.deepEqual(form.drafts, { f0: 'fit\nmind' });
  click(button(form, 'Continue'));
  assert.deepEqual(form.sent, [{ f0: 'fit\nmind' }]);
});

test('options with pictures are tiles; a picture that cannot be had goes, one of no web address never comes', () => {
  const shown = options.map((option, i) => ({ ...option, picture: ['/a.png', '/gone.png', 'javascript:1'][i] }));
  const form = drawForm([{ type: 'choice', required: true, options: shown }]);
  const pictures = [...form.node.querySelectorAll('img')];
  assert.deepEqual(pictures.map((image) => [image.getAttribute('src'), image.alt]), [['/a.png', ''], ['/gone.png', '']]);
  pictures[1]?.dispatchEvent(new window.Event('error') as never);
  assert.equal(form.node.querySelectorAll('img').length, 1);
  assert.equal(inputs(form).length, 3, 'what it stood for can still be chosen');
});

test('a rating: stars up to five, numbers beyond; each says what it is', () => {
  const form = drawForm([{ type: 'rating', required: true }]);
  assert.deepEqual(inputs(form).map((input) => input.getAttribute('aria-label')), ['1 of 5, Very poor', '2 of 5', '3 of 5', '4 of 5', '5 of 5, Excellent']);
  assert.equal(form.node.querySelectorAll('svg').length, 5);
  click(inputs(form)[3]);
  assert.deepEqual(form.sent, [{ f0: '4' }]);
  assert.equal(form.node.querySelectorAll('[data-on]').length, 4, 'a star with all before it');
  const numbers = drawForm([{ type: 'rating', max: '10', value: '7' }]);
  assert.equal(numbers.node.querySelectorAll('svg').length, 0);
  assert.deepEqual([...numbers.node.querySelectorAll('[data-on]')].map((one) => one.textContent), ['7']);
  for (const max of ['x', '1', '99']) assert.ok([5, 2, 10].includes(inputs(drawForm([{ type: 'rating', max }])).length), max);
});

test('more than six steps stand in two rows; what is newly asked is not called wrong', () => {
  const rows = (max: string): boolean => drawForm([{ type: 'rating', max }]).node.querySelector('.rating.rows') !== null;
  assert.deepEqual(['5', '6', '7', '10'].map(rows), [false, false, true, true]);
  const { node, focus } = drawForm([{ name: 'a', value: 'x' }, { name: 'b', error: 'asked_now' }]);
  const asked = node.querySelector('input[name=b]');
  assert.equal(asked?.getAttribute('aria-invalid'), null);
  assert.match(node.textContent ?? '', /One more thing, because of what you chose\./);
  assert.equal(focus, asked, 'and has the focus');
});

test('dates, addresses and numbers have the keyboard and the limits they need', () => {
  const [date, url, number] = inputs(drawForm([{ type: 'date', min: '2026-11-01', max: '2026-11-23', value: '2026-11-05' }, { type: 'url' }, { type: 'number' }]));
  assert.deepEqual([date?.type, date?.min, date?.max, date?.value], ['date', '2026-11-01', '2026-11-23', '2026-11-05']);
  assert.deepEqual([url?.type, url?.inputMode, number?.inputMode], ['url', 'url', 'decimal']);
});

test('what is wrong is said for the type of the field, with its limit as people write it', () => {
  const wrong = (field: Partial<FormField>): string => drawForm([{ options, ...field }, {}]).node.querySelector('.error')?.textContent ?? '';
  assert.equal(wrong({ type: 'number', error: 'too_small', min: '1.5' }), 'Please enter 1.5 or more.');
  assert.equal(wrong({ type: 'number', error: 'too_large', max: '12000' }), 'Please enter 12,000 or less.');
  assert.equal(wrong({ type: 'date', error: 'too_small', min: '2026-11-01' }), 'Please choose 1 November 2026 or a later date.');
  assert.equal(wrong({ type: 'date', error: 'too_large', max: '2026-11-23' }), 'Please choose 23 November 2026 or an earlier date.');
  assert.equal(wrong({ type: 'choices', error: 'too_large', max: '2' }), 'Please choose at most 2.');
  assert.equal(wrong({ type: 'file', error: 'too_large', max: '3' }), 'Too many files. At most 3.');
  assert.equal(wrong({ type: 'number', error: 'too_small' }), 'Please enter a number.', 'a limit that was not given is not named');
  assert.equal(wrong({ type: 'choice', error: 'required' }), 'Please choose one.');
  assert.equal(wrong({ type: 'text', error: 'required' }), 'Please fill this in.');
  assert.equal(wrong({ type: 'text', error: 'of_tomorrow' }), 'Please fill this in.');
  assert.equal(wrong({ type: 'choice', error: 'invalid_choice', retry: 'One of ours, please.' }), 'One of ours, please.');
});

test('after a refused form the first field that is wrong has the focus, and its error is read with it', () => {
  const form = drawForm([{ type: 'text', value: '' }, { type: 'choice', options, required: true, error: 'required' }, { type: 'date', error: 'invalid_date' }]);
  assert.equal(form.focus, form.node.querySelector('[type=radio]'));
  const group = form.node.querySelector('fieldset');
  assert.equal(form.node.querySelector(`[id="${group?.getAttribute('aria-describedby')}"]`)?.textContent, 'Please choose one.');
  assert.equal(group?.getAttribute('aria-invalid'), 'true');
  const several = drawForm([{ type: 'choices', options, error: 'required' }, {}]);
  assert.deepEqual(inputs(several).slice(0, 3).map((input) => input.getAttribute('aria-invalid')), ['true', 'true', 'true']);
});

test('files are lines of name, type and bytes; the files themselves stay in the page', () => {
  const form = drawForm([{ type: 'file', required: true, max: '3' }]);
  const [input] = inputs(form);
  assert.deepEqual([input?.type, input?.multiple, input?.accept.startsWith('image/*')], ['file', true, true]);
  give(input, [file('photo.jpg', 2_104_000), file('odd\tname\n.pdf', 10, '')]);
  give(input, [file('photo.jpg', 2_104_000), file('bill.pdf', 312, 'application/pdf')]);
  give(input, []);
  assert.match(form.node.textContent ?? '', /2\.1\sMB/);
  click(button(form, 'Continue'));
  assert.deepEqual(form.sent[0]?.['f0']?.split('\n'), ['odd name .pdf\tapplication/octet-stream\t10', 'photo.jpg\timage/jpeg\t2104000', 'bill.pdf\tapplication/pdf\t312']);
  const remove = form.node.querySelector<HTMLElement>('[aria-label="Remove photo.jpg"]');
  click(remove ?? undefined);
  assert.equal(document.activeElement?.getAttribute('aria-label'), 'Remove bill.pdf', 'the focus does not go with it');
  assert.deepEqual(form.files.get(form.form, form.form.fields[0] as FormField).map(({ name }) => name), ['odd\tname\n.pdf', 'bill.pdf']);
  const single = drawForm([{ type: 'file', required: true, max: '1' }]);
  assert.equal(inputs(single)[0]?.multiple, false);
  give(inputs(single)[0], [file('a.jpg', 1)]);
  give(inputs(single)[0], [file('b.jpg', 1)]);
  click(single.node.querySelector('.primary') ?? undefined);
  assert.deepEqual(single.sent, [{ f0: 'b.jpg\timage/jpeg\t1' }]);
});

test('files that went with the page are asked for by name, until they are chosen again; those that are here stay', () => {
  const [photo, bill] = [file('photo.jpg', 2_104_000), file('bill, old.pdf', 312, 'application/pdf')];
  const value = 'photo.jpg\timage/jpeg\t2104320\nbill, old.pdf\tapplication/pdf\t1024';
  const form = drawForm([{ type: 'file', max: '3', value }, { type: 'text' }]);
  const [input] = inputs(form);
  const again = (): string => form.node.querySelector('.again')?.textContent?.replace(/\s/g, ' ') ?? '';
  assert.equal(again(), 'Please choose again, because the page was reloaded: photo.jpg, bill, old.pdf');
  assert.match(input?.getAttribute('aria-describedby') ?? '', /2-0-0-again$/);
  assert.equal(form.node.querySelectorAll('.file').length, 0);
  give(input, [bill, file('other.png', 3, 'image/png')]);
  assert.match(again(), /: photo\.jpg$/);
  assert.equal(form.drafts['f0'], 'bill, old.pdf\tapplication/pdf\t312\nother.png\timage/png\t3\nphoto.jpg\timage/jpeg\t2104320', 'another reload still knows');
  click(button(form, 'Continue'));
  assert.equal(form.sent[0]?.['f0'], 'bill, old.pdf\tapplication/pdf\t312\nother.png\timage/png\t3', 'only what is here is sent');
  give(input, [photo]);
  assert.equal(again(), '');
  form.files.accept(form.form);
  const back = drawForm([{ type: 'file', max: '3', value }, { type: 'text' }], {}, { files: form.files });
  assert.deepEqual([...back.node.querySelectorAll('.file-name')].map(({ textContent }) => textContent), ['photo.jpg', 'bill, old.pdf'], 'of three the core still has two');
  click(button(back, 'Continue'));
  assert.match(back.sent[0]?.['f0'] ?? '', /^photo\.jpg\timage\/jpeg\t2104000\nbill, old\.pdf/);
  const single = drawForm([{ type: 'file', max: '1', value: 'photo.jpg\timage/jpeg\t2104320' }]);
  give(inputs(single)[0], [file('better.jpg', 1)]);
  assert.equal(single.node.querySelector('.again')?.textContent, '', 'another one takes its place');
  const plain = drawForm([{ type: 'file', value }], {}, { views: null });
  assert.match(plain.node.textContent ?? '', /choose again, because the page was reloaded: photo\.jpg/);
  const here = drawForm([{ type: 'file', value }], {}, { views: null, files: form.files });
  assert.match(here.node.textContent ?? '', /photo\.jpg \(2\.1\sMB\), bill, old\.pdf \(1\skB\)/);
  assert.doesNotMatch(here.node.textContent ?? '', /again/);
});

test('private fields of any type are never kept', () => {
  const form = drawForm([{ type: 'choice', options, private: true }, { type: 'date', private: true }]);
  click(inputs(form)[0], 0);
  const date = inputs(form)[3];
  if (date) date.value = '2026-11-05';
  date?.dispatchEvent(new window.Event('input') as never);
  assert.deepEqual(form.drafts, {});
});

test('without their part the same can be answered, in the browser’s own lists', () => {
  const fields: Partial<FormField>[] = [{ type: 'choice', options, value: 'mind' }, { type: 'choices', options, value: 'fit\nbroken' }, { type: 'rating', max: '3' }, { type: 'file' }];
  const form = drawForm(fields, {}, { views: null });
  const [choice, choices, rating] = [...form.node.querySelectorAll('select')];
  assert.deepEqual([choice?.value, choices?.multiple, rating?.options.length], ['mind', true, 4]);
  give(inputs(form)[0], [file('a.jpg', 5)]);
  click(button(form, 'Continue'));
  assert.deepEqual(form.sent, [{ f0: 'mind', f1: 'fit\nbroken', f2: '', f3: 'a.jpg\timage/jpeg\t5' }]);
  assert.ok(isShown(button(drawForm([{ type: 'choice', required: true, options }], {}, { views: null }), 'Continue')));
});
