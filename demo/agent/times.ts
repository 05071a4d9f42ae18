// Times as people say them, exact on hover; they move on by themselves. The page is English, and so are its dates.

import { h } from '../../widget/src/views/h.ts';

const locale = 'en-GB';
const minute = 60_000;
const hour = 60 * minute;
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const wholeDay = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const inDays = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** just now, 12 min ago, 3 h ago, 20 Nov, 14:05 */
export function ago(at: number, now: number): string {
  const past = now - at;
  if (past < minute) return 'just now';
  if (past < hour) return `${Math.floor(past / minute)} min ago`;
  if (past < 12 * hour) return `${Math.floor(past / hour)} h ago`;
  return dayAndTime.format(at);
}

/** 0:07, 12:30, 3 h 05 min, 2 days */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} days`;
}

/** 14:05 */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

const isoDay = /\b\d{4}-\d{2}-\d{2}\b(?!T)/g;

/** `2026-11-18` in a text becomes Wed, 18 Nov 2026. What is no day stays as it is. */
export function readableDays(text: string): string {
  return text.replace(isoDay, (iso) => {
    const at = Date.parse(`${iso}T00:00:00Z`);
    return Number.isNaN(at) ? iso : wholeDay.format(at);
  });
}

/** `2026-11-18` → 4 days ago; '' for a text that is not a day alone, or is further off than two months. */
export function dayDistance(iso: string, now: number): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return '';
  const days = Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${new Date(now).toISOString().slice(0, 10)}T00:00:00Z`)) / (24 * hour));
  return Number.isNaN(days) || Math.abs(days) > 60 ? '' : inDays.format(days, 'day');
}

/** "3 min ago", kept true by `moveOn`; the exact time on hover. */
export function agoElement(at: number, now: number): HTMLElement {
  return h('time', { datetime: new Date(at).toISOString(), title: exact.format(at), 'data-ago': at }, ago(at, now));
}

/** A time of day, the exact time on hover. */
export function timeElement(at: number): HTMLElement {
  return h('time', { datetime: new Date(at).toISOString(), title: exact.format(at) }, clock.format(at));
}

/** Draws every "ago" below an element anew. */
export function moveOn(root: Element, now: number): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-ago]')) {
    const text = ago(Number(element.dataset['ago']), now);
    if (element.textContent !== text) element.textContent = text;
  }
}
