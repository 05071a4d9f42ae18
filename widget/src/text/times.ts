// Times by the clock in front of the visitor, near ones as people say them: "tomorrow 09:00". Pure: now and the shop's
// zone are given.

import type { Part } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { formatValue } from './parts.ts';

const dayMs = 86_400_000;

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Today, tomorrow, or the day of the week within the next six days; '' for any other. */
export function dayWord(at: number, now: number, locale: string): string {
  // Rounded: the day on which clocks change has another length.
  const days = Math.round((midnight(at) - midnight(now)) / dayMs);
  if (days < 0 || days > 6) return '';
  return days < 2 ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day') : new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at);
}

const clockText = (at: number, locale: string, zone?: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...(zone && { timeZone: zone }) }).format(at);

/** `text`, which names the time `at`, says whose time it is where the shop's clock shows another. */
export function yourTime(text: string, at: number, strings: Strings, zone: string): string {
  try {
    if (clockText(at, 'en', zone) !== clockText(at, 'en')) return strings.bare('your_time', { time: text });
  } catch {
    // A zone that this browser does not know.
  }
  return text;
}

/** A time of the core's as the visitor says it. */
function timeText(value: string, now: number, strings: Strings, zone: string): string {
  const at = Date.parse(value);
  if (Number.isNaN(at)) return value;
  const day = dayWord(at, now, strings.locale);
  return yourTime(day ? `${day} ${clockText(at, strings.locale)}` : formatValue(value, strings.locale), at, strings, zone);
}

/** Effects, their parts, or what holds such: every time in them as the visitor says it. */
export function withTimes<Thing>(thing: Thing, now: number, strings: Strings, zone: string): Thing {
  const each = <Inner>(inner: Inner): Inner => withTimes(inner, now, strings, zone);
  if (Array.isArray(thing)) return thing.map(each) as Thing;
  if (typeof thing !== 'object' || thing === null) return thing;
  const part = thing as unknown as Part;
  if ('value' in part && part.as === 'time') return { value: timeText(part.value, now, strings, zone) } as Thing;
  return Object.fromEntries(Object.entries(thing).map(([key, inner]) => [key, each<unknown>(inner)])) as Thing;
}
