// The knowledge in other languages: what is loaded for which question, and whose answer counts. Engines are stand-ins
// that answer what the test says.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Ready } from '../../widget/src/boot.ts';
import { Elsewhere, ownName } from '../../widget/src/languages/elsewhere.ts';
import type { Answer, Engine } from '../../wasm/js/index.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const none: Answer = { decision: 'none', matches: [], entities: [] };
const sure = (confidence: number): Answer => ({ decision: 'answer', matches: [{ target: { kind: 'article', id: 'a' }, title: 'a', score: 1, confidence, why: { phrasing: '', span16: [] } }], entities: [] });

function setUp({ answers = {}, wishes = [] as string[], status = 200 }: { answers?: Record<string, Answer>; wishes?: string[]; status?: number }) {
  const seen = { requests: [] as string[], loads: [] as string[], asked: [] as unknown[] };
  let pause = (): void => undefined;
  const engineOf = (tag: string): Engine =>
    ({
      load: (_base: unknown, sibling: unknown, intents: string) => {
        seen.loads.push(`${tag} ${String(sibling)} ${intents}`);
        return Promise.resolve({ about: { locale: tag, hash: '' }, problems: [] });
      },
      ask: (question: unknown) => {
        seen.asked.push(question);
        return Promise.resolve(answers[tag] ?? none);
      },
    }) as unknown as Engine;
  let next = '';
  const first = { kind: 'ready', engine: engineOf('en'), about: { locale: 'en', hash: '', locales: { sr: 'k.sr.json', fi: 'k.fi.json' } }, parsed: { locale: 'en' }, base: 'BASE' } as unknown as Ready;
  const elsewhere = new Elsewhere(first, {
    clock: { now: () => 0, after: (_ms, task) => ((pause = task), () => undefined) },
    wishes,
    request: (url) => {
      seen.requests.push(url);
      next = /k\.(..)\./.exec(url)?.[1] ?? '';
      return Promise.resolve({ status, body: '', bytes: next as unknown as Uint8Array, type: '', retryAfter: 0 });
    },
    knowledge: 'https://shop.example/help/k.json',
    loadEngine: () => Promise.resolve(engineOf(next)),
    intents: (tag) => Promise.resolve(`intents-${tag}`),
  });
  return { elsewhere, seen, pause: () => pause() };
}

test('a language is loaded once, beside the base, and its answer is found', async () => {
  const { elsewhere, seen } = setUp({ answers: { sr: sure(700) } });
  for (let i = 0; i < 2; i++) {
    const found = await elsewhere.find({ text: 'gde je moj paket', prefix: true }, 'en', none);
    assert.equal(found?.tag, 'sr');
    assert.equal(found?.ready.about.locale, 'sr');
  }
  assert.deepEqual(seen.requests, ['https://shop.example/help/k.sr.json']);
  assert.deepEqual(seen.loads, ['sr sr intents-sr']);
  assert.deepEqual(seen.asked[0], { text: 'gde je moj paket', prefix: true, locale: 'sr' });
});

test('where the panel’s language has an answer another one must be clearly better', async () => {
  for (const [own, theirs, tag] of [[500, 590, undefined], [500, 650, 'sr']] as const) {
    const { elsewhere } = setUp({ answers: { sr: sure(theirs) } });
    assert.equal((await elsewhere.find({ text: 'gde je moj paket' }, 'en', sure(own)))?.tag, tag);
  }
});

test('a question in the panel’s language, or what is said instead of asked, loads nothing', async () => {
  const { elsewhere, seen } = setUp({ answers: { sr: sure(900) }, wishes: ['sr'] });
  assert.equal(await elsewhere.find({ text: 'where is my parcel' }, 'en', sure(300)), null);
  assert.equal(await elsewhere.find({ text: 'hvala ti na tome' }, 'en', { ...none, intent: 'thanks' }), null);
  assert.deepEqual(seen.requests, []);
});

test('without a sure guess nothing is loaded while somebody types', async () => {
  const { elsewhere, seen, pause } = setUp({ answers: { sr: sure(700) }, wishes: ['sr-RS'] });
  assert.equal(await elsewhere.find({ text: 'reklamacija', prefix: true }, 'en', none), null, 'one word');
  const early = elsewhere.find({ text: 'reklamacija robe', prefix: true }, 'en', none);
  const late = elsewhere.find({ text: 'reklamacija robe brzo', prefix: true }, 'en', none);
  pause();
  assert.equal((await late)?.tag, 'sr');
  assert.equal(seen.requests.length, 1);
  void early;
  assert.equal((await elsewhere.find({ text: 'reklamacija', prefix: true }, 'en', none))?.tag, 'sr', 'what is loaded is asked at once');
});

test('asked by Enter it is looked for at once', async () => {
  const { elsewhere } = setUp({ answers: { sr: sure(700) }, wishes: ['sr-RS'] });
  assert.equal((await elsewhere.find({ text: 'reklamacija' }, 'en', none))?.tag, 'sr');
});

test('a language that cannot be had is not tried again, and disturbs nobody', async () => {
  const { elsewhere, seen } = setUp({ status: 404 });
  assert.equal(await elsewhere.find({ text: 'gde je moj paket' }, 'en', none), null);
  assert.equal(await elsewhere.find({ text: 'gde je moja jakna' }, 'en', none), null);
  await settle();
  assert.equal(seen.requests.length, 1);
});

test('a language is named in itself, in the script that its texts are in', () => {
  assert.deepEqual([['sr', 'Gde'], ['sr', 'Где'], ['fi', 'Missä'], ['tr', ''], ['pt-BR', 'Onde'], ['???', 'x']].map(([tag = '', sample = '']) => ownName(tag, sample)), ['Srpski', 'Српски', 'Suomi', 'Türkçe', 'Português (Brasil)', '???']);
});
