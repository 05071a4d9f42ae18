// Every language has every text, with the same values in it, and none is empty.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Reply } from '../../widget/src/host/net.ts';
import { intentsIn, languageFor, languages, Strings, type Words } from '../../widget/src/strings.ts';
import cs from '../../widget/src/lang/cs.json';
import en from '../../widget/src/lang/en.json';
import fi from '../../widget/src/lang/fi.json';
import hr from '../../widget/src/lang/hr.json';
import sr from '../../widget/src/lang/sr.json';
import tr from '../../widget/src/lang/tr.json';

const files: Record<string, Words> = { cs, en, fi, hr, sr, tr };

/** What the core may say, ask and refuse (ARCHITECTURE.md); a text missing here would show nothing. */
const messages = 'choose not_found helped not_helped handover_check message_intro handed_over message_sent handover_failed handover_elsewhere conversation_ended flow_ended lookup_failed action_unknown changed choices_changed back_to_step private_again using_known contact articles_in intent_person intent_thanks intent_goodbye intent_frustration';
const options = 'person continue restart helpful not_helpful something_else retry contact back yes no skip';
const errors = 'required invalid_email invalid_phone invalid_number invalid_order invalid_date invalid_url invalid_choice invalid_file too_small too_large invalid_contact too_long';

function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`)));
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

test('the list of languages and the files are the same', () => {
  assert.deepEqual(Object.keys(files).sort(), [...languages].sort());
});

for (const [tag, words] of Object.entries(files)) {
  test(`${tag}: same keys and values as English, nothing empty`, () => {
    const english = new Map(flatten(en));
    const own = new Map(flatten(words));
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort());
    for (const [key, text] of own) {
      assert.notEqual(text.trim(), '', key);
      assert.deepEqual(placeholders(text), placeholders(english.get(key) ?? ''), key);
    }
  });

  test(`${tag}: has words for everything the core says by key`, () => {
    const strings = new Strings(tag, words);
    for (const key of messages.split(' ')) assert.ok(strings.t(`say.${key}`), key);
    for (const key of options.split(' ')) assert.ok(strings.t(`option.${key}`), key);
    for (const key of errors.split(' ')) assert.ok(strings.t(`error.${key}`), key);
    for (const key of ['name', 'contact', 'message']) assert.ok(strings.t(`field.${key}`), key);
  });
}

test('what the built-in intents are said by goes to the engine; without the file none is listened for', () => {
  const reply = (body: string): Reply => ({ status: 200, body, bytes: new Uint8Array(), type: '', retryAfter: 0 });
  assert.equal(intentsIn(reply('{"title":"Help","intents":{"thanks":["ta"]}}')), '{"thanks":["ta"]}');
  for (const body of ['', '<html>', '{}', 'null']) assert.ok(['', '""'].includes(intentsIn(reply(body))), body);
});

test('a group of texts stands before the usual ones, and leaves the others', () => {
  const own = new Strings('en', en).in('no_receiver');
  assert.deepEqual([own.t('send_message'), own.t('submit'), own.t('no such')], ['Continue', 'Continue', '']);
  assert.equal(new Strings('en', en).t('send_message'), 'Send message');
  assert.equal(new Strings('sr', { title: 'Pomoć' }).in('no_receiver').t('send_message'), 'Continue', 'English where the language has none');
  for (const group of [en.no_receiver, en.in_conversation]) {
    for (const [key] of flatten(group)) assert.ok(new Strings('en', en).t(key), `${key} is the name of a usual text`);
  }
});

test('a line that sends somebody to a button calls it by its name, in every language', () => {
  for (const [tag, words] of Object.entries(files)) {
    const texts = new Strings(tag, words);
    for (const key of ['say.intent_person', 'say.intent_frustration']) {
      assert.ok(texts.t(key).includes(texts.t('talk_to_person')), `${tag} ${key}`);
      assert.ok(texts.in('in_conversation').t(key).includes(texts.t('your_conversation')), `${tag} ${key}`);
      assert.ok(!texts.in('no_receiver').t(key).includes(texts.t('talk_to_person')), `${tag} ${key}`);
    }
  }
});

test('plural forms follow the language', () => {
  const counts = (tag: string): string[] => [1, 2, 5, 21].map((count) => new Strings(tag, files[tag] ?? en).count('unread', count));
  assert.deepEqual(counts('en'), ['1 new message', '2 new messages', '5 new messages', '21 new messages']);
  assert.deepEqual(counts('sr'), ['1 nova poruka', '2 nove poruke', '5 novih poruka', '21 nova poruka']);
  assert.deepEqual(counts('cs'), ['1 nová zpráva', '2 nové zprávy', '5 nových zpráv', '21 nových zpráv']);
});

test('tags find their language, unknown ones English', () => {
  const cases = { 'sr-Latn-RS': 'sr', SR: 'sr', en_GB: 'en', 'cs-CZ': 'cs', de: 'en', '': 'en' };
  for (const [tag, language] of Object.entries(cases)) assert.equal(languageFor(tag), language, tag);
});

test('values are put in as they are; unknown keys give nothing', () => {
  const strings = new Strings('en', { greet: 'Hi {name}, {missing}' });
  assert.equal(strings.t('greet', { name: '<b>{x}$&</b>' }), 'Hi <b>{x}$&</b>, {missing}');
  assert.equal(strings.t('no.such.key'), '');
  assert.equal(strings.t('constructor'), '');
  assert.equal(strings.t('say.__proto__'), '');
});
