// Texts from the core come as parts: the owner's Markdown, and values in between. A value is formatted
// for the visitor's locale and is never read as Markdown.

import type { Part } from '../../../wasm/js/index.ts';
import type { PartKindName } from '../../../wasm/js/names.generated.ts';
import { plain } from './plain.ts';

/** Parts as people of this locale read them: values formatted, texts as they are. */
export function formatParts(parts: readonly Part[], locale: string): Part[] {
  return parts.map((part, i) => ('value' in part ? { value: valueBefore(part.value, parts[i + 1], locale, part.as) } : part));
}

/** Parts as one plain text, for labels, announcements and where Markdown is not to be had. */
export function plainText(parts: readonly Part[] | undefined, locale: string): string {
  return formatParts(parts ?? [], locale).map((part) => ('value' in part ? part.value : part.text)).join('');
}

/** The same without the marks of Markdown; what stands in a value is none. */
export function plainWords(parts: readonly Part[], locale: string): string {
  const { source, values } = markValues(parts, locale);
  return unmark(plain(source), values);
}

const dates = /(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?(?![\w-])/g;

/** A text in which values stand already: its dates as people of this locale read them. */
export function formatDates(text: string, locale: string): string {
  return text.replace(dates, (value: string, at: number) => valueBefore(value, { text: text.slice(at + value.length) }, locale));
}

/** The end of a sentence, also behind the end of an emphasis; not dots that stand for something left out. */
const fullStop = /^[*_]*\.(?!\.)/;

/** A formatted value; where its own full stop ("18. 11. 2026.") meets that of the sentence, one is enough. */
function valueBefore(value: string, next: Part | undefined, locale: string, as?: PartKindName): string {
  const text = as === 'number' ? formatNumber(value, locale) : formatValue(value, locale);
  const stops = next && 'text' in next && fullStop.test(next.text) && text !== value && text.endsWith('.');
  return stops ? text.slice(0, -1) : text;
}

// More digits than a number of JavaScript holds.
const longest = 15;

/** An exact decimal in the digits and with the signs of this locale; a year or a street number is not torn apart. */
function formatNumber(value: string, locale: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value) || value.replace(/\D/g, '').length > longest) return value;
  const isLong = value.replace(/^-|\..*/g, '').length > 4;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: isLong }).format(Number(value));
}

/** A value's neutral text as people of this locale write it: dates are made readable, all else stays. */
export function formatValue(value: string, locale: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(value)) return value;
  const dateOnly = value.length === 10;
  const date = new Date(dateOnly ? `${value}T12:00:00Z` : value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(locale, {
    ...dateForm(locale),
    ...(dateOnly ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit' }),
  }).format(date);
}

/** Serbian month names would have to be declined to stand in a sentence, and Intl does not; numbers need not. */
function dateForm(locale: string): Intl.DateTimeFormatOptions {
  return locale.startsWith('sr') ? { day: 'numeric', month: 'numeric', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' };
}

// Values stand in the Markdown source as one private-use character each while it is read.
const firstMark = 0xe000;
const marks = /[\ue000-\uf8ff]/g;

/** The mark that stands for the value of this index. */
export const markOf = (index: number): string => String.fromCharCode(firstMark + index);

export interface Marked {
  source: string;
  values: string[];
}

/** One Markdown source for all parts, with a mark for each value. Marks in the owner's text are dropped. */
export function markValues(parts: readonly Part[], locale: string): Marked {
  const values: string[] = [];
  const source = formatParts(parts, locale)
    .map((part) => {
      if (!('value' in part)) return part.text.replace(marks, '');
      values.push(part.value);
      return markOf(values.length - 1);
    })
    .join('');
  return { source, values };
}

/** Puts the values back; `encode` says how they are written at this place. */
export function unmark(text: string, values: readonly string[], encode: (value: string) => string = (value) => value): string {
  return text.replace(marks, (mark) => encode(values[mark.charCodeAt(0) - firstMark] ?? ''));
}

/** A marked text as what stands between the marks, and the values. */
export function unmarkParts(text: string, values: readonly string[]): Part[] {
  return text.split(/([\ue000-\uf8ff])/).flatMap((piece, i): Part[] => {
    if (i % 2 === 1) return [{ value: values[piece.charCodeAt(0) - firstMark] ?? '' }];
    return piece === '' ? [] : [{ text: piece }];
  });
}
