// One field of a form: its label, what may go in, what is wrong with it, and the control in between. Of the controls, the
// plain ones are here; choices, ratings and files are in the steps' part, and have a plain form here for when it is missing.

import type { FormField } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { chooseAgain, fileLine, fileNames } from '../text/files.ts';
import { formatValue, plainText, plainWords } from '../text/parts.ts';
import type { RichText } from '../text/rich.ts';
import { h, type Props } from './h.ts';
import { icon, outline } from './icons.ts';
import type { FieldControl, FieldSetup, StepViews } from './lazy-steps.ts';

export interface FieldTools {
  strings: Strings;
  rich: RichText;
  views: StepViews | null;
}

/** How each type of field is typed, filled in by the browser, and shown. None has a `maxlength`: a browser cuts what is pasted without a word, the core gives it back and says that it is too long. */
const kinds: Partial<Record<FormField['type'], Props>> = {
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false' },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  order: { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
  number: { inputmode: 'decimal', autocomplete: 'off' },
  date: { type: 'date', autocomplete: 'off', dir: undefined },
  url: { type: 'url', inputmode: 'url', autocomplete: 'url', autocapitalize: 'none', spellcheck: 'false' },
  message: { rows: 4, autocapitalize: 'sentences' },
};

/** Of the message form alone: an owner's input may bear the same name. */
const byName: Record<string, Props> = {
  name: { autocomplete: 'name', autocapitalize: 'words' },
  contact: { autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false' },
};

export interface FieldView extends FieldControl {
  name: string;
  isWrong: boolean;
}

/** What a field is called: the owner's words, else the interface's. */
export function fieldLabel(field: FormField, strings: Strings): string {
  const { label, name, required } = field;
  return plainWords(label ?? [], strings.locale).replace(/\s+/g, ' ') || (required ? '' : strings.t(`field.${name}_optional`)) || strings.t(`field.${name}`) || name;
}

/** `describedBy`: ids of what was said before the form, read out with its first field. */
export function fieldView(setup: Omit<FieldSetup, 'props'>, ofMessage: boolean, tools: FieldTools, describedBy: string): FieldView {
  const { field, id } = setup;
  const { strings, rich, views } = tools;
  const hint = ofMessage ? strings.t(`field_hint.${field.name}`) : limitHint(field, strings);
  const error = field.error ? field.retry || errorText(field, ofMessage, strings) : '';
  /** Nothing is wrong with what was not asked before. */
  const isNew = field.error === 'asked_now';
  const described = [describedBy, hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const state = { 'aria-required': field.required ? 'true' : undefined, 'aria-invalid': error && !isNew ? 'true' : undefined };
  const props: Props = {
    id,
    name: field.name,
    class: 'input',
    'aria-describedby': described,
    ...state,
    ...(ofMessage ? byName[field.name] : {}),
    ...(field.private ? { autocomplete: 'off' } : {}),
  };
  const full = { ...setup, props: props as FieldSetup['props'] };
  const control = views?.control(full, { strings, rich, icon, outline }) ?? plainControl(full, strings);
  const isSingle = field.type === 'choice' || field.type === 'rating';
  const words = [
    field.label?.length ? rich.inline(field.label) : fieldLabel(field, strings),
    field.required ? null : h('span', { class: 'optional' }, ` (${strings.t('field_optional')})`),
  ];
  const notes = [hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null, control.node, error ? h('p', { class: isNew ? 'error new' : 'error', id: `${id}-error` }, error) : null];
  const node = control.isGroup
    ? h(
        'fieldset',
        { class: 'field', 'aria-describedby': described, 'aria-labelledby': `${id}-label`, ...(isSingle ? { role: 'radiogroup', ...state } : {}) },
        h('legend', { id: `${id}-label`, dir: 'auto' }, words),
        notes,
      )
    : h('div', { class: 'field' }, h('label', { for: id, dir: 'auto' }, words), notes);
  return { ...control, node, name: field.name, isWrong: error !== '' };
}

/** How many may be chosen, said before too many are. */
function limitHint({ type, max = '' }: FormField, strings: Strings): string {
  return (type === 'choices' || type === 'file') && Number(max) > 1 ? strings.t('at_most', { max: neutral(max, strings.locale) }) : '';
}

/** What is wrong, in the words for this type of field where it has its own; a limit that was not given cannot be named. */
function errorText(field: FormField, ofMessage: boolean, strings: Strings): string {
  const { type, min, max } = field;
  const args = { ...(min && { min: neutral(min, strings.locale) }), ...(max && { max: neutral(max, strings.locale) }) };
  const key = errorKey(field, ofMessage);
  const texts = [`${key}_${type}`, key, `invalid_${type}`, 'required'].map((each) => strings.t(`error.${each}`, args));
  return texts.find((text) => text && !/\{(min|max)\}/.test(text)) ?? '';
}

/** The field that takes an e-mail address or a phone number says so, whichever it was taken for. */
function errorKey({ name, error = '' }: FormField, ofMessage: boolean): string {
  return ofMessage && name === 'contact' && error.startsWith('invalid_') ? 'invalid_contact' : error;
}

/** A limit as people of this locale write it. */
function neutral(value: string, locale: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  return isNumber ? new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(Number(value)) : formatValue(value, locale);
}

function plainControl(setup: FieldSetup, strings: Strings): FieldControl {
  const { type } = setup.field;
  if (type === 'choice' || type === 'choices' || type === 'rating') return listControl(setup);
  return type === 'file' ? fileControl(setup, strings) : textControl(setup);
}

function textControl({ field, props, initial, changed }: FieldSetup): FieldControl {
  const own: Props = { type: 'text', dir: 'auto', ...kinds[field.type], ...props };
  const limits = field.type === 'date' ? { min: field.min, max: field.max } : {};
  const input = field.type === 'message' ? h('textarea', { ...own, type: undefined }) : h('input', { ...own, ...limits });
  input.value = initial;
  input.addEventListener('input', () => changed(input.value));
  if (input instanceof HTMLTextAreaElement) input.addEventListener('input', () => grow(input));
  return { node: input, focus: input, read: () => input.value };
}

/** Choices and ratings without their part: the browser's own list. */
function listControl({ field, props, initial, changed }: FieldSetup): FieldControl {
  const several = field.type === 'choices';
  const ids = field.type === 'rating' ? ratingValues(field) : (field.options ?? []).map(({ id }) => id);
  const label = (id: string): string => plainText(field.options?.find((option) => option.id === id)?.label, '') || id;
  const chosen = new Set(initial.split('\n'));
  const options = ids.map((id) => h('option', { value: id }, label(id)));
  const list = h('select', { ...props, multiple: several }, several ? null : h('option', { value: '' }, ''), options);
  for (const option of options) option.selected = chosen.has(option.value);
  const read = (): string => options.flatMap((option) => (option.selected ? [option.value] : [])).join('\n');
  list.addEventListener('change', () => changed(read()));
  return { node: list, focus: list, read };
}

/** Files without their part: the browser's own field, which shows none of those that were chosen before. */
function fileControl({ field, props, initial, files, changed }: FieldSetup, strings: Strings): FieldControl {
  const input = h('input', { ...props, type: 'file', multiple: field.max !== '1' });
  const note = h('p', { class: 'hint' }, chooseAgain(files.lost(initial), strings) || fileNames(initial, strings.locale).join(', '));
  const read = (): string => files.get().map(fileLine).join('\n');
  input.addEventListener('change', () => {
    files.set([...(input.files ?? [])]);
    changed(read());
    note.remove();
  });
  return { node: h('div', {}, input, note), focus: input, read };
}

/** 1 up to what a rating goes to: five, unless the owner says otherwise. */
export function ratingValues({ max = '' }: FormField): string[] {
  const most = Math.min(Math.max(Math.floor(Number(max)) || 5, 2), 10);
  return Array.from({ length: most }, (_, i) => String(i + 1));
}

/** Lets a text area grow with its text, by rows: no style is touched. */
export function grow(area: HTMLTextAreaElement, most = 8): void {
  area.rows = 1;
  while (area.scrollHeight > area.clientHeight + 2 && area.rows < most) area.rows += 1;
}
