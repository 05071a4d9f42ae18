// What the visitor did, in words: the label that was tapped, the text that was typed.

import type { About, Effect, Event, Form, FormField, LogEntry, Offer, Target } from '../../../wasm/js/index.ts';
import { formPlace } from '../drafts.ts';
import { wasRefused } from '../log-entry.ts';
import type { Strings } from '../strings.ts';
import { fileNames } from '../text/files.ts';
import { formatValue, plainText } from '../text/parts.ts';
import { answered } from '../text/plain.ts';
import { withTimes } from '../text/times.ts';
import { fieldLabel, ratingValues } from './field.ts';
import { optionLabel } from './rows.ts';

/** Names of things by id, from the knowledge and from what was offered so far. */
export class Labels {
  constructor(
    private readonly about: About,
    private readonly log: () => readonly LogEntry[],
    private readonly now: () => number,
  ) {}

  /** Effects with their times as the visitor says them now. */
  timed(effects: readonly Effect[], strings: Strings): readonly Effect[] {
    return withTimes(effects, this.now(), strings, this.about.hours?.zone ?? '');
  }

  article(id: string): string {
    return this.about.articles?.find((article) => article.id === id)?.title ?? '';
  }

  target({ kind, id }: Target): string {
    if (kind === 'article') return this.article(id);
    const list = kind === 'flow' ? this.about.flows : this.about.categories;
    return list?.find((one) => one.id === id)?.title ?? '';
  }

  offer(turn: number): Offer | undefined {
    return this.log().flatMap((entry) => entry.effects).find((effect): effect is Offer => effect.type === 'offer' && effect.turn === turn);
  }

  form(turn: number): Form | undefined {
    return this.log().flatMap((entry) => entry.effects).find((effect): effect is Form => effect.type === 'form' && effect.turn === turn);
  }
}

/** '' when the event is not the visitor's doing, or when its effect speaks for itself. */
export function visitorText(event: Event, labels: Labels, strings: Strings): string {
  switch (event.type) {
    case 'query':
      return event.text;
    case 'pick':
      return event.target.kind === 'article' ? (event.text ?? '') : labels.target(event.target);
    case 'select': {
      const offer = labels.offer(event.turn);
      const option = [...(offer?.options ?? []), ...(offer?.popular ?? [])].find((one) => one.id === event.option);
      if (offer?.kind === 'survey' && option && option.id !== 'skip') return strings.t('rating', { value: option.id, max: String(offer.options.filter(({ id }) => id !== 'skip').length) });
      if (option?.target?.kind === 'article' && offer?.kind !== 'menu') return '';
      return option && offer ? optionLabel(option, offer.kind, strings) : '';
    }
    case 'submit':
      return submitted(event.fields, labels.form(event.turn), strings);
    case 'person':
      return strings.t('talk_to_person');
    default:
      return '';
  }
}

function submitted(values: Record<string, string>, form: Form | undefined, strings: Strings): string {
  const fields = form?.fields ?? [];
  const lines = fields.flatMap((field) => {
    const value = valueText(field, (values[field.name] ?? '').trim(), strings);
    if (value === '') return [];
    return [fields.length === 1 ? value : answered(fieldLabel(field, strings), value)];
  });
  const isSkipped = lines.length === 0 && form?.kind === 'input';
  return isSkipped ? strings.t('option.skip') : lines.join('\n');
}

/** What was submitted, as people read it: labels for ids, dates and numbers of the visitor's locale, files by name. */
function valueText(field: FormField, value: string, strings: Strings): string {
  if (value === '') return '';
  if (field.private) return strings.t('hidden_value');
  const { locale } = strings;
  switch (field.type) {
    case 'choice':
    case 'choices':
      return value.split('\n').map((id) => plainText(field.options?.find((option) => option.id === id)?.label, locale) || id).join(', ');
    case 'rating':
      return strings.t('rating', { value, max: String(ratingValues(field).length) });
    case 'date':
      return formatValue(value, locale);
    case 'file':
      return fileNames(value, locale).join(', ');
    default:
      return value;
  }
}

export interface Fact {
  label: string;
  value: string;
}

/** What was asked and answered so far, as a person is told it: only what was accepted, the last answer to each question. */
export function factsOf(log: readonly LogEntry[], labels: Labels, strings: Strings): Fact[] {
  const facts = new Map<string, Fact>();
  for (const entry of log) {
    const { event } = entry;
    if (event.type !== 'submit' || wasRefused(entry)) continue;
    const form = labels.form(event.turn);
    for (const field of form?.fields ?? []) {
      const value = valueText(field, event.fields[field.name] ?? '', strings);
      if (form) facts.set(formPlace(form) + field.name, { label: fieldLabel(field, strings), value });
    }
  }
  return [...facts.values()];
}
