// Search as you type: Enter says what stood first, but only for the text that is in the field.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import en from '../../widget/src/lang/en.json';
import type { Found } from '../../widget/src/languages/elsewhere.ts';
import { Strings } from '../../widget/src/strings.ts';
import { Announcer } from '../../widget/src/views/announce.ts';
import { Search } from '../../widget/src/views/search.ts';
import type { Answer, Target } from '../../wasm/js/index.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('Enter names what stands first for this very text', async () => {
  const asked: [string, Target | undefined][] = [];
  const answers: ((id: string) => void)[] = [];
  const search = new Search(new Strings('en-GB', en), new Announcer(), {
    suggest: () =>
      new Promise((resolve) => {
        answers.push((id) => resolve({ decision: 'answer', matches: [{ target: { kind: 'article', id }, title: id, score: 1, confidence: 900, why: { phrasing: '', span16: [] } }], entities: [] } satisfies Answer));
      }),
    ask: (text, first) => asked.push([text, first]),
    pick: () => undefined, elsewhere: () => Promise.resolve(null),
    inConversation: () => false,
    onActive: () => undefined,
  });
  const type = (text: string): void => {
    search.input.value = text;
    void search.refresh();
  };
  const enter = (): boolean => search.form.dispatchEvent(new Event('submit', { cancelable: true }) as never);
  type('refund');
  answers[0]?.('refunds');
  await settle();
  enter();
  type('refund p');
  enter();
  assert.deepEqual(asked, [['refund', { kind: 'article', id: 'refunds' }], ['refund p', undefined]], 'what stood first for an older text says nothing');
});

test('the number of answers is not said any more once the search is left', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const announcer = new Announcer();
  const found: Answer = { decision: 'answer', matches: [{ target: { kind: 'article', id: 'a' }, title: 'a', score: 1, confidence: 900, why: { phrasing: '', span16: [] } }], entities: [] };
  const search = new Search(new Strings('en-GB', en), announcer, { suggest: (text) => Promise.resolve(text ? found : null), ask: () => undefined, pick: () => undefined, elsewhere: () => Promise.resolve(null), inConversation: () => false, onActive: () => undefined });
  const said = (): string => {
    context.mock.timers.tick(750);
    return announcer.node.textContent ?? '';
  };
  search.input.value = 'refund';
  await search.refresh();
  assert.equal(said(), '1 answer');
  search.input.value = 'refunds';
  await search.refresh();
  search.clear();
  await settle();
  assert.equal(said(), '');
  announcer.say('The next screen');
  await search.refresh();
  assert.equal(said(), 'The next screen', 'what is said after it stays');
});

test('who does not ask is answered with a line, not with "nothing found", and a person comes first where one is wanted', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const announcer = new Announcer();
  let found: Answer = { decision: 'none', matches: [], entities: [] };
  const led: boolean[] = [];
  let talks = false;
  const search = new Search(new Strings('en-GB', en), announcer, { suggest: () => Promise.resolve(found), ask: () => undefined, pick: () => undefined, elsewhere: () => Promise.resolve(null), inConversation: () => talks, onActive: (_, person) => led.push(person) });
  const type = async (answer: Answer): Promise<string> => {
    found = answer;
    search.input.value = 'some words';
    await search.refresh();
    context.mock.timers.tick(750);
    assert.equal(announcer.node.textContent, search.results.textContent);
    return search.results.textContent ?? '';
  };
  const nothing: Answer = { decision: 'none', matches: [], entities: [] };
  assert.equal(await type({ ...nothing, intent: 'thanks' }), en.say.intent_thanks);
  assert.equal(await type({ ...nothing, intent: 'lawyer', person: true }), en.say.intent_person, "an owner's own");
  assert.equal(await type(nothing), en.results_none);
  assert.deepEqual(led, [false, true, false]);
  talks = true;
  assert.equal(await type({ ...nothing, intent: 'person', person: true }), en.in_conversation.say.intent_person, 'there is no "Talk to a person" while one is talked to');
  assert.equal(await type({ ...nothing, intent: 'thanks' }), en.say.intent_thanks);
});

test('keys that choose among what an input method offers are left to it', async () => {
  const found: Answer = { decision: 'answer', matches: [{ target: { kind: 'article', id: 'a' }, title: 'a', score: 1, confidence: 900, why: { phrasing: '', span16: [] } }], entities: [] };
  const search = new Search(new Strings('en-GB', en), new Announcer(), { suggest: () => Promise.resolve(found), ask: () => undefined, pick: () => undefined, elsewhere: () => Promise.resolve(null), inConversation: () => false, onActive: () => undefined });
  const host = document.createElement('div');
  document.body.replaceChildren(host as never);
  host.attachShadow({ mode: 'open' }).append(search.form as never, search.results as never);
  search.input.value = 'refund';
  await search.refresh();
  search.input.focus();
  const press = (key: string, isComposing: boolean): boolean => search.input.dispatchEvent(Object.defineProperty(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }), 'isComposing', { value: isComposing }) as never);
  for (const key of ['ArrowDown', 'Escape']) assert.ok(press(key, true), `${key} does what the input method wants`);
  assert.deepEqual([search.text, host.shadowRoot?.activeElement], ['refund', search.input]);
  assert.ok(!press('ArrowDown', false));
  assert.equal(host.shadowRoot?.activeElement?.textContent, 'a');
});

test('answers of another language take the place of the panel’s, say which it is, and are picked in it', async () => {
  const own: Answer = { decision: 'none', matches: [], entities: [] };
  const theirs: Answer = { decision: 'answer', matches: [{ target: { kind: 'article', id: 'a' }, title: 'Gde mi je paket?', score: 1, confidence: 900, why: { phrasing: '', span16: [] } }], entities: [] };
  const found = { tag: 'sr', name: 'Srpski', answer: theirs } as Found;
  const done: unknown[] = [];
  let there = true;
  const search = new Search(new Strings('en-GB', en), new Announcer(), {
    suggest: () => Promise.resolve(own),
    elsewhere: () => Promise.resolve(there ? found : null),
    ask: (...asked) => done.push(asked),
    pick: (...picked) => done.push(picked),
    inConversation: () => false,
    onActive: () => undefined,
  });
  search.input.value = 'gde je paket';
  await search.refresh();
  assert.equal(search.results.lang, 'sr');
  assert.match(search.results.textContent ?? '', /^Srpski/);
  search.results.querySelector('button')?.click();
  search.form.dispatchEvent(new Event('submit', { cancelable: true }) as never);
  const target = { kind: 'article', id: 'a' };
  assert.deepEqual(done, [[target, 'gde je paket', found], ['gde je paket', target, found]]);
  there = false;
  await search.refresh();
  assert.equal(search.results.lang, '');
  assert.doesNotMatch(search.results.textContent ?? '', /Srpski/);
});

test('better answers take the place of what stands there, unless somebody is choosing from it', async () => {
  const match = (id: string) => ({ target: { kind: 'article', id }, title: id, score: 1, confidence: 900, why: { phrasing: '', span16: [] } });
  let best = 'similar';
  const search = new Search(new Strings('en-GB', en), new Announcer(), {
    suggest: () => Promise.resolve({ decision: 'answer', matches: [match(best)], entities: [] } as Answer),
    elsewhere: () => Promise.resolve(null),
    ask: () => undefined,
    pick: () => undefined,
    inConversation: () => false,
    onActive: () => undefined,
  });
  document.body.append(search.form, search.results);
  const first = (): string => search.results.querySelector('button')?.textContent ?? '';
  search.improve();
  await settle();
  assert.equal(first(), '', 'nothing was typed');
  search.input.value = 'a';
  await search.refresh();
  best = 'right';
  search.results.querySelector('button')?.focus();
  search.improve();
  await settle();
  assert.equal(first(), 'similar');
  search.input.focus();
  search.improve();
  await settle();
  assert.equal(first(), 'right');
});

test('what stands first is told while somebody types on, and not when the text is another or the ranking better', async () => {
  const told: unknown[] = [];
  const first = { kind: 'article', id: 'a' };
  let found: Found | null = null;
  const search = new Search(new Strings('en-GB', en), new Announcer(), {
    suggest: (text, before) => {
      told.push([text, before?.id]);
      return Promise.resolve({ decision: 'choose', matches: [{ target: first, title: 'a', score: 1, confidence: 300, why: { phrasing: '', span16: [] } }], entities: [] } as Answer);
    },
    elsewhere: () => Promise.resolve(found),
    ask: () => undefined,
    pick: () => undefined,
    inConversation: () => false,
    onActive: () => undefined,
  });
  for (const text of ['ret', 'retu', 'ret', 'retur', 'refund']) {
    search.putBack(text);
    await settle();
  }
  search.improve();
  await settle();
  assert.deepEqual(told, [['ret', undefined], ['retu', 'a'], ['ret', undefined], ['retur', 'a'], ['refund', undefined], ['refund', undefined]]);
  told.length = 0;
  found = { tag: 'sr', name: 'Srpski', answer: { decision: 'choose', matches: [], entities: [] } } as never;
  for (const text of ['gde', 'gde j']) {
    search.putBack(text);
    await settle();
  }
  assert.deepEqual(told, [['gde', undefined], ['gde j', undefined]]);
});
