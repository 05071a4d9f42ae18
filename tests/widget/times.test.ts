// Times as visitors say them, by the clock in front of them.

import './dom.ts';

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import cs from '../../widget/src/lang/cs.json';
import en from '../../widget/src/lang/en.json';
import fi from '../../widget/src/lang/fi.json';
import hr from '../../widget/src/lang/hr.json';
import sr from '../../widget/src/lang/sr.json';
import tr from '../../widget/src/lang/tr.json';
import { Strings, type Words } from '../../widget/src/strings.ts';
import { withTimes } from '../../widget/src/text/times.ts';
import { hoursLine } from '../../widget/src/views/contact.ts';

const shop = 'Europe/Belgrade';
const english = new Strings('en-GB', en);
// A Monday, 17:30 in Belgrade.
const now = Date.parse('2026-11-23T16:30:00Z');
const say = (value: string, strings = english, zone = shop, at = now): string => withTimes({ value, as: 'time' }, at, strings, zone).value;

beforeEach(() => {
  process.env.TZ = shop;
});

test('today, tomorrow, a day of the week within six days; else the date', () => {
  assert.equal(say('2026-11-23T17:00:00Z'), 'today 18:00');
  assert.equal(say('2026-11-24T08:00:00Z'), 'tomorrow 09:00');
  assert.equal(say('2026-11-25T08:00:00Z'), 'Wednesday 09:00');
  assert.equal(say('2026-11-29T08:00:00Z'), 'Sunday 09:00');
  assert.equal(say('2026-11-30T08:00:00Z'), '30 November 2026 at 09:00', 'a Monday, as today is');
  assert.equal(say('2026-11-22T08:00:00Z'), '22 November 2026 at 09:00', 'what is over has its date');
  assert.equal(say('soon'), 'soon');
});

test('by the calendar, not by 24 hours: minutes before midnight, and the night in which clocks change', () => {
  assert.equal(say('2026-11-23T23:01:00Z', english, shop, Date.parse('2026-11-23T22:59:00Z')), 'tomorrow 00:01');
  assert.equal(say('2026-10-25T08:00:00Z', english, shop, Date.parse('2026-10-24T20:00:00Z')), 'tomorrow 09:00');
  assert.equal(say('2026-10-31T08:00:00Z', english, shop, Date.parse('2026-10-24T22:30:00Z')), 'Saturday 09:00');
});

test('where the visitor’s clock shows another time than the shop’s, it says whose time it is', () => {
  process.env.TZ = 'America/New_York';
  assert.equal(say('2026-11-24T08:00:00Z'), 'tomorrow 03:00 your time');
  assert.equal(say('2026-12-24T08:00:00Z'), '24 December 2026 at 03:00 your time');
  process.env.TZ = 'Europe/Vienna';
  assert.equal(say('2026-11-24T08:00:00Z'), 'tomorrow 09:00', 'another zone, the same clock');
  process.env.TZ = 'Asia/Tokyo';
  assert.equal(say('2026-11-24T08:00:00Z', english, ''), 'today 17:00', 'a shop without hours has no clock');
  assert.equal(say('2026-11-24T08:00:00Z', english, 'Mars/Olympus'), 'today 17:00', 'a zone that the browser does not know');
});

test('in the words of each language', () => {
  process.env.TZ = 'Europe/London';
  const tomorrow = (locale: string, words: Words): string => say('2026-11-24T08:00:00Z', new Strings(locale, words));
  assert.equal(tomorrow('sr-Latn-RS', sr), 'sutra 08:00 po vašem vremenu');
  assert.equal(tomorrow('hr', hr), 'sutra 08:00 po vašem vremenu');
  assert.equal(tomorrow('cs', cs), 'zítra 8:00 vašeho času');
  assert.equal(tomorrow('fi', fi), 'huomenna 8.00 sinun aikaasi');
  assert.equal(tomorrow('tr', tr), 'yarın 08:00 (yerel saatinizle)');
});

test('only typed times, wherever they stand; all else stays as it is', () => {
  const effects = [
    { type: 'say', id: '1:0', parts: [{ text: 'Back ' }, { value: '2026-11-24T08:00:00Z', as: 'time' }], media: { kind: 'card', title: [{ value: '2026-11-23T17:00:00Z', as: 'time' }] } },
    { type: 'offer', id: '1:1', turn: 1, options: [{ id: 'a', label: [{ value: '2026-11-24', as: 'date' }, { value: '2026-11-24T08:00:00Z' }] }], person_first: false },
  ];
  const said = structuredClone(effects) as unknown[];
  assert.deepEqual(withTimes(effects, now, english, shop), [
    { ...effects[0], parts: [{ text: 'Back ' }, { value: 'tomorrow 09:00' }], media: { kind: 'card', title: [{ value: 'today 18:00' }] } },
    effects[1],
  ]);
  assert.deepEqual(effects, said, 'what is stored keeps the time itself');
});

test('the line of the hours says tomorrow, and whose time it is', () => {
  const hours = { zone: shop, week: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], thu: ['09:00-17:00'] } };
  const line = (at: string): string | null | undefined => hoursLine(hours, english, Date.parse(at))?.textContent;
  assert.equal(line('2026-11-23T16:30:00Z'), 'Closed now. Opens tomorrow at 09:00');
  assert.equal(line('2026-11-24T16:30:00Z'), 'Closed now. Opens Thursday at 09:00');
  assert.equal(line('2026-11-23T10:30:00Z'), 'Open now, until 17:00');
  process.env.TZ = 'America/New_York';
  assert.equal(line('2026-11-23T10:30:00Z'), 'Open now, until 11:00 your time');
  assert.equal(line('2026-11-23T23:30:00Z'), 'Closed now. Opens tomorrow at 03:00 your time');
});
