// Ids, time, storage: the widget's contact with the world, and what happens when the world says no.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { steadyClock } from '../../widget/src/host/clock.ts';
import { newId, random32, uuidv7 } from '../../widget/src/host/ids.ts';
import { openStore, parseStored } from '../../widget/src/host/storage.ts';
import { FakeStorage } from './fake-storage.ts';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('uuidv7 puts the time into the first 48 bits and keeps version and variant', () => {
  assert.equal(uuidv7(0x017f22e279b0, Uint8Array.of(0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  assert.equal(uuidv7(2 ** 48 - 1, new Uint8Array(10).fill(0xff)), 'ffffffff-ffff-7fff-bfff-ffffffffffff');
  assert.equal(uuidv7(-5, new Uint8Array(10)), '00000000-0000-7000-8000-000000000000');
});

test('new ids are well formed, differ, and sort by time', () => {
  const ids = Array.from({ length: 200 }, (_, i) => newId(1_700_000_000_000 + i));
  for (const id of ids) assert.match(id, form);
  assert.equal(new Set(ids).size, 200);
  assert.deepEqual([...ids].sort(), ids);
  assert.notEqual(newId(5), newId(5));
});

test('random32 is an unsigned 32-bit integer', () => {
  for (let i = 0; i < 100; i++) {
    const value = random32();
    assert.ok(Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff);
  }
});

test('the clock never runs backwards, even when the system is set back', () => {
  const readings = [100.7, 105, 40, 104, 106];
  const clock = steadyClock(() => readings.shift() ?? 0);
  assert.deepEqual([clock.now(), clock.now(), clock.now(), clock.now(), clock.now()], [100, 105, 105, 105, 106]);
});

test('storage that works keeps texts and says so', () => {
  const fake = new FakeStorage();
  const store = openStore(() => fake);
  assert.equal(store.set('a:1', 'x'), true);
  assert.equal(openStore(() => fake).get('a:1'), 'x');
  store.set('b', 'y');
  assert.deepEqual(store.keys('a:'), ['a:1']);
  store.remove('a:1');
  assert.equal(store.get('a:1'), null);
});

test('storage that may not even be named: all stays in memory, and is not called kept', () => {
  const store = openStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  assert.equal(store.set('k', 'v'), false);
  assert.equal(store.get('k'), 'v');
  assert.deepEqual(store.keys('k'), ['k']);
  store.remove('k');
  assert.equal(store.get('k'), null);
});

test('a full storage: the newest text wins over the older stored one', () => {
  const fake = new FakeStorage(5);
  const store = openStore(() => fake);
  assert.equal(store.set('k', 'old'), true);
  assert.equal(store.set('k', 'much longer'), false);
  assert.equal(store.get('k'), 'much longer');
  assert.equal(store.set('k', 'new'), true);
  assert.equal(store.get('k'), 'new');
});

test('storage denied in mid-session throws nowhere', () => {
  const fake = new FakeStorage();
  const store = openStore(() => fake);
  store.set('k', 'v');
  fake.denied = true;
  assert.equal(store.get('k'), null);
  assert.equal(store.set('k', 'w'), false);
  assert.equal(store.get('k'), 'w');
  store.remove('k');
});

test('damaged stored text reads as nothing', () => {
  for (const text of [null, '', '{', 'undefined', '{"a":']) assert.equal(parseStored(text), null);
  assert.deepEqual(parseStored('{"a":1}'), { a: 1 });
});
