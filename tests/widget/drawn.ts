// Stand-ins for what a form and a thread are given, for tests of what they draw.

import { Attachments } from '../../widget/src/attachments.ts';
import en from '../../widget/src/lang/en.json';
import { stepViews } from '../../widget/src/steps.ts';
import { Strings } from '../../widget/src/strings.ts';
import { RichText } from '../../widget/src/text/rich.ts';
import { formView, type FormTools, type FormView } from '../../widget/src/views/form.ts';
import { LazySteps } from '../../widget/src/views/lazy-steps.ts';
import type { Form, FormField } from '../../wasm/js/index.ts';

export const strings = new Strings('en-GB', en);
/** Without its Markdown part: texts stay plain. */
export const rich = new RichText('en-GB', () => new Promise(() => undefined));
/** The steps' part never comes. */
export const noSteps = (): LazySteps => new LazySteps(() => new Promise(() => undefined));

export interface Drawn extends FormView {
  form: Form;
  drafts: Record<string, string>;
  files: Attachments;
  sent: Record<string, string>[];
}

/** A form of an owner with these fields, its parts loaded unless `more` says otherwise; in the page. */
export function drawForm(fields: Partial<FormField>[], more: Partial<Form> = {}, tools: Partial<FormTools> = {}): Drawn {
  const form = { type: 'form', id: '2:0', turn: 2, kind: 'input', flow: 'f', step: 's', fields: fields.map((field, i) => ({ name: `f${i}`, type: 'text', ...field })), ...more } as Form;
  const drafts: Record<string, string> = {};
  const files = new Attachments();
  const sent: Record<string, string>[] = [];
  const store = { get: (_form: Form, field: string) => drafts[field], set: (_form: Form, field: string, text: string) => void (drafts[field] = text) };
  const view = formView(form, { strings, rich, views: stepViews, drafts: store, files, ...tools }, '', (values) => sent.push(values));
  document.body.replaceChildren(view.node);
  return { ...view, form, drafts, files, sent };
}
