// The plain list: every question of the knowledge file and how to reach the shop. Shown when the engine
// cannot run (WebAssembly barred, file missing, failed twice) or nothing else can be used.

import type { About } from '../../../wasm/js/index.ts';
import type { RawKnowledge } from '../knowledge.ts';
import { safeUrl } from '../text/links.ts';
import type { Strings } from '../strings.ts';
import type { RichText } from '../text/rich.ts';
import { contactLinks } from './contact.ts';
import { h } from './h.ts';

interface Entry {
  question: string;
  answer: string;
}

export function plainView(parsed: RawKnowledge | null, contact: string, strings: Strings, rich: RichText): HTMLElement {
  const entries = readEntries(parsed?.articles);
  const links = [...contactLinks(readContact(parsed?.contact), strings), ...ownerLink(contact)];
  return h(
    'div',
    { class: 'plain-list' },
    h('h3', { class: 'greeting' }, strings.t('fallback.title')),
    h('p', { class: 'note' }, strings.t(entries.length ? 'fallback.note' : 'fallback.no_answers')),
    h('section', { class: 'group' }, h('h4', { class: 'group-title' }, strings.t('fallback.contact')), h('div', { class: 'reach' }, links.length ? links : h('p', {}, strings.t('fallback.no_contact')))),
    h('div', { class: 'entries' }, entries.map((entry) => entryView(entry, rich))),
  );
}

/** The answer is only drawn once it is opened. */
function entryView({ question, answer }: Entry, rich: RichText): HTMLElement {
  const details = h('details', {}, h('summary', { dir: 'auto' }, question));
  details.addEventListener('toggle', () => details.append(rich.block([{ text: answer }], 4)), { once: true });
  return details;
}

/** Reads articles from an unchecked file: whatever is not as it should be is left out. */
export function readEntries(articles: unknown): Entry[] {
  if (!Array.isArray(articles)) return [];
  return articles.flatMap((article: unknown) => {
    const { questions, answer } = (article ?? {}) as { questions?: unknown; answer?: unknown };
    const question: unknown = Array.isArray(questions) ? questions[0] : undefined;
    return typeof question === 'string' && typeof answer === 'string' && answer !== '' ? [{ question, answer }] : [];
  });
}

function readContact(contact: unknown): About['contact'] {
  if (typeof contact !== 'object' || contact === null) return {};
  return Object.fromEntries(Object.entries(contact).filter(([, text]) => typeof text === 'string')) as About['contact'];
}

function ownerLink(contact: string): HTMLElement[] {
  return contact && safeUrl(contact) ? [h('a', { class: 'contact-link', href: contact }, contact.replace(/^(mailto|tel):/, ''))] : [];
}
