// The clocks of zones that the core is told, from Intl; and values as people of a locale read them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { zonesOf } from '../../widget/src/host/zones.ts';
import { plainText } from '../../widget/src/text/parts.ts';

const at = (text: string): number => Date.parse(text);

test('changes of clocks are found to the minute, 400 days ahead', () => {
  const now = at('2026-01-01T00:00:30Z');
  const zones = zonesOf({ zone: 'Europe/Belgrade', departments: { us: { zone: 'America/New_York' }, island: { zone: 'Australia/Lord_Howe' }, hills: { zone: 'Asia/Kathmandu' }, same: { zone: 'Europe/Belgrade' } } }, now);
  const first = at('2026-01-01T00:00:00Z');
  assert.deepEqual(zones, {
    'Europe/Belgrade': [[first, 60], [at('2026-03-29T01:00:00Z'), 120], [at('2026-10-25T01:00:00Z'), 60]],
    'America/New_York': [[first, -300], [at('2026-03-08T07:00:00Z'), -240], [at('2026-11-01T06:00:00Z'), -300]],
    'Australia/Lord_Howe': [[first, 660], [at('2026-04-04T15:00:00Z'), 630], [at('2026-10-03T15:30:00Z'), 660]],
    'Asia/Kathmandu': [[first, 345]],
  });
});

test('a day that is left out, and Ramadan: clocks that change twice within a month', () => {
  assert.deepEqual(zonesOf({ zone: 'Pacific/Apia' }, at('2011-10-01T00:00:00Z'))['Pacific/Apia']?.slice(0, 2), [[at('2011-10-01T00:00:00Z'), -600], [at('2011-12-30T10:00:00Z'), 840]]);
  const casablanca = zonesOf({ zone: 'Africa/Casablanca' }, at('2026-01-01T00:00:00Z'))['Africa/Casablanca'];
  assert.deepEqual(casablanca?.slice(0, 3), [[at('2026-01-01T00:00:00Z'), 60], [at('2026-02-15T02:00:00Z'), 0], [at('2026-03-22T02:00:00Z'), 60]]);
});

test('without hours nothing is asked; a zone that the browser does not know is left out', () => {
  assert.deepEqual(zonesOf(undefined, 0), {});
  assert.deepEqual(zonesOf({ zone: 'Mars/Base' }, 0), {});
});

test('numbers are written as people of the locale write them, short ones whole', () => {
  const shown = (value: string, locale: string) => plainText([{ text: 'x ' }, { value, as: 'number' }, { text: '.' }], locale);
  assert.equal(shown('12.5', 'de'), 'x 12,5.');
  assert.equal(shown('1234567.123456', 'en'), 'x 1,234,567.123456.');
  assert.equal(shown('2026', 'en'), 'x 2026.');
  assert.equal(shown('-12345', 'en'), 'x -12,345.');
  assert.equal(shown('9200000000000.123456', 'en'), 'x 9200000000000.123456.');
  assert.equal(plainText([{ value: '12.5' }], 'de'), '12.5');
  assert.equal(plainText([{ value: '2026-11-23', as: 'date' }], 'en-GB'), '23 November 2026');
});
