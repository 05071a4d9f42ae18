// Which language a question is looked for in: its script, its small words, what the browser is set to.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { guess } from '../../widget/src/languages/guess.ts';

const shop = ['en', 'sr', 'hr', 'cs', 'fi', 'tr'];
const others = (own: string): string[] => shop.filter((tag) => tag !== own);
const ask = (text: string, own = 'en', wishes: string[] = []): string => {
  const { tags, isSure } = guess(text, own, others(own), wishes);
  return isSure ? (tags[0] ?? '') : `? ${tags.join(' ')}`.trim();
};

test('questions in every language of the shop are taken for what they are', () => {
  const questions: [string, string][] = [
    ['sr', 'gde mi je paket'],
    ['sr', 'šta ako mi ne odgovara veličina'],
    ['hr', 'gdje mi je paket'],
    ['hr', 'tko plaća povrat ako mi ne odgovara'],
    ['cs', 'kde je můj balík'],
    ['cs', 'jak můžu vrátit zboží'],
    ['fi', 'missä minun pakettini on'],
    ['fi', 'miten voin palauttaa tuotteen'],
    ['tr', 'siparişim nerede'],
    ['tr', 'bu ürünü nasıl iade ederim'],
    ['en', 'where is my parcel'],
    ['en', 'can I return it'],
  ];
  for (const [language, text] of questions) {
    assert.equal(ask(text, language === 'en' ? 'sr' : 'en'), language, text);
    assert.match(ask(text, language), /^\?/, `${text}: spoken already`);
  }
});

test('the script alone is enough, and a language of two scripts has both', () => {
  assert.equal(ask('где је мој пакет'), 'sr');
  assert.deepEqual(guess('أين طلبي', 'en', ['sr', 'ar'], []), { tags: ['ar'], isSure: true });
  assert.deepEqual(guess('我的包裹在哪里', 'en', ['ja', 'zh-Hans', 'zh-TW'], ['zh-TW']), { tags: ['zh-Hans', 'zh-TW', 'ja'], isSure: true });
  assert.deepEqual(guess('где посылка', 'en', ['fi'], []), { tags: [], isSure: false }, 'no knowledge in that script');
});

test('without a sign only what the browser is set to is worth a try', () => {
  assert.equal(ask('zorbl frumious'), '?');
  assert.equal(ask('povrat kupljene robe', 'en', ['hr-HR', 'en-US']), '? hr');
  assert.equal(ask('', 'en', ['hr']), '?');
  assert.equal(ask('12345 😀'), '?');
});

test('tags that are none, and texts of any kind, are no trouble', () => {
  assert.deepEqual(guess('where is it', '???', ['en_GB', '', '-', 'x'], ['', '-']).tags, []);
  assert.doesNotThrow(() => guess('\uD800 \u202E a'.repeat(500), 'en', shop, []));
});
