// A form as the core asks for it: labelled fields, the right keyboard on a phone, errors tied to their
// field. The core judges what was typed; nothing is validated here.

import type { Form, FormField } from '../../../wasm/js/index.ts';
import { linesWithout } from '../text/files.ts';
import { fieldView, type FieldTools } from './field.ts';
import { h } from './h.ts';

export interface FormView {
  node: HTMLFormElement;
  /** The first field that is wrong, else the first empty one. */
  focus: HTMLElement | null;
}

/** What was typed into a form earlier, and where what is typed now is kept. */
export interface FormDrafts {
  get(form: Form, field: string): string | undefined;
  set(form: Form, field: string, text: string): void;
}

/** The same for files, which only this page can keep. */
export interface FormFiles {
  get(form: Form, field: FormField): readonly File[];
  set(form: Form, field: string, files: readonly File[]): void;
}

export interface FormTools extends FieldTools {
  drafts: FormDrafts;
  files: FormFiles;
}

/** What stands in the log for a private answer: after a reload it is to be typed again. */
const masked = '•••';

/** `describedBy`: ids of what was said before the form, read out with its first field. */
export function formView(form: Form, tools: FormTools, describedBy: string, submit: (fields: Record<string, string>) => void): FormView {
  const { strings, drafts, files } = tools;
  const ofMessage = form.kind === 'message';
  const isAlone = form.fields.length === 1 && !ofMessage;
  const button = h('button', { type: 'submit', class: 'primary' }, strings.t(ofMessage ? 'send_message' : 'submit'));
  const isOptional = !ofMessage && form.fields.every(({ required }) => !required);
  const end = h('div', { class: 'form-end' }, button, isOptional ? h('button', { type: 'button', class: 'quiet', onclick: () => skip() }, strings.t('option.skip')) : null);
  /** Hidden, Enter still finds it. */
  const unneeded = isOptional ? button : end;
  const send = (): void => submit(Object.fromEntries(views.map(({ name, read }) => [name, read()])));
  const skip = (): void => submit(Object.fromEntries(views.map(({ name }) => [name, ''])));
  const views = form.fields.map((field, index) => {
    const { name } = field;
    const setup = {
      field,
      id: `${form.id.replace(':', '-')}-${index}`,
      initial: field.private ? (field.value ?? '').replace(masked, '') : (drafts.get(form, name) ?? field.value ?? ''),
      changed: (text: string) => {
        if (!field.private) drafts.set(form, name, text);
        // Chosen by keys: those move before they mean it.
        unneeded.hidden = false;
      },
      ...(isAlone && { picked: send }),
      files: {
        get: () => files.get(form, field),
        set: (chosen: readonly File[]) => files.set(form, name, chosen),
        lost: (lines: string) => linesWithout(lines, files.get(form, field)),
      },
    };
    return fieldView(setup, ofMessage, tools, index === 0 ? describedBy : '');
  });
  unneeded.hidden = views.every(({ isOneClick, read }) => isOneClick && read() === '');
  const node = h(
    'form',
    {
      class: 'form',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        send();
      },
    },
    views.map((view) => view.node),
    end,
  );
  const focus = views.find(({ isWrong }) => isWrong) ?? views.find(({ read }) => read() === '') ?? views[0];
  return { node, focus: focus?.focus ?? null };
}
