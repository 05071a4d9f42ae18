// A handover record in an agent's words: short labels, readable values, nothing of the machinery. No DOM in here.

import { option as optionTexts, say as sayTexts } from '../../widget/src/lang/en.json';
import { mailLink, phoneLink } from '../../widget/src/text/links.ts';
import { plain } from '../../widget/src/text/plain.ts';
import type { HandoverRecord } from './record-form.ts';
import { dayDistance, readableDays } from './times.ts';

export interface Fact {
  label: string;
  value: string;
  /** More about it, on hover; '' = nothing. */
  hint: string;
  /** Address to open with a click; '' = none. */
  link: string;
}

/** One line of what was said. `shown` = the title of an article that the visitor got to read. */
export interface Said {
  who: 'visitor' | 'waypost';
  kind: 'words' | 'shown';
  text: string;
  at: number;
}

const noQuestion = 'No question was typed';
const firstFields = ['status', 'expected', 'delivered', 'cancelled', 'items'];
const emailForm = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const outcomes = { found: '', not_found: 'not found', failed: 'the system did not answer' };
const webAddress = /^https?:\/\/\S+$/i;
const lettersAndDigits = /^#?\p{L}{1,5}[-\s]?\d{3,}$/u;
const digitsAlone = /^#?\d{4,}$/;

type Answer = NonNullable<HandoverRecord['answers']>[number];

/** What it is about, in one line: the visitor's own words, else the owner's reason, else where the menus have led. */
export function headline(record: HandoverRecord): string {
  const steps = trail(record).filter((label) => label !== optionTexts.person);
  return record.question || reasonOf(record) || steps.at(-1) || noQuestion;
}

export function visitorName({ visitor }: HandoverRecord): string {
  return visitor?.name || visitor?.email || visitor?.phone || 'Visitor';
}

/** Why a person is wanted, in the owner's words; '' when the visitor simply asked for one. */
export function reasonOf({ reason = '' }: HandoverRecord): string {
  return reason === 'asked_human' || reason === 'flow' ? '' : plain(reason);
}

/** What the visitor has added, then contact and answers, each value once, the order number first. */
export function facts({ visitor = {}, answers = [], message = '' }: HandoverRecord): Fact[] {
  const ordered = [...answers].sort((a, b) => Number(isReference(b)) - Number(isReference(a)));
  const added: Fact = { label: 'Message', value: message, hint: '', link: '' };
  const given: Fact[] = ordered.map((answer) => {
    const { label = '', value } = answer;
    const text = textOf(value);
    const link = emailForm.test(text) ? mailLink(text) : webAddress.test(text) ? text : '';
    return { label: shortLabel(answer), value: readableDays(text), hint: plain(label), link };
  });
  const all = [added, ...given];
  const { name = '', email = '', phone = '' } = visitor;
  all.push({ label: 'E-mail', value: email, hint: '', link: email && mailLink(email) });
  all.push({ label: 'Phone', value: phone, hint: '', link: phone && phoneLink(phone) });
  all.push({ label: 'Name', value: name, hint: '', link: '' });
  return distinct(all);
}

/** What the shop's system answered; what the facts say already is left out. */
export function lookedUp(record: HandoverRecord, now: number): { title: string; outcome: string; fields: Fact[] }[] {
  const known = new Set(facts(record).map((fact) => fact.value));
  return latest(record.lookups ?? []).map(({ name = '', result = '', fields = {} }) => ({
    title: words(name),
    outcome: entry(outcomes, result) ?? 'no answer yet',
    fields: distinct(
      Object.entries(fields)
        .sort(([a], [b]) => rankOf(a) - rankOf(b))
        .map(([key, value]) => [key, textOf(value)] as const)
        .filter(([, value]) => !known.has(readableDays(value)))
        .map(([key, value]) => ({ label: words(key), value: value.replace(/^[a-z]+(_[a-z]+)+$/, (token) => token.replaceAll('_', ' ')), hint: '', link: '' }))
        .map((fact) => readable(fact, now)),
    ),
  }));
}

/** Where the visitor has been: "Track my order", "Something else", "Talk to a person". */
export function trail({ path = [], reason }: HandoverRecord): string[] {
  const labels = path.map(({ label, option = '' }) => plain(label || optionText(option)));
  if (reason === 'asked_human') labels.push(optionTexts.person);
  return labels.filter((label, index) => label && label !== labels[index - 1]);
}

/** Articles the visitor has read, each once, with the last verdict. */
export function articlesSeen({ articles_shown: shown = [] }: HandoverRecord): { title: string; verdict: string }[] {
  const byId = new Map<string, { title: string; verdict: string }>();
  for (const { id = '', title = '', helpful } of shown) {
    const before = byId.get(id)?.verdict ?? '';
    byId.set(id, { title: title || id, verdict: helpful === undefined ? before : helpful ? 'helped' : 'did not help' });
  }
  return [...byId.values()];
}

/** The transcript without what only repeats: an article's title right after the visitor has picked it. */
export function conversation({ transcript = [] }: HandoverRecord): Said[] {
  const said: Said[] = [];
  for (const { who, at = 0, text = '', message = '', option = '', article } of transcript) {
    const own = who === 'visitor';
    const line = text && text !== option && text !== message ? text : own ? optionText(option) : sayText(message);
    if (!line) continue;
    const isPicked = article && said.at(-1)?.text === line;
    if (isPicked) said.pop();
    const kind = article ? 'shown' : 'words';
    said.push({ who: own ? 'visitor' : 'waypost', kind, text: own ? line : readableDays(plain(line)), at });
  }
  return said;
}

/** English, Serbian; the tag itself when the browser has no name for it. */
export function languageOf({ locale = '' }: HandoverRecord): string {
  try {
    return locale && (new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale);
  } catch {
    return locale;
  }
}

/** Questions are too long to stand beside an answer: its kind says enough, and the question comes on hover. */
function shortLabel(answer: Answer): string {
  const { name = '', value } = answer;
  if (emailForm.test(textOf(value)) || name === 'email') return 'E-mail';
  if (name === 'number' && isReference(answer)) return 'Order number';
  return words(name) || 'Answer';
}

/** An order number or the like, by the form of the value: the question may be in any language. */
function isReference({ name = '', value }: Answer): boolean {
  const text = textOf(value);
  return lettersAndDigits.test(text) || (/^(number|order)/.test(name) && digitsAlone.test(text));
}

/** delivered_days → Delivered days */
function words(name: string): string {
  const text = name.replaceAll(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function readable(fact: Fact, now: number): Fact {
  const distance = dayDistance(fact.value, now);
  return { ...fact, value: readableDays(fact.value) + (distance && ` (${distance})`) };
}

/** What an agent looks for stands first, the rest as it came. */
function rankOf(field: string): number {
  const index = firstFields.indexOf(field);
  return index < 0 ? firstFields.length : index;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return listed(value);
  return typeof value === 'object' ? listed(Object.values(value)) : String(value as string | number);
}

/** Several choices, files, things of an order: one after the other, their own parts still told apart. */
function listed(values: unknown[]): string {
  const texts = values.map(textOf).filter((text) => text !== '');
  return texts.join(texts.some((text) => text.includes(',')) ? '; ' : ', ');
}

/** With a value, and that value for the first time under this label. */
function distinct(all: Fact[]): Fact[] {
  return all.filter((fact, index) => fact.value && all.findIndex((each) => each.label === fact.label && each.value === fact.value) === index);
}

/** Asked more than once, only the last answer counts. */
function latest<Lookup extends { name?: string }>(lookups: Lookup[]): Lookup[] {
  return lookups.filter((lookup, index) => !lookups.slice(index + 1).some((later) => later.name === lookup.name));
}

function optionText(option: string): string {
  return entry(optionTexts, option) ?? words(option.replace(/^(flow|article|category):/, ''));
}

function sayText(message: string): string {
  const text = entry(sayTexts, message) ?? words(message);
  return /[{}]/.test(text) ? '' : text;
}

/** Undefined for a key that the table does not have, such as `constructor`. */
function entry(table: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
