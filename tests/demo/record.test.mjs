// What the agent reads at a glance: the record in words, without the machinery it was made by.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Window } from 'happy-dom';
import { agentModules, bundled } from './lib/bundled.mjs';

globalThis.document = new Window().document;
const { mailLink } = await bundled('widget/src/text/', 'links');
const agent = await agentModules('record-words', 'record-view', 'record-form', 'times', 'presence');

const now = Date.parse('2026-11-22T12:00:00Z');
const at = now - 3 * 60_000;
const record = {
  id: '019b76da-e680-75de-861b-cbac52abf6e5',
  locale: 'en',
  mode: 'chat',
  visitor: { email: 'ana@example.com' },
  reason: 'asked_human',
  department: 'orders',
  question: 'Where is my order RL-10002?',
  answers: [
    { flow: 'track', step: 'ask_email', name: 'email', label: 'And the e-mail address you ordered with?', value: 'ana@example.com', source: 'visitor' },
    {
      flow: 'track', step: 'ask_number', name: 'number', value: 'RL-10002', source: 'question',
      label: 'What is your order number? It is in the confirmation e-mail and looks like **RL-10023**.',
    },
    { flow: 'track', step: 'colour', name: 'new_colour', label: 'Which colour would you like instead, if we have it?', value: 'green', source: 'visitor' },
  ],
  path: [
    { option: 'flow:track', label: 'Track my order', at },
    { option: 'something_else', at },
    { flow: 'track', step: 'late_more', option: 'rules', label: 'What happens when a parcel is **late**?', at },
  ],
  articles_shown: [
    { id: 'late', title: 'My parcel is late', at },
    { id: 'late', title: 'My parcel is late', at, helpful: false },
  ],
  lookups: [
    { name: 'order', result: 'failed', at },
    {
      name: 'order', result: 'found', status: 200, at,
      fields: { number: 'RL-10002', status: 'in_transit', expected: '2026-11-18', paid: true, delivered_days: 5 },
    },
  ],
  transcript: [
    { seq: 2, who: 'visitor', at, text: 'Where is my order RL-10002?' },
    { seq: 2, who: 'waypost', at, message: 'using_known', args: { name: 'number', value: 'RL-10002' } },
    { seq: 3, who: 'waypost', at, text: 'It should have been there by **2026-11-18**.' },
    { seq: 4, who: 'visitor', at, text: 'My parcel is late', option: 'article:late' },
    { seq: 4, who: 'waypost', at, text: 'My parcel is late', article: 'late' },
    { seq: 5, who: 'visitor', at, option: 'person' },
    { seq: 5, who: 'waypost', at, message: 'handover_check' },
    { seq: 6, who: 'visitor', at, text: 'person', option: 'person' },
  ],
  page: { title: 'Order status', url: 'https://shop.example/order.html' },
};

// Which commas stand in a date depends on the tables of the Node that runs this.
const plain = (text) => text.replace(/(Sun|Wed),/, '$1');
const pairs = (facts) => facts.map(({ label, value }) => plain(`${label}: ${value}`));

test('the headline is the question, else where the menus have led', () => {
  assert.equal(agent.headline(record), 'Where is my order RL-10002?');
  assert.equal(agent.headline({ ...record, question: '' }), 'What happens when a parcel is late?');
  assert.equal(agent.headline({ ...record, question: '', reason: 'Parcel is late' }), 'Parcel is late');
  assert.equal(agent.headline({ reason: 'asked_human' }), 'No question was typed');
});

test('facts have short labels, the order number first, nothing twice; the whole question is a hint', () => {
  const facts = agent.facts(record);
  assert.deepEqual(pairs(facts), ['Order number: RL-10002', 'E-mail: ana@example.com', 'New colour: green']);
  assert.match(facts[0].hint, /^What is your order number\? .* looks like RL-10023\.$/);
  assert.equal(facts[1].link, 'mailto:ana@example.com');
  const caller = agent.facts({ visitor: { phone: '+381 21 555 0142', name: 'Ana' } });
  assert.deepEqual(caller.map(({ label, link }) => [label, link]), [['Phone', 'tel:+381215550142'], ['Name', '']]);
  assert.deepEqual(pairs(agent.facts(agent.readRecord({ message: 'Ring twice', visitor: { name: 'Ana' } }))), ['Message: Ring twice', 'Name: Ana']);
});

test('an order number is known by its form, in whatever language it was asked for', () => {
  const asked = (label, value, name = 'number') => ({ label, name, value, source: 'visitor' });
  const first = asked('Koja boja?', 'zelena', 'nova_boja');
  assert.deepEqual(pairs(agent.facts({ answers: [first, asked('Koji je broj porudžbine?', 'RL-10002')] })), ['Order number: RL-10002', 'Nova boja: zelena']);
  assert.deepEqual(pairs(agent.facts({ answers: [first, asked('Broj?', '10002')] })), ['Order number: 10002', 'Nova boja: zelena']);
  assert.deepEqual(pairs(agent.facts({ answers: [first, asked('How many pairs of this order?', '2')] })), ['Nova boja: zelena', 'Number: 2']);
});

test('a lookup says only what is new, in words, with days that can be read; of two tries the last counts', () => {
  const [order, ...more] = agent.lookedUp(record, now);
  assert.deepEqual([order.title, order.outcome, more], ['Order', '', []]);
  assert.deepEqual(pairs(order.fields), ['Status: in transit', 'Expected: Wed 18 Nov 2026 (4 days ago)', 'Paid: yes', 'Delivered days: 5']);
  assert.equal(agent.lookedUp({ lookups: [{ name: 'order', result: 'failed' }] }, now)[0].outcome, 'the system did not answer');
});

test('the way is a trail of what the visitor saw, to the person at its end', () => {
  assert.deepEqual(agent.trail(record), ['Track my order', 'Something else', 'What happens when a parcel is late?', 'Talk to a person']);
  assert.deepEqual(agent.trail({ reason: 'Parcel is late', path: [] }), []);
});

test('articles once each, with the verdict', () => {
  assert.deepEqual(agent.articlesSeen(record), [{ title: 'My parcel is late', verdict: 'did not help' }]);
});

test('the transcript has words for every click and no title twice', () => {
  const said = agent.conversation(record);
  assert.deepEqual(said.map(({ who, kind, text }) => plain(`${who} ${kind}: ${text}`)), [
    'visitor words: Where is my order RL-10002?',
    'waypost words: It should have been there by Wed 18 Nov 2026.',
    'waypost shown: My parcel is late',
    'visitor words: Talk to a person',
    'waypost words: Checking whether someone is there…',
    'visitor words: Talk to a person',
  ]);
});

test('drawn: question as title once, nothing of the machinery, exact times on hover', () => {
  const view = agent.recordView({ id: record.id, received_at: at, state: 'waiting', agent: '', record }, now);
  const text = view.textContent;
  assert.equal(view.querySelector('h1').textContent, 'Where is my order RL-10002?');
  assert.doesNotMatch(text, /asked.human|Visitorperson|in_transit|2026-11-18|late_more|something_else|\*\*/);
  assert.match(text, /Asked for a person 3 min ago · reference 52ABF6E5 · English/);
  assert.ok(view.querySelector('time').title.includes('2026'));
  assert.equal(view.querySelectorAll('.trail li').length, 4);
  for (const place of ['dd', '.trail li', '.words', '.labels .tag']) assert.ok(view.querySelector(`${place} bdi`), `${place}: words of any script keep to themselves`);
});

test('an empty or old record is drawn too', () => {
  const view = agent.recordView({ id: record.id, received_at: at, state: 'waiting', agent: '', record: { id: record.id, locale: '??' } }, now);
  assert.match(view.textContent, /No question was typed/);
});

const hostile = [null, true, 7, -1e300, 1e300, '', 'constructor', '__proto__', '\ud800', '****[[]](', [], [null], [[]], {}, { toString: 'x' }];

/** Copies of `value` with each of `others` in the place of each part of it, and of it itself. */
function* spoiled(value, others) {
  yield* others;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    for (const part of spoiled(value[key], others)) {
      const copy = Array.isArray(value) ? [...value] : { ...value };
      copy[key] = part;
      yield copy;
    }
  }
}

test('whatever stands in a stored record, it is drawn: one never keeps an agent from the others', () => {
  let count = 0;
  for (const stored of spoiled(record, hostile)) {
    const read = agent.readRecord(stored);
    assert.equal(typeof agent.headline(read) + typeof agent.visitorName(read), 'stringstring');
    const { email = '', question } = { ...read, ...read.visitor };
    mailLink(email, '', question);
    agent.recordView({ id: record.id, received_at: at, state: 'waiting', agent: '', record: read }, now);
    count++;
  }
  assert.ok(count > 1000);
});

test('what is of the right form is read as it is', () => {
  const shown = ({ answers, path, transcript, ...rest }) => ({ ...rest, answers: answers.length, path: path.length, transcript: transcript.map(({ text = '' }) => text) });
  assert.deepEqual(shown(agent.readRecord({ ...record, extra: 1 })), shown(agent.readRecord(record)));
  assert.deepEqual(pairs(agent.facts(agent.readRecord(record))), pairs(agent.facts(record)));
  assert.deepEqual(agent.readRecord({ path: [null, { option: 'person', at: 'noon' }, 5], question: ['x'] }), { path: [{ option: 'person' }] });
});

test('times as people say them', () => {
  const minute = 60_000;
  const ago = (ms) => agent.ago(now - ms, now);
  assert.deepEqual([ago(0), ago(59_999), ago(minute), ago(90 * minute), ago(-5000)], ['just now', 'just now', '1 min ago', '1 h ago', 'just now']);
  assert.match(ago(30 * 60 * minute), /^21 Nov/);
  assert.deepEqual([agent.dayDistance('2026-11-22', now), agent.dayDistance('2026-11-24', now), agent.dayDistance('2025-11-24', now), agent.dayDistance('x', now)], ['today', 'in 2 days', '', '']);
  assert.equal(agent.readableDays('no 2026-99-99, no 2026-11-18T10'), 'no 2026-99-99, no 2026-11-18T10');
});

test('here is who was heard lately, not who is in the room; a typing notice does not outlive its page', () => {
  const presence = new agent.Presence(now - 100_000, { askMs: 10_000, hereMs: 30_000, typingMs: 15_000 });
  presence.connected = true;
  assert.equal(presence.isHere(now), false, 'in the room, but silent since the question');
  presence.heard(now);
  presence.typing(true);
  assert.deepEqual([presence.isHere(now), presence.isWriting(now)], [true, true]);
  assert.deepEqual([presence.isHere(now + 20_000), presence.isWriting(now + 20_000)], [true, false]);
  assert.equal(presence.isHere(now + 30_000), false);
  presence.heard(now - 50_000);
  assert.equal(presence.heardAt, now, 'an old message is no sign of life');
  presence.left();
  assert.deepEqual([presence.isHere(now), presence.isWriting(now)], [false, false]);
  presence.connected = true;
  assert.equal(presence.isWriting(now), false, 'who comes back is not writing');
});

test('answers of every kind are read at a glance: choices, files, dates, addresses, things of an order', () => {
  const answers = [
    { name: 'damaged', value: ['The zip', 'A seam'] },
    { name: 'photos', value: ['photo.jpg, image/jpeg, 2104 KB', 'bill.pdf, application/pdf, 1 KB'] },
    { name: 'since', value: '2026-11-18' },
    { name: 'page', value: 'https://shop.example/jacket.html' },
    { name: 'nothing', value: [] },
  ];
  const items = [{ name: 'Jacket', count: 1 }, { name: 'Boots', count: 2 }];
  const told = agent.readRecord({ ...record, visitor: {}, answers, priority: 'high', tags: ['vip', 7], lookups: [{ name: 'order', result: 'found', fields: { items, expected: '2026-11-18' } }] });
  assert.deepEqual(agent.facts(told).map(({ label, value }) => [label, plain(value)]), [
    ['Damaged', 'The zip, A seam'],
    ['Photos', 'photo.jpg, image/jpeg, 2104 KB; bill.pdf, application/pdf, 1 KB'],
    ['Since', 'Wed 18 Nov 2026'],
    ['Page', 'https://shop.example/jacket.html'],
  ]);
  assert.deepEqual(agent.lookedUp(told, now)[0].fields.map(({ value }) => value), ['Jacket, 1; Boots, 2'], 'a day that was answered is not told twice');
  const view = agent.recordView({ id: 'h', received_at: at, record: told }, now);
  assert.deepEqual([...view.querySelectorAll('.labels .tag')].map((tag) => tag.textContent).slice(-3), ['Team: orders', 'Priority: high', 'vip']);
  assert.equal(view.querySelector('a')?.getAttribute('rel'), 'noopener noreferrer');
});
