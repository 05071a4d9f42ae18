// What the visitor has already said and done, before the first word is exchanged: nothing is asked twice.

import { type Child, h } from '../../widget/src/views/h.ts';
import type { Handover, HandoverRecord } from './api.ts';
import { timeOf, visitorName } from './list-pane.ts';

export function recordView(handover: Handover): HTMLElement {
  const { record } = handover;
  return h(
    'article',
    {},
    h('header', { class: 'record-head' }, h('h1', {}, visitorName(handover)), h('p', { class: 'soft' }, origin(handover))),
    contactLine(record),
    record.question && h('blockquote', { class: 'question' }, record.question),
    reason(record),
    section('Facts', facts(record), 'facts'),
    section('Way through the menus', path(record)),
    section('Looked up', lookups(record)),
    section('Articles shown', articles(record)),
    section('What was said', transcript(record)),
    section('Page and device', pageAndDevice(record)),
  );
}

function section(title: string, content: Child, className?: string): Child {
  return content && h('section', { class: className }, h('h2', {}, title), content);
}

function pairs(entries: [string, Child][]): Child {
  const known = entries.filter(([, value]) => value);
  if (known.length === 0) return null;
  return h('dl', {}, known.map(([label, value]) => [h('dt', {}, label), h('dd', {}, value)]));
}

function origin({ received_at, record }: Handover): string {
  const reference = record.id.slice(-8).toUpperCase();
  return `${timeOf(received_at)} · reference ${reference}${record.locale ? ` · ${record.locale}` : ''}`;
}

function contactLine({ visitor }: HandoverRecord): Child {
  const { email, phone } = visitor ?? {};
  const entries: Child[] = [
    email && h('a', { href: `mailto:${encodeURIComponent(email)}` }, email),
    phone && h('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone),
  ];
  return (email || phone) && h('p', { class: 'contact' }, entries);
}

function reason({ reason: why, department }: HandoverRecord): Child {
  return pairs([
    ['Department', department],
    ['Reason', why?.replaceAll('_', ' ')],
  ]);
}

function facts({ answers = [] }: HandoverRecord): Child {
  return pairs(answers.map(({ label, name, value }) => [plain(label || name || ''), text(value)]));
}

function path({ path: steps = [] }: HandoverRecord): Child {
  const labels = steps.map((step) => step.label || step.option || step.step || '').filter(Boolean);
  return labels.length > 0 && h('ol', { class: 'path' }, labels.map((label) => h('li', {}, plain(label))));
}

function lookups({ lookups: all = [] }: HandoverRecord): Child {
  const one = ({ name, result, status, fields }: (typeof all)[number]): Child => [
    h('p', { class: 'lookup' }, h('b', {}, name ?? ''), ` ${(result || 'no answer').replaceAll('_', ' ')}${status ? ` (${status})` : ''}`),
    pairs(Object.entries(fields ?? {}).map(([key, value]) => [key.replaceAll('_', ' '), text(value)])),
  ];
  return all.length > 0 && all.map(one);
}

function articles({ articles_shown: shown = [] }: HandoverRecord): Child {
  const one = ({ title, id, helpful }: (typeof shown)[number]): Child => {
    const verdict = helpful === undefined ? null : h('span', { class: 'tag' }, helpful ? 'helped' : 'did not help');
    return h('li', {}, title || id || '', ' ', verdict);
  };
  return shown.length > 0 && h('ul', { class: 'plain' }, shown.map(one));
}

function transcript({ transcript: lines = [] }: HandoverRecord): Child {
  const one = ({ who, text: words, message, option }: (typeof lines)[number]): Child =>
    h(
      'li',
      { class: `said ${who === 'visitor' ? 'by-visitor' : 'by-waypost'}` },
      h('span', { class: 'speaker' }, who === 'visitor' ? 'Visitor' : 'Help desk'),
      h('span', { class: 'words' }, who === 'visitor' ? words || option || '' : plain(words || message || '')),
    );
  const said = lines.filter((line) => line.text || line.message || line.option);
  return said.length > 0 && h('ol', { class: 'transcript' }, said.map(one));
}

function pageAndDevice({ page, device }: HandoverRecord): Child {
  return pairs([
    ['Page', page?.title || page?.url],
    ['Address', page?.title && page.url],
    ['Came from', page?.referrer],
    ['Browser', device?.browser],
    ['Window', device?.viewport],
    ['Time zone', device?.zone],
  ]);
}

/**
 * The owner's Markdown without its marks. Not rendered: a value that a visitor typed may stand in it, and
 * must not become a link in front of an agent.
 */
function plain(markdown: string): string {
  return markdown.replace(/\*\*(.+?)\*\*/g, '$1').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
