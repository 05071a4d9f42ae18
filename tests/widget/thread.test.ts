// The thread as it follows from the log: one status per handover, one way to a person, values whole.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Attachments } from '../../widget/src/attachments.ts';
import { languageFor, regional, directionOf, Strings } from '../../widget/src/strings.ts';
import en from '../../widget/src/lang/en.json';
import { RichText } from '../../widget/src/text/rich.ts';
import type { Undelivered } from '../../widget/src/views/delivery.ts';
import { reachable } from '../../widget/src/views/contact.ts';
import { offerView } from '../../widget/src/views/offer.ts';
import { Thread } from '../../widget/src/views/thread.ts';
import { unbroken } from '../../widget/src/views/values.ts';
import { factsOf, Labels } from '../../widget/src/views/visitor-text.ts';
import type { About, Effect, Event, LogEntry, Offer } from '../../wasm/js/index.ts';
import { noSteps } from './drawn.ts';

const strings = new Strings('en-GB', en);
let seq = 0;
const entry = (event: object, ...effects: object[]): LogEntry => ({ event: { at: 1, seq: ++seq, id: 'e', rand: 0, ...event } as Event, effects: effects.map((effect, i) => ({ id: `${seq}:${i}`, ...effect })) as Effect[] });
const done = (result: string): object => ({ type: 'handover_done', handover: 'h', result });
const say = (message: string, args = {}): object => ({ type: 'say', message, args });
const deliver = { type: 'handover', handover: 'h', phase: 'deliver', mode: 'message' };
const retry = { type: 'offer', turn: 1, kind: 'retry', options: [{ id: 'retry' }, { id: 'contact' }, { id: 'back' }] };
const text = (thread: Thread): string => (thread.node.textContent ?? '').replace(/\s+/g, ' ');

function makeThread(undelivered: Undelivered = { state: 'waiting', text: 'my words', mail: '', cut: false }, drafts: Record<string, string> = {}, shop: { contact?: About['contact']; sends?: boolean; strings?: Strings; talks?: boolean } = {}): { thread: Thread; undelivered: Undelivered; drafts: Record<string, string>; done: string[]; asked: number } {
  const calls: string[] = [];
  const made = { asked: 0 };
  const thread = new Thread(shop.strings ?? strings, new RichText('en-GB', () => new Promise(() => undefined)), new Labels({ locale: 'en', hash: 'h' }, () => [], () => 0), {
    select: () => undefined,
    submit: () => undefined,
    article: () => Promise.resolve(null),
    contact: shop.contact ?? {},
    sends: shop.sends ?? true,
    files: new Attachments(),
    steps: noSteps(),
    drafts: { get: (_form, field) => drafts[field], set: (_form, field, words) => (drafts[field] = words) },
    delivery: { undelivered: () => undelivered, copy: () => Promise.resolve(true), dismiss: () => calls.push('dismiss') },
    hasSaid: () => false,
    inConversation: () => shop.talks ?? false,
    asked: () => made.asked,
  });
  return Object.assign(made, { thread, undelivered, drafts, done: calls });
}

test('what was said of a handover goes when something newer is true', () => {
  const { thread } = makeThread();
  thread.add(entry({ type: 'person' }, say('handover_check')));
  assert.match(text(thread), /Checking whether/);
  thread.add(entry(done('unavailable'), say('message_intro')));
  assert.doesNotMatch(text(thread), /Checking whether/);
  thread.add(entry({ type: 'submit', turn: 0, fields: {} }, deliver));
  assert.match(text(thread), /Sending…/);
  thread.add(entry(done('failed'), say('handover_failed'), retry));
  assert.match(text(thread), /could not be sent yet\. ?Nothing is lost/);
  thread.add(entry({ type: 'select', option: 'retry', turn: 1 }, deliver));
  assert.doesNotMatch(text(thread), /could not be sent/, 'it is being sent');
  thread.add(entry(done('failed'), say('handover_failed'), retry));
  thread.add(entry(done('delivered'), say('message_sent', { reference: 'R1' })));
  assert.match(text(thread), /has been sent\. Your reference is R1\./);
  assert.doesNotMatch(text(thread), /could not be|Nothing is lost|Checking/);
});

test('the one status follows the outbox, and a refused message can be given up', () => {
  const made = makeThread();
  const { thread, undelivered } = made;
  thread.add(entry(done('failed'), say('handover_failed'), retry));
  assert.match(text(thread), /sent as soon as/);
  undelivered.state = 'parked';
  thread.refreshDelivery();
  assert.match(text(thread), /could not be delivered/);
  assert.doesNotMatch(text(thread), /sent as soon as|could not be sent yet/, 'no two statuses');
  [...thread.node.querySelectorAll('button')].find((button) => button.textContent === 'Do not send it')?.click();
  assert.deepEqual(made.done, ['dismiss']);
});

test('without a receiver no answer is promised, no further try is offered, and no list of ways is empty', () => {
  const unsent: Undelivered = { state: 'parked', text: 'my words', mail: '', cut: false };
  const own = strings.in('no_receiver');
  const form = { type: 'form', turn: 2, kind: 'message', fields: [{ name: 'contact', type: 'text', required: true }] };
  for (const contact of [{}, { email: 'help@shop.example' }]) {
    const named = Object.keys(contact).length > 0;
    const { thread } = makeThread(unsent, {}, { contact, sends: false, strings: own });
    thread.add(entry(done('unavailable'), say('message_intro'), form));
    assert.match(text(thread), /messages cannot be sent from here/);
    assert.doesNotMatch(text(thread), /comes to you|Send message|for nothing else/);
    assert.equal(thread.node.querySelectorAll('a').length, named ? 1 : 0);
    thread.add(entry(done('failed'), say('handover_failed'), retry));
    assert.match(text(thread), /This cannot be sent from here\..*Copy.*Delete it/);
    assert.doesNotMatch(text(thread), /Try again|may not arrive/);
    assert.equal(/Other ways to reach us/.test(text(thread)), named);
    thread.add(entry({ type: 'select', option: 'contact', turn: 1 }, say('contact')));
    assert.match(text(thread), named ? /reach us here:.*help@shop\.example/ : /use the contact page of this site\.$/);
  }
  const { thread } = makeThread(unsent);
  thread.add(entry(done('failed'), say('handover_failed'), retry));
  assert.match(text(thread), /Try again/, 'a receiver may take it yet');
  thread.add(entry(done('failed'), { ...retry, kind: 'menu', options: [{ id: 'contact', label: [{ text: 'Of the owner' }] }] }));
  assert.match(text(thread), /Of the owner/);
});

test('who asks for a person is sent where one is: to the button there is, or to the contact there is', () => {
  const heard = (shop: Parameters<typeof makeThread>[2], message: string): HTMLElement => {
    const { thread } = makeThread(undefined, {}, shop);
    thread.add(entry({ type: 'query', text: 'a human, please' }, say(message)));
    return thread.node;
  };
  const contact = { email: 'help@shop.example' };
  const own = strings.in('no_receiver');
  for (const message of ['intent_person', 'intent_frustration']) {
    assert.match(heard({}, message).textContent ?? '', /“Talk to a person” below/);
    assert.match(heard({ talks: true }, message).textContent ?? '', /“Your conversation” below/);
    assert.doesNotMatch(heard({ talks: true }, message).textContent ?? '', /Talk to a person/);
    for (const reached of [{}, contact]) {
      const node = heard({ contact: reached, sends: false, strings: own }, message);
      assert.match(node.textContent ?? '', /contact details on this site/);
      assert.doesNotMatch(node.textContent ?? '', /“Talk to a person”|goes along/);
      assert.equal(node.querySelectorAll('a').length, Object.keys(reached).length);
    }
  }
  assert.equal(heard({ contact, sends: false, strings: own }, 'intent_thanks').querySelector('a'), null);
});

test('what the file does not name to reach the shop by, the tag does', () => {
  assert.deepEqual(reachable(undefined, ''), {});
  assert.deepEqual(reachable(undefined, 'mailto:a@b.example?subject=x'), { email: 'a@b.example' });
  assert.deepEqual(reachable({ phone: '1' }, 'tel:2'), { phone: '1' });
  assert.deepEqual(reachable({ phone: '1' }, 'https://shop.example/contact'), { url: 'https://shop.example/contact', phone: '1' });
});

test('a further failure in the background takes nothing back', () => {
  const { thread, undelivered } = makeThread();
  thread.add(entry(done('failed'), say('handover_failed'), retry));
  thread.add(entry(done('failed'), { type: 'stale' }));
  assert.match(text(thread), /could not be sent yet\. ?Nothing is lost/);
  undelivered.state = 'parked';
  thread.add(entry(done('failed'), { type: 'stale' }));
  thread.refreshDelivery();
  assert.match(text(thread), /could not be delivered/, 'first out of reach, then refused');
  thread.add(entry(done('ended'), { type: 'persist' }));
  assert.doesNotMatch(text(thread), /could not be/, 'given up');
});

test('a reload draws the same status', () => {
  const { thread } = makeThread();
  thread.reset([entry({ type: 'person' }, say('handover_check')), entry(done('failed'), say('handover_failed'), retry), entry(done('delivered'), say('message_sent'))]);
  assert.equal(text(thread).trim(), 'You: Talk to a personYour message has been sent.');
  assert.equal(thread.last?.turn, thread.node.lastElementChild, 'the newest turn is known');
});

test('news of a handover leave what is being answered as it is', () => {
  const made = makeThread();
  const { thread } = made;
  thread.add(entry({ type: 'person' }, say('handover_check')));
  thread.add(entry({ type: 'query', text: 'Return' }, { type: 'form', turn: 3, kind: 'input', fields: [{ name: 'number', type: 'text' }] }));
  made.asked = 3;
  const field = thread.node.querySelector<HTMLInputElement>('.input');
  assert.equal(thread.add(entry(done('unavailable'), say('message_intro'))), null, 'nobody is led away');
  assert.ok(field && field === thread.node.querySelector('.input'), 'the very field');
  assert.match(text(thread), new RegExp(strings.t('say.message_intro')));
  assert.doesNotMatch(text(thread), /Checking/);
  thread.add(entry(done('available'), { type: 'handover', handover: 'h', phase: 'deliver', mode: 'chat' }));
  assert.equal(thread.node.querySelector('.input'), field, 'also while it is sent');
  made.asked = 0;
  thread.add(entry({ type: 'submit', turn: 3, fields: { number: '1' } }, say('helped')));
  assert.equal(thread.node.querySelector('.input'), null);
});

test('in a copied tab nothing is being checked any more', () => {
  const { thread } = makeThread();
  thread.add(entry({ type: 'person' }, say('handover_check')));
  thread.add(entry({ type: 'resume', copy: true }, say('handover_elsewhere'), retry));
  assert.doesNotMatch(text(thread), /Checking/);
  assert.match(text(thread), /stays in the other tab/);
});

test('passed on is what was accepted, the last answer to each question', () => {
  const ask = (turn: number, step: string, ...fields: object[]): object => ({ type: 'form', turn, kind: 'input', flow: 'track', step, fields });
  const number = { name: 'number', type: 'order', label: [{ text: 'Order number' }] };
  const submit = (turn: number, fields: object): object => ({ type: 'submit', turn, fields });
  const log = [
    entry({ type: 'open' }, ask(1, 'number', number)),
    entry(submit(1, { number: 'nonsense' }), ask(2, 'number', { ...number, error: 'invalid_order' })),
    entry(submit(2, { number: 'RL-1' }), ask(3, 'pin', { name: 'pin', type: 'text', private: true, label: [{ text: 'PIN' }] })),
    entry(submit(3, { pin: '1234' }), ask(4, 'note', { name: 'note', type: 'text' })),
    entry(submit(4, { note: 'First' }), ask(5, 'note', { name: 'note', type: 'text' })),
    entry(submit(5, { note: 'Second' }), ask(6, 'number', number)),
    entry(submit(6, { number: 'RL-2' }), say('helped')),
  ];
  const facts = factsOf(log, new Labels({ locale: 'en', hash: 'h' }, () => log, () => 0), strings);
  assert.deepEqual(facts, [{ label: 'Order number', value: 'RL-2' }, { label: 'PIN', value: strings.t('hidden_value') }, { label: 'note', value: 'Second' }]);
});

test('a private field stands empty where the log has its mask', () => {
  const { thread } = makeThread();
  const fields = [{ name: 'pin', type: 'text', private: true, value: '•••', error: 'too_small' }, { name: 'note', type: 'text', value: '•••' }];
  thread.add(entry({ type: 'submit', fields: { pin: '1' }, turn: 1 }, { type: 'form', turn: 1, kind: 'input', fields }));
  assert.deepEqual([...thread.node.querySelectorAll<HTMLInputElement>('.input')].map(({ value }) => value), ['', '•••']);
});

test('"with everything you have said" only when something was said', () => {
  const { thread } = makeThread();
  thread.add(entry(done('delivered'), say('handed_over')));
  assert.doesNotMatch(text(thread), /everything/);
});

test('a form is filled with what was typed before, but for private fields', () => {
  const fields = [{ name: 'message', type: 'message', value: 'from the question' }, { name: 'pin', type: 'text', private: true }, { name: 'name', type: 'text', value: 'Ana' }];
  const { thread, drafts } = makeThread(undefined, { message: 'half a sen', pin: '1234' });
  thread.add(entry(done('unavailable'), { type: 'form', turn: 1, kind: 'message', fields }));
  const [message, pin, name] = [...thread.node.querySelectorAll<HTMLInputElement>('.input')];
  assert.deepEqual([message?.value, pin?.value, name?.value], ['half a sen', '', 'Ana']);
  for (const [field, typed] of [[pin, '99'], [name, 'Bo']] as const) {
    if (field) field.value = typed;
    field?.dispatchEvent(new Event('input') as never);
  }
  assert.deepEqual(drafts, { message: 'half a sen', pin: '1234', name: 'Bo' }, 'a private field is never kept');
});

const offer = (more: object): Offer => ({ type: 'offer', id: '1:0', turn: 1, kind: 'menu', options: [], ...more }) as Offer;
const labels = (node: HTMLElement): (string | null)[] => [...node.querySelectorAll('.row-label')].map((label) => label.textContent);

test('the interface’s own way to a person stands at the foot only; an owner’s own option stays', () => {
  const actions = { select: () => undefined };
  assert.deepEqual(labels(offerView(offer({ kind: 'lost', options: [{ id: 'person' }, { id: 'restart' }] }), strings, '', actions)), ['Start over']);
  const owners = offer({ person_first: true, options: [{ id: 'wait', label: [{ text: 'Wait' }] }, { id: 'person', label: [{ text: 'Ask our fitter' }] }] });
  assert.deepEqual(labels(offerView(owners, strings, '', actions)), ['Ask our fitter', 'Wait']);
});

test('rows of one list all have icons, or none has', () => {
  const actions = { select: () => undefined };
  const mixed = offer({ options: [{ id: 'a', label: [{ text: 'A' }], target: { kind: 'article', id: 'a' } }, { id: 'b', label: [{ text: 'B' }] }] });
  assert.equal(offerView(mixed, strings, '', actions).querySelectorAll('.row-icon').length, 0);
  const alike = offer({ kind: 'ended', options: [{ id: 'restart' }, { id: 'something_else' }] });
  assert.equal(offerView(alike, strings, '', actions).querySelectorAll('.row-icon').length, 2);
});

test('a value in a label or a message stands whole and apart', () => {
  const { thread } = makeThread();
  thread.add(entry({ type: 'query', text: 'q' }, say('using_known', { name: 'number', value: 'RL-10023' }), { type: 'say', parts: [{ text: 'Order ' }, { value: 'RL-10023' }, { text: '.' }] }));
  const row = offerView(offer({ options: [{ id: 'a', label: [{ text: 'Yes, ' }, { value: 'RL-10023' }] }] }), strings, '', { select: () => undefined });
  assert.deepEqual([...thread.node.querySelectorAll('bdi.value'), ...row.querySelectorAll('bdi.value')].map((node) => node.textContent), ['RL-10023', 'RL-10023']);
});

test('order numbers and the like stay in one line wherever they are written', () => {
  const whole = (text: string): (string | null)[] => unbroken(text).flatMap((piece) => (piece instanceof HTMLElement ? [piece.textContent] : []));
  assert.deepEqual(whole('Orders RL-10023 and ab-1-2, by e-mail within a 14-day well-known Saint-Germain'), ['RL-10023', 'ab-1-2', 'e-mail', '14-day']);
  assert.deepEqual(whole(`a-${'1'.repeat(40)}`), [], 'what is longer than a line may break');
  assert.equal(unbroken('Ask RL-1.').map((piece) => (piece instanceof HTMLElement ? piece.textContent : piece)).join(''), 'Ask RL-1.', 'nothing is lost or added');
});

test('words that run against the panel are shielded, and leave it as they are', () => {
  const arabic = new Strings('en-GB', en, 'rtl');
  assert.equal(arabic.t('say.helped'), '\u2068Glad that helped.\u2069');
  assert.equal(arabic.bare('say.helped'), 'Glad that helped.');
  assert.equal(arabic.t('no.such.key'), '');
  assert.equal(strings.t('say.helped'), 'Glad that helped.');
});

test('dates and numbers: the visitor’s own region, for English else that of Great Britain', () => {
  assert.equal(regional('en', 'en', ['de-AT', 'en-NZ', 'en-US']), 'en-NZ');
  assert.equal(regional('en', 'en', ['en']), 'en-GB');
  assert.equal(regional('en-US', 'en', ['en-NZ']), 'en-US', 'a page that names a region is taken at its word');
  assert.equal(regional('de', languageFor('de'), ['de-AT']), 'en-GB', 'English words, English dates');
  assert.equal(regional('cs', 'cs', []), 'cs');
  assert.equal(regional('sr', 'sr', ['sr-Cyrl-RS']), 'sr-Latn-RS');
  assert.equal(regional('en-!', 'en', []), 'en-GB');
});

test('lines begin where the script of the tag begins them', () => {
  for (const tag of ['ar', 'ar-EG', 'he', 'fa-IR', 'ur', 'az-Arab', 'dv']) assert.equal(directionOf(tag), 'rtl', tag);
  for (const tag of ['en', 'sr', 'tr', 'az', '', 'nonsense tag']) assert.equal(directionOf(tag), 'ltr', tag);
});
