// What the visitor has already said and done, before the first word is exchanged: nothing is asked twice.

import { type Child, h } from '../../widget/src/views/h.ts';
import { referenceOf } from '../../widget/src/text/reference.ts';
import { askedAt, type Handover } from './api.ts';
import type { HandoverRecord } from './record-form.ts';
import {
  articlesSeen, conversation, type Fact, facts, headline, languageOf, lookedUp, reasonOf, type Said, trail,
} from './record-words.ts';
import { agoElement, timeElement } from './times.ts';

/** `now` is UTC ms of the server's clock. */
export function recordView(handover: Handover, now: number): HTMLElement {
  const { record } = handover;
  return h(
    'article',
    {},
    h('header', { class: 'record-head' }, h('h1', {}, headline(record)), origin(handover, now), labels(record)),
    section('Facts', pairs(facts(record)), 'facts'),
    lookedUp(record, now).map(({ title, outcome, fields }) =>
      section(title, [outcome && h('p', { class: 'soft' }, outcome), pairs(fields)], 'looked-up'),
    ),
    section('Way here', trailView(trail(record))),
    section('Articles seen', articles(record)),
    section('What was said', transcript(conversation(record))),
    pageAndDevice(record),
  );
}

/** In a direction of its own: a name in another script must not move what stands around it. */
const own = (text: Child): HTMLElement => h('bdi', {}, text);

function section(title: string, content: Child, className?: string): Child {
  return content && h('section', { class: className }, h('h2', {}, title), content);
}

function pairs(all: Fact[]): Child {
  if (all.length === 0) return null;
  const value = ({ value: text, link }: Fact): Child => (link ? h('a', { href: link, ...(link.startsWith('http') && { target: '_blank', rel: 'noopener noreferrer' }) }, text) : text);
  return h('dl', {}, all.map((fact) => [h('dt', { title: fact.hint || undefined }, fact.label), h('dd', {}, own(value(fact)))]));
}

function origin(handover: Handover, now: number): HTMLElement {
  const { id, received_at, record } = handover;
  const kind = record.mode === 'message' ? 'Left a message' : 'Asked for a person';
  const asked = askedAt(handover);
  const delay = asked < received_at && [' by the visitor’s clock, arrived ', agoElement(received_at, now)];
  const language = languageOf(record);
  return h('p', { class: 'soft' }, `${kind} `, agoElement(asked, now), delay, ` · reference ${referenceOf(id)}`, language && ` · ${language}`);
}

function labels(record: HandoverRecord): Child {
  const reason = reasonOf(record);
  const { department, priority, tags = [] } = record;
  const urgency = priority && priority !== 'normal' && `Priority: ${priority}`;
  const all = [reason !== headline(record) && reason, department && `Team: ${department}`, urgency, ...tags].filter((text): text is string => Boolean(text));
  return all.length > 0 && h('p', { class: 'labels' }, all.map((text) => h('span', { class: 'tag' }, own(text))));
}

function trailView(steps: string[]): Child {
  return steps.length > 0 && h('ol', { class: 'trail' }, steps.map((label) => h('li', {}, own(label))));
}

function articles(record: HandoverRecord): Child {
  const all = articlesSeen(record);
  return (
    all.length > 0 &&
    h('ul', { class: 'plain' }, all.map(({ title, verdict }) => h('li', {}, own(title), verdict && [' ', h('span', { class: 'tag' }, verdict)])))
  );
}

function transcript(lines: Said[]): Child {
  const one = ({ who, kind, text, at }: Said): HTMLElement =>
    h(
      'li',
      { class: `said by-${who}` },
      h('span', { class: 'speaker' }, who === 'visitor' ? 'Visitor' : 'Help desk'),
      h('span', { class: 'words' }, kind === 'shown' ? [h('span', { class: 'soft' }, 'Article shown: '), own(text)] : own(text)),
      h('span', { class: 'soft said-at' }, at > 0 && timeElement(at)),
    );
  return lines.length > 0 && h('ol', { class: 'transcript' }, lines.map(one));
}

/** Seldom needed: folded away. */
function pageAndDevice({ page, device }: HandoverRecord): Child {
  const known: [string, string | undefined][] = [
    ['Page', page?.title],
    ['Address', page?.url],
    ['Came from', page?.referrer],
    ['Browser', device?.browser],
    ['Window', device?.viewport],
    ['Time zone', device?.zone],
  ];
  const content = pairs(known.filter(([, value]) => value).map(([label, value = '']) => ({ label, value, hint: '', link: '' })));
  return content && h('details', { class: 'more' }, h('summary', {}, 'Page and device'), content);
}
