// A form as the core asks for it: labelled fields, the right keyboard on a phone, errors tied to their
// field. The core judges what was typed; nothing is validated here.

import type { Form, FormField } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { plainText } from '../text/parts.ts';
import type { RichText } from '../text/rich.ts';
import { h, type Props } from './h.ts';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** How each type of field is typed, filled in by the browser, and shown. */
const kinds: Record<FormField['type'], Props> = {
  text: { type: 'text' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false' },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  order: { type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
  number: { type: 'text', inputmode: 'decimal', autocomplete: 'off' },
  message: { rows: 4, autocapitalize: 'sentences', maxlength: 4000 },
};

/** Of the message form alone: an owner's input may bear the same name. What the core refuses as too long cannot be typed. It counts bytes: 200 of a name, two for most letters outside of English. */
const byName: Record<string, Props> = {
  name: { autocomplete: 'name', autocapitalize: 'words', maxlength: 100 },
  contact: { autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false', maxlength: 254 },
};

export interface FormView {
  node: HTMLFormElement;
  /** The first field, or the first one with an error. */
  focus: HTMLElement | null;
}

/** What was typed into a form earlier, and where what is typed now is kept. */
export interface FormDrafts {
  get(form: Form, field: string): string | undefined;
  set(form: Form, field: string, text: string): void;
}

/** `describedBy`: ids of what was said before the form, read out with its first field. */
export function formView(
  form: Form,
  strings: Strings,
  rich: RichText,
  describedBy: string,
  drafts: FormDrafts,
  submit: (fields: Record<string, string>) => void,
): FormView {
  const inputs: Input[] = [];
  const fields = form.fields.map((field, index) => {
    const made = fieldView(field, form.kind === 'message', `${form.id.replace(':', '-')}-${index}`, strings, rich, index === 0 ? describedBy : '');
    if (!field.private) keepDraft(made.input, form, drafts);
    inputs.push(made.input);
    return made.node;
  });
  const node = h(
    'form',
    {
      class: 'form',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        submit(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
      },
    },
    fields,
    h('button', { type: 'submit', class: 'primary' }, strings.t(form.kind === 'message' ? 'send_message' : 'submit')),
  );
  const focus = inputs.find((input) => input.getAttribute('aria-invalid') === 'true') ?? inputs.find((input) => input.value === '') ?? inputs[0];
  return { node, focus: focus ?? null };
}

function keepDraft(input: Input, form: Form, drafts: FormDrafts): void {
  input.value = drafts.get(form, input.name) ?? input.value;
  input.addEventListener('input', () => drafts.set(form, input.name, input.value));
}

/** What a field is called: the owner's words, else the interface's. */
export function fieldLabel(field: FormField, strings: Strings): string {
  return plainText(field.label, strings.locale) || strings.t(`field.${field.name}`) || field.name;
}

/** The field that takes an e-mail address or a phone number says so, whichever it was taken for. */
function errorKey({ name, error = '' }: FormField, ofMessage: boolean): string {
  return ofMessage && name === 'contact' && error.startsWith('invalid_') ? 'invalid_contact' : error;
}

function fieldView(field: FormField, ofMessage: boolean, id: string, strings: Strings, rich: RichText, describedBy: string): { node: HTMLElement; input: Input } {
  const hint = ofMessage ? strings.t(`field_hint.${field.name}`) : '';
  const error = field.error ? field.retry || strings.t(`error.${errorKey(field, ofMessage)}`) || strings.t('error.required') : '';
  const described = [describedBy, hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const props: Props = {
    id,
    name: field.name,
    class: 'input',
    dir: 'auto',
    maxlength: 2000,
    'aria-required': field.required ? 'true' : undefined,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': described || undefined,
    ...kinds[field.type],
    ...(ofMessage ? byName[field.name] : {}),
    ...(field.private ? { autocomplete: 'off' } : {}),
  };
  const input: Input = field.type === 'message' ? h('textarea', props) : h('input', props);
  input.value = field.value ?? '';
  if (input instanceof HTMLTextAreaElement) input.addEventListener('input', () => grow(input));
  const node = h(
    'div',
    { class: 'field' },
    h('label', { for: id, dir: 'auto' }, field.label?.length ? rich.inline(field.label) : fieldLabel(field, strings), field.required ? null : h('span', { class: 'optional' }, ` (${strings.t('field_optional')})`)),
    hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
    input,
    error ? h('p', { class: 'error', id: `${id}-error` }, error) : null,
  );
  return { node, input };
}

/** Lets a text area grow with its text, by rows: no style is touched. */
export function grow(area: HTMLTextAreaElement, most = 8): void {
  area.rows = 1;
  while (area.scrollHeight > area.clientHeight + 2 && area.rows < most) area.rows += 1;
}
