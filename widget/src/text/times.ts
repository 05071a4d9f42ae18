// Times by the clock in front of the visitor, near ones as people say them: "tomorrow 09:00". Pure: now and the shop's
// zone are given.

import type { Strings } from '../strings.ts';
import { formatValue } from './parts.ts';

const dayMs = 86_400_000;

interface TimePart {
  value: string;
  as: string;
}

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

/** A copy of effects, or of what they hold, with every time in it as the visitor says it. */
export function withTimes<Thing>(thing: Thing, now: number, strings: Strings, zone: string): Thing {
  return JSON.parse(JSON.stringify(thing), (_, inner: Partial<TimePart> | null) => (inner?.as === 'time' ? { value: timeText(inner.value ?? '', now, strings, zone) } : inner)) as Thing;
}
