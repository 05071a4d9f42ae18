// Ways to reach the shop, and whether somebody is there now.

import type { About } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { openState, type OpenState } from '../text/hours.ts';
import { addressIn, mailLink, phoneLink, safeUrl } from '../text/links.ts';
import { dayWord, yourTime } from '../text/times.ts';
import { h } from './h.ts';
import { icon, type Icon } from './icons.ts';

/** The ways to reach the shop: for one that the file does not name, the tag's `data-contact` stands. */
export function reachable(contact: About['contact'], address: string): NonNullable<About['contact']> {
  if (!address) return contact ?? {};
  const kind = /^mailto:/i.test(address) ? 'email' : /^tel:/i.test(address) ? 'phone' : 'url';
  return { [kind]: addressIn(address), ...contact };
}

/** Links for phone, e-mail and contact page; empty when the owner gave none. */
export function contactLinks(contact: About['contact'], strings: Strings): HTMLElement[] {
  const links: HTMLElement[] = [];
  const add = (href: string, text: string, name: Icon): void => {
    if (safeUrl(href)) links.push(h('a', { class: 'contact-link', href }, icon(name), h('span', { dir: 'auto' }, text)));
  };
  if (contact?.phone) add(phoneLink(contact.phone), contact.phone, 'phone');
  if (contact?.email) add(mailLink(contact.email), contact.email, 'mail');
  if (contact?.url) add(contact.url, strings.t('contact_page'), 'link');
  return links;
}

/** "Open now, until 17:00", in the visitor's own time; null without hours. */
export function hoursLine(hours: About['hours'], strings: Strings, now: number): HTMLElement | null {
  const state = hours ? openState(hours, now) : null;
  if (!state) return null;
  return h(
    'p',
    { class: 'hours', 'data-open': state.open },
    h('span', { class: 'dot', 'aria-hidden': 'true' }),
    [hoursText(state, strings, now, hours?.zone ?? ''), state.closure].filter(Boolean).join(' '),
  );
}

function hoursText({ open, next }: OpenState, strings: Strings, now: number, zone: string): string {
  if (next === null) return strings.t('closed');
  const time = yourTime(new Intl.DateTimeFormat(strings.locale, { timeStyle: 'short' }).format(next), next, strings, zone);
  if (open) return strings.t('open_until', { time });
  const day = dayWord(next, now, strings.locale) || new Intl.DateTimeFormat(strings.locale, { day: 'numeric', month: 'long' }).format(next);
  return strings.t('opens_on', { day, time });
}
