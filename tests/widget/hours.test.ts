// Opening hours in the shop's zone: open, closed, closures, changes of offset.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Hours, openState } from '../../widget/src/text/hours.ts';

const week = { mon: ['09:00-17:00'], tue: ['09:00-12:00', '13:00-17:00'], wed: ['09:00-17:00'], thu: ['09:00-17:00'], fri: ['09:00-17:00'] };
const shop: Hours = { zone: 'Europe/Belgrade', week, closures: [{ date: '2026-11-26', text: 'Closed today.' }] };
const at = (text: string): number => Date.parse(text);
const next = (text: string): string => {
  const state = openState(shop, at(text));
  return `${state?.open ? 'open' : 'closed'} ${state?.next ? new Date(state.next).toISOString() : ''}`;
};

test('open until the end of the span, closed until the next one', () => {
  assert.equal(next('2026-11-23T10:00:00Z'), 'open 2026-11-23T16:00:00.000Z');
  assert.equal(next('2026-11-23T07:59:00Z'), 'closed 2026-11-23T08:00:00.000Z');
  assert.equal(next('2026-11-24T11:30:30Z'), 'closed 2026-11-24T12:00:00.000Z');
  assert.equal(next('2026-11-23T16:00:00Z'), 'closed 2026-11-24T08:00:00.000Z');
  assert.equal(next('2026-11-27T20:00:00Z'), 'closed 2026-11-30T08:00:00.000Z');
});

test('a closure closes the whole day and says why', () => {
  assert.equal(next('2026-11-26T10:00:00Z'), 'closed 2026-11-27T08:00:00.000Z');
  assert.equal(openState(shop, at('2026-11-26T10:00:00Z'))?.closure, 'Closed today.');
});

test('the night in which the clocks change does not shift the morning', () => {
  assert.equal(next('2027-03-26T20:00:00Z'), 'closed 2027-03-29T07:00:00.000Z');
  assert.equal(next('2026-10-23T20:00:00Z'), 'closed 2026-10-26T08:00:00.000Z');
});

test('an unknown zone, no hours at all, nonsense in a span', () => {
  assert.equal(openState({ zone: 'Mars/Base' }, 0), null);
  assert.deepEqual(openState({ zone: 'UTC' }, 0), { open: false, next: null, closure: '' });
  assert.deepEqual(openState({ zone: 'UTC', week: { thu: ['9-17', ''] } }, 0), { open: false, next: null, closure: '' });
});
