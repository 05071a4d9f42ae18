// The plain list: every question of the knowledge file and how to reach the shop. Shown when the engine
// cannot run (WebAssembly barred, file missing, failed twice) or nothing else can be used.

import type { Bodies } from '../bodies.ts';
import type { RawKnowledge } from '../knowledge.ts';
import type { Strings } from '../strings.ts';
import { addressIn, safeUrl } from '../text/links.ts';
import type { RichText } from '../text/rich.ts';
import { type Entry, isText, readContact, readEntries } from '../text/unchecked.ts';
import { showAnswer } from './answer.ts';
import { contactLinks } from './contact.ts';
import { h } from './h.ts';
import { type Icon, icon } from './icons.ts';

export function plainView(parsed: RawKnowledge | null, contact: string, strings: Strings, rich: RichText, bodies: Pick<Bodies, 'answer'>): HTMLElement {
  const entries = readEntries(parsed?.articles);
  const known = contactLinks(readContact(parsed?.contact), strings);
  const repeated = known.some((link) => addressIn(link.getAttribute('href') ?? '') === addressIn(contact));
  const links = repeated ? known : [...known, ...ownerLink(contact)];
  return h(
    'div',
    { class: 'plain-list' },
    h('h3', { class: 'greeting' }, strings.t('fallback.title')),
    h('p', { class: 'note' }, strings.t(entries.length ? 'fallback.note' : 'fallback.no_answers')),
    h('section', { class: 'group' }, h('h4', { class: 'group-title' }, strings.t('fallback.contact')), h('div', { class: 'reach' }, links.length ? links : h('p', {}, strings.t('fallback.no_contact')))),
    h('div', { class: 'entries' }, entries.map((entry) => entryView(entry, strings, rich, bodies))),
  );
}

/** The answer is only drawn once it is opened. */
function entryView({ question, answer, article: { id, piece } }: Entry, strings: Strings, rich: RichText, bodies: Pick<Bodies, 'answer'>): HTMLElement {
  const body = h('div', {});
  const details = h('details', {}, h('summary', { dir: 'auto' }, question), body);
  const read = (): Promise<string | null> => (isText(piece) ? bodies.answer(String(id), piece, strings.locale) : Promise.resolve(answer));
  details.addEventListener('toggle', () => void showAnswer(body, read, strings, rich), { once: true });
  return details;
}

function ownerLink(contact: string): HTMLElement[] {
  if (!contact || !safeUrl(contact)) return [];
  return [h('a', { class: 'contact-link', href: contact }, icon(iconOf(contact)), h('span', { dir: 'auto' }, addressIn(contact)))];
}

function iconOf(address: string): Icon {
  return /^mailto:/i.test(address) ? 'mail' : /^tel:/i.test(address) ? 'phone' : 'link';
}
