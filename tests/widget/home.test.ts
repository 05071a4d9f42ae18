// Home tells of what earlier sessions left behind: one block each, which stays, and keeps the focus, until it is over.

import './dom.ts';

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import en from '../../widget/src/lang/en.json';
import { Strings } from '../../widget/src/strings.ts';
import { Announcer } from '../../widget/src/views/announce.ts';
import type { LeftBehind, Undelivered } from '../../widget/src/views/delivery.ts';
import { Home } from '../../widget/src/views/home.ts';
import { Search } from '../../widget/src/views/search.ts';

const strings = new Strings('en-GB', en);
const search = new Search(strings, new Announcer(), { suggest: () => Promise.resolve(null), ask: () => undefined, pick: () => undefined, onActive: () => undefined });
let focusStarts = 0;

beforeEach(() => (focusStarts = 0));

function makeHome(...states: Undelivered['state'][]): { home: Home; left: (LeftBehind & { now: Undelivered['state'] })[]; blocks(): Element[] } {
  const home = new Home({ locale: 'en', hash: 'h' }, strings, search, { select: () => undefined, pick: () => undefined, focusStart: () => focusStarts++ }, () => 0);
  document.body.replaceChildren(home.node as never);
  const left = states.map((state, i) => {
    const one = { id: `r${i}`, now: state, undelivered: (): Undelivered => ({ state: one.now, text: `Text ${i}`, mail: '', cut: false }), copy: () => Promise.resolve(true), again: () => undefined, dismiss: () => undefined };
    return one;
  });
  return { home, left, blocks: () => [...home.node.querySelectorAll('.unsent')] };
}

test('news of one leave the others as they are', () => {
  const { home, left, blocks } = makeHome('parked', 'parked');
  assert.deepEqual(home.showUnsent(left), []);
  const [first, second] = blocks();
  second?.querySelector('button')?.focus();
  const focused = document.activeElement;
  assert.equal(focused?.textContent, 'Try again');
  if (left[0]) left[0].now = 'none';
  assert.deepEqual(home.showUnsent(left.slice(1)), ['r0']);
  assert.deepEqual(blocks(), [second]);
  assert.equal(first?.isConnected, false);
  assert.deepEqual([document.activeElement, focusStarts], [focused, 0]);
});

test('one that is tried again stays, tells how it stands and keeps the focus; when it is over the screen gets it', () => {
  const { home, left, blocks } = makeHome('parked');
  home.showUnsent(left);
  const [block] = blocks();
  block?.querySelector('button')?.focus();
  if (left[0]) left[0].now = 'waiting';
  assert.deepEqual(home.showUnsent([]), [], 'on its way it is no longer refused');
  assert.match(blocks()[0]?.textContent ?? '', /could not be sent yet.*Nothing is lost/);
  assert.deepEqual([blocks()[0], document.activeElement], [block, block]);
  if (left[0]) left[0].now = 'none';
  assert.deepEqual(home.showUnsent([]), ['r0']);
  assert.deepEqual([blocks(), focusStarts], [[], 1]);
});
