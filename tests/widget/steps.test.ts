// What steps of flows show and offer in the thread: pictures, videos, products, links, timelines, confirmations, surveys;
// what the visitor's own bubble says of an answer; and that nothing is lost while, or when, their part does not come.

import { window } from './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Attachments } from '../../widget/src/attachments.ts';
import { stepViews } from '../../widget/src/steps.ts';
import { LazySteps, type StepViews } from '../../widget/src/views/lazy-steps.ts';
import { offerView } from '../../widget/src/views/offer.ts';
import { Thread } from '../../widget/src/views/thread.ts';
import { factsOf, Labels, visitorText } from '../../widget/src/views/visitor-text.ts';
import type { Effect, Event, Form, FormField, LogEntry, Offer, Say } from '../../wasm/js/index.ts';
import { rich, strings } from './drawn.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
let seq = 0;
const entry = (event: object, ...effects: object[]): LogEntry => ({ event: { at: 1, seq: ++seq, id: 'e', rand: 0, ...event } as Event, effects: effects.map((effect, i) => ({ id: `${seq}:${i}`, ...effect })) as Effect[] });
const label = (text: string): FormField['label'] => [{ text }];
const choice = { type: 'form', turn: 1, kind: 'input', flow: 'f', step: 's', fields: [{ name: 'why', type: 'choice', required: true, options: [{ id: 'a', label: label('First') }, { id: 'b', label: label('Second') }] }] };

function makeThread(load: () => Promise<StepViews> = () => Promise.resolve(stepViews)): { thread: Thread; submitted: Record<string, string>[]; steps: LazySteps } {
  const submitted: Record<string, string>[] = [];
  const steps = new LazySteps(load);
  const thread = new Thread(strings, rich, new Labels({ locale: 'en', hash: 'h' }, () => [], () => 0), {
    select: () => undefined,
    submit: (fields) => submitted.push(fields),
    article: () => Promise.resolve(null),
    contact: {},
    sends: true,
    drafts: { get: () => undefined, set: () => undefined },
    files: new Attachments(),
    steps,
    delivery: { undelivered: () => ({ state: 'none', text: '', mail: '', cut: false }), copy: () => Promise.resolve(true), dismiss: () => undefined },
    hasSaid: () => false,
    inConversation: () => false,
    asked: () => 0,
  });
  document.body.replaceChildren(thread.node);
  return { thread, submitted, steps };
}

/** What one thing said is drawn as. */
async function shown(say: Partial<Say>): Promise<HTMLElement> {
  const { thread } = makeThread();
  thread.add(entry({ type: 'select', option: 'x', turn: 0 }, { type: 'say', ...say }));
  await settle();
  return thread.node;
}

test('while their part loads a line says so; then the form has the focus, unless the visitor has gone elsewhere', async () => {
  for (const stays of [true, false]) {
    let come: (views: StepViews) => void = () => undefined;
    const { thread } = makeThread(() => new Promise((resolve) => (come = resolve)));
    const landing = thread.add(entry({ type: 'query', text: 'q' }, choice));
    assert.match(thread.node.textContent ?? '', /Loading…/);
    assert.equal(thread.node.querySelector('form'), null);
    if (stays) landing?.focus.focus();
    come(stepViews);
    await settle();
    const first = thread.node.querySelector('input');
    assert.equal(thread.last?.focus, first, 'who comes back lands there');
    assert.equal(document.activeElement === first, stays);
  }
});

test('a form that was answered or left while its part loaded does not come back', async () => {
  let come: (views: StepViews) => void = () => undefined;
  const { thread } = makeThread(() => new Promise((resolve) => (come = resolve)));
  thread.add(entry({ type: 'query', text: 'q' }, choice));
  thread.add(entry({ type: 'query', text: 'another' }, { type: 'say', message: 'helped' }));
  come(stepViews);
  await settle();
  assert.equal(thread.node.querySelector('form'), null);
  assert.doesNotMatch(thread.node.textContent ?? '', /Loading/);
});

test('a part that cannot be had is asked for once, and everything stands there in plain form', async () => {
  let asked = 0;
  const warn = console.warn;
  console.warn = () => undefined;
  const { thread, submitted } = makeThread(() => Promise.reject(new Error(`404, ${++asked}`)));
  thread.add(entry({ type: 'query', text: 'q' }, choice));
  await settle();
  const list = thread.node.querySelector('select');
  if (list) list.value = 'b';
  thread.node.querySelector('form')?.dispatchEvent(new window.Event('submit', { cancelable: true }) as never);
  assert.deepEqual(submitted, [{ why: 'b' }]);
  const media = { kind: 'card', src: '/a.png', title: label('Jacket'), price: label('€ 129'), link: '/jacket.html' };
  thread.add(entry({ type: 'select', option: 'x', turn: 0 }, { type: 'say', media }, { type: 'say', timeline: [{ label: label('Sent'), when: '2026-11-18', state: 'done' }] }, { type: 'offer', turn: 2, kind: 'survey', options: [{ id: '1' }, { id: '2' }, { id: '3' }, { id: 'skip' }] }));
  assert.equal(thread.node.querySelector('a')?.getAttribute('href'), '/jacket.html');
  assert.match(thread.node.textContent ?? '', /Jacket, € 129.*Sent: 18 November 2026.*1.*2.*3.*Skip/);
  assert.equal(asked, 1);
  console.warn = warn;
});

test('forms of plain fields, and links, wait for nothing', () => {
  const { thread, steps } = makeThread();
  thread.add(entry({ type: 'query', text: 'q' }, { type: 'say', media: { kind: 'link', title: label('Track'), link: 'https://carrier.example/1' } }, { ...choice, fields: [{ name: 'd', type: 'date' }] }));
  assert.ok(thread.node.querySelector('input[type=date]'));
  assert.equal(thread.node.querySelector('a')?.textContent, 'Track (opens in a new tab)');
  assert.equal(steps.isSettled, false);
});

test('a picture: what it shows for those who cannot see it, and nothing where it cannot be had', async () => {
  const node = await shown({ parts: [{ text: 'Look:' }], media: { kind: 'picture', src: '/foot.svg', title: label('A foot on paper') } });
  const image = node.querySelector('figure img');
  assert.deepEqual(['src', 'alt', 'loading', 'style'].map((name) => image?.getAttribute(name)), ['/foot.svg', 'A foot on paper', 'lazy', null]);
  image?.dispatchEvent(new window.Event('error') as never);
  assert.equal(node.querySelector('figure'), null);
  assert.match(node.textContent ?? '', /Look:/);
  for (const src of ['javascript:alert(1)', 'data:image/png;base64,AA', 'java\tscript:1', '']) assert.equal((await shown({ media: { kind: 'picture', src } })).querySelector('img'), null, src);
});

test('a video is fetched when it is played, is called by its title, and is a link where it cannot be played', async () => {
  const node = await shown({ media: { kind: 'video', src: '/measure.mp4', title: label('Measuring a foot') } });
  const video = node.querySelector('video');
  assert.deepEqual([video?.getAttribute('preload'), video?.hasAttribute('controls'), video?.hasAttribute('autoplay')], ['none', true, false]);
  assert.equal(node.querySelector(`[id="${video?.getAttribute('aria-labelledby')}"]`)?.textContent, 'Measuring a foot');
  video?.dispatchEvent(new window.Event('error') as never);
  assert.equal(node.querySelector('video'), null);
  assert.deepEqual([node.querySelector('a')?.textContent, node.querySelector('a')?.getAttribute('href')], ['Measuring a foot', '/measure.mp4']);
});

test('a product: one link over all of it; without a page of its own it is none', async () => {
  const media = { kind: 'card' as const, src: '/jacket.svg', title: label('Jacket'), price: [{ value: '129' }, { text: ' €' }], link: '/jacket.html' };
  const node = await shown({ media });
  const link = node.querySelector('a.product');
  assert.deepEqual([link?.getAttribute('href'), link?.getAttribute('target'), link?.querySelectorAll('img').length], ['/jacket.html', null, 1]);
  assert.match(link?.textContent ?? '', /Jacket.*129 €/);
  for (const address of [undefined, 'javascript:1', 'mailto:a@b.example']) assert.equal((await shown({ media: { ...media, link: address } })).querySelector('a'), null);
});

test('a link leads to the web only; another site opens beside this one and knows nothing of it', async () => {
  const link = async (address: string): Promise<HTMLElement> => shown({ media: { kind: 'link', title: label('Go'), link: address } });
  const away = (await link('https://carrier.example/track?n=1')).querySelector('a');
  assert.deepEqual([away?.target, away?.rel], ['_blank', 'noopener noreferrer']);
  const own = (await link('/sizes.html')).querySelector('a');
  assert.deepEqual([own?.getAttribute('href'), own?.hasAttribute('target'), own?.textContent], ['/sizes.html', false, 'Go']);
  for (const address of ['javascript:alert(1)', 'tel:1', '']) {
    const node = await link(address);
    assert.equal(node.querySelector('a'), null, address);
    assert.match(node.textContent ?? '', /Go/);
  }
});

test('a timeline says to everybody what is done, what is now and what is expected', async () => {
  const node = await shown({
    timeline: [
      { label: label('Ordered'), when: '2026-11-18', state: 'done' },
      { label: [{ text: 'In ' }, { value: 'Novi Sad' }], when: 'this morning', state: 'now' },
      { label: label('With you'), state: 'expected' },
    ],
  });
  const items = [...node.querySelectorAll('ol > li')];
  assert.deepEqual(items.map((item) => item.textContent?.replace(/\s+/g, ' ').trim()), ['Ordered (Done) 18 November 2026', 'In Novi Sad (Now) this morning', 'With you (Expected)']);
  assert.deepEqual(items.map((item) => item.getAttribute('aria-current')), [null, 'step', null]);
  assert.equal(node.querySelector('time')?.getAttribute('datetime'), '2026-11-18');
});

const offer = (more: object): Offer => ({ type: 'offer', id: '1:0', turn: 1, kind: 'menu', options: [], ...more }) as Offer;
const draw = (more: object, select: (option: string) => void = () => undefined): HTMLElement => offerView(offer(more), strings, '', { select }, stepViews);

test('a confirmation is two buttons, the first of which does it', () => {
  const taken: string[] = [];
  const node = draw({ kind: 'confirm', options: [{ id: 'yes', label: label('Yes, cancel it') }, { id: 'no' }] }, (option) => taken.push(option));
  const buttons = [...node.querySelectorAll('button')];
  assert.deepEqual(buttons.map((button) => [button.textContent, button.className]), [['Yes, cancel it', 'primary'], ['No', 'secondary']]);
  for (const button of buttons) button.click();
  assert.deepEqual(taken, ['yes', 'no']);
});

test('a survey is one scale with words at its ends, and can be passed over', () => {
  const taken: string[] = [];
  const node = draw({ kind: 'survey', options: [...'12345'].map((id) => ({ id })).concat({ id: 'skip' }) }, (option) => taken.push(option));
  const buttons = [...node.querySelectorAll('button')];
  assert.deepEqual(buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent), ['1 of 5, Very poor', '2 of 5', '3 of 5', '4 of 5', '5 of 5, Excellent', 'Skip']);
  buttons[3]?.click();
  buttons[5]?.click();
  assert.deepEqual(taken, ['4', 'skip']);
});

test('icons that an owner names: each that there is, or none in the whole list', () => {
  const icons = (...names: string[]): number => draw({ options: names.map((icon, i) => ({ id: `o${i}`, icon, label: label('x') })) }).querySelectorAll('.row-icon').length;
  const all = ['box', 'truck', 'return', 'refund', 'cancel', 'home', 'address', 'calendar', 'ruler', 'size', 'tag', 'discount', 'clock', 'tool', 'repair', 'warning', 'chat', 'store', 'person', 'article'];
  assert.equal(icons(...all), all.length);
  assert.equal(icons('box', 'unicorn'), 0);
  assert.equal(icons('constructor'), 0);
});

test('options with pictures have those in front, and their hints say dates as people do', () => {
  const node = draw({ options: [{ id: 'a', label: label('Jacket'), picture: '/a.png', hint: 'Ordered 2026-11-18', icon: 'box' }, { id: 'b', label: label('Boots') }] });
  assert.equal(node.querySelectorAll('.row-icon').length, 0);
  assert.deepEqual([...node.querySelectorAll('.row')].map((row) => row.querySelectorAll('img').length), [1, 0]);
  assert.match(node.textContent ?? '', /Ordered 18 November 2026/);
});

test('the visitor’s own words for what they chose: labels, dates, files by name, never an id or what is private', () => {
  const of = (field: Partial<FormField>, value: string, more: Partial<FormField>[] = []): string => {
    const form = { type: 'form', id: '1:0', turn: 1, kind: 'input', fields: [{ name: 'f', type: 'text', ...field }, ...more] } as Form;
    const log = [entry({ type: 'open' }, { ...form })];
    return visitorText({ type: 'submit', turn: 1, fields: { f: value, g: '' } } as Event & { type: 'submit' }, new Labels({ locale: 'en', hash: 'h' }, () => log, () => 0), strings);
  };
  const options = [{ id: 'a', label: label('The zip') }, { id: 'b', label: label('A seam') }];
  assert.equal(of({ type: 'choice', options }, 'a'), 'The zip');
  assert.equal(of({ type: 'choices', options }, 'a\nb'), 'The zip, A seam');
  assert.equal(of({ type: 'choice', options }, 'gone'), 'gone');
  assert.equal(of({ type: 'date' }, '2026-11-18'), '18 November 2026');
  assert.equal(of({ type: 'rating' }, '4'), '4 of 5');
  assert.equal(of({ type: 'rating', max: '10' }, '4'), '4 of 10');
  assert.equal(of({ type: 'file' }, 'photo.jpg\timage/jpeg\t2104000\nbill.pdf\tapplication/pdf\t312').replace(/\s/g, ' '), 'photo.jpg (2.1 MB), bill.pdf (1 kB)');
  assert.equal(of({ type: 'choice', options, private: true }, 'a'), 'Hidden');
  assert.equal(of({ type: 'text', label: label('Name') }, 'Ana', [{ name: 'g', type: 'date' }]), 'Name: Ana');
  assert.equal(of({ type: 'text' }, ''), 'Skip');
});

test('an answer to a survey or a confirmation in the visitor’s own words', () => {
  const log = [entry({ type: 'open' }, { type: 'offer', turn: 1, kind: 'survey', options: [{ id: '1' }, { id: '2' }, { id: '3' }, { id: 'skip' }] }, { type: 'offer', turn: 2, kind: 'confirm', options: [{ id: 'yes', label: label('Yes, cancel it') }, { id: 'no' }] })];
  const labels = new Labels({ locale: 'en', hash: 'h' }, () => log, () => 0);
  const of = (option: string, turn: number): string => visitorText({ type: 'select', option, turn } as Event & { type: 'select' }, labels, strings);
  assert.deepEqual([of('2', 1), of('skip', 1), of('yes', 2), of('no', 2)], ['2 of 3', 'Skip', 'Yes, cancel it', 'No']);
});

test('what a person is told was answered reads as the visitor saw it', () => {
  const log = [entry({ type: 'open' }, { ...choice, fields: [{ ...choice.fields[0], label: label('Why?') }, { name: 'day', type: 'date', label: label('Since') }] }), entry({ type: 'submit', turn: 1, fields: { why: 'b', day: '2026-11-18' } })];
  assert.deepEqual(factsOf(log, new Labels({ locale: 'en', hash: 'h' }, () => log, () => 0), strings), [{ label: 'Why?', value: 'Second' }, { label: 'Since', value: '18 November 2026' }]);
});

test('of one question the words stay when it is answered; several answers name theirs', () => {
  const ask = (...names: string[]): object => ({ type: 'form', turn: 1, kind: 'input', fields: names.map((name) => ({ name, type: 'text', label: label(`Question ${name}`) })) });
  for (const [names, stays] of [[['a'], true], [['a', 'b'], false]] as const) {
    const { thread } = makeThread();
    thread.add(entry({ type: 'query', text: 'q' }, ask(...names)));
    thread.add(entry({ type: 'submit', turn: 1, fields: { a: 'x' } }, { type: 'say', message: 'helped' }));
    assert.equal(/Question a/.test(thread.node.textContent ?? ''), stays);
  }
});

test('files live in this page: chosen, given, and when the form comes back those that the core still has', () => {
  const form = { type: 'form', id: '1:0', turn: 1, kind: 'input', flow: 'f', step: 's', fields: [] } as Form;
  const field = (value: string): FormField => ({ name: 'p', type: 'file', value });
  const [a, b] = [new File(['a'], 'a.txt', { type: 'text/plain' }), new File(['bb'], 'b.txt', { type: 'text/plain' })];
  const files = new Attachments();
  files.set(form, 'p', [a, b]);
  assert.deepEqual(files.get(form, field('')), [a, b]);
  assert.deepEqual(files.all, [], 'not given yet');
  files.accept(form);
  assert.deepEqual(files.all, [a, b]);
  assert.deepEqual(files.get(form, field('b.txt\ttext/plain\t1024')), [b], 'named to the kilobyte');
  assert.deepEqual(files.get({ ...form, step: 't' }, field('b.txt\ttext/plain\t2')), [b], 'in another form, too');
  const [odd] = [new File(['o'], ' \u202eo\u2028dd\t.txt', { type: 'text/plain' })];
  files.set(form, 'p', [a, odd]);
  files.accept(form);
  assert.deepEqual(files.get(form, field('a.txt\ttext/plain\t1024\no dd .txt\ttext/plain\t1024')), [a, odd], 'by what can be seen of its name');
  assert.deepEqual(files.get(form, field('')), [], 'asked anew');
  files.drop('step/');
  assert.deepEqual(files.all, []);
});
