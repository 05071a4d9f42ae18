// Knowledge files without the engine: which sibling serves, and what the plain list shows from unchecked files.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fetchFiles, keepCopy, lastCopy, siblingFor, translated } from '../../widget/src/knowledge.ts';
import { openStore } from '../../widget/src/host/storage.ts';
import { readEntries } from '../../widget/src/text/unchecked.ts';
import { FakeStorage } from './fake-storage.ts';

const reply = (body: string, status = 200) => ({ status, body, bytes: new TextEncoder().encode(body), type: '', retryAfter: 0 });
const memory = () => openStore(() => new FakeStorage());
const base = { locale: 'en', locales: { sr: 'support.sr.json', 'pt-BR': 'br.json' }, articles: [{ id: 'a', questions: ['A?'], answer: 'A' }, { id: 'b', questions: ['B?'], answer: 'B' }] };

test('the sibling for a wish: exact tag, then language, else the base', () => {
  const cases: [string, string | null][] = [['sr', 'support.sr.json'], ['sr-Latn-RS', 'support.sr.json'], ['PT-br', 'br.json'], ['pt', 'br.json'], ['en-GB', null], ['de', null], ['', null]];
  for (const [wish, name] of cases) assert.equal(siblingFor(base, wish), name, wish);
  for (const odd of [null, {}, { locales: 7 }, { locales: { sr: 7 } }]) assert.equal(siblingFor(odd, 'sr'), null);
});

test('base and sibling are fetched, kept, and read back the same', async () => {
  const files: Record<string, string> = { 'https://shop.example/k/support.json': JSON.stringify(base), 'https://shop.example/k/support.sr.json': '{"articles":[{"id":"b","questions":["Be?"],"answer":"Be"}]}' };
  const store = memory();
  const request = (url: string) => Promise.resolve(reply(files[url] ?? '', files[url] ? 200 : 404));
  const address = 'https://shop.example/k/support.json';
  const fresh = await fetchFiles(address, 'sr', { store, request });
  assert.ok(fresh);
  assert.deepEqual(readEntries(fresh.parsed?.articles).map((entry) => entry.question), ['A?', 'Be?']);
  assert.equal(lastCopy(address, store), null);
  keepCopy(address, fresh, store);
  assert.deepEqual(lastCopy(address, store)?.parsed, fresh.parsed);
  assert.equal(await fetchFiles('https://shop.example/none.json', 'en', { store, request }), null);
});

test('an address that cannot be one names no sibling: the base serves', async () => {
  const odd = JSON.stringify({ ...base, locales: { sr: 'http://[' } });
  const asked: string[] = [];
  const request = (url: string) => (asked.push(url), Promise.resolve(reply(odd)));
  const files = await fetchFiles('https://shop.example/k/support.json', 'sr', { store: memory(), request });
  assert.equal(files?.sibling, '');
  assert.deepEqual(asked, ['https://shop.example/k/support.json']);
});

test('files too long to be kept leave no older copy behind', () => {
  const store = memory();
  const files = { base: '{"articles":[]}', sibling: '', parsed: null, source: 'fresh' as const };
  keepCopy('a', files, store);
  assert.ok(lastCopy('a', store));
  keepCopy('a', { ...files, base: 'x'.repeat(1_000_000) }, store);
  assert.equal(lastCopy('a', store), null);
});

test('a file that is not JSON has bytes but nothing parsed', async () => {
  const files = await fetchFiles('https://shop.example/x', 'en', { store: memory(), request: () => Promise.resolve(reply('{"waypost": 1,')) });
  assert.equal(files?.parsed, null);
  assert.equal(files?.base.length, 14);
});

test('the plain list leaves out whatever is not a question with an answer', () => {
  const articles = [null, 7, {}, { questions: [], answer: 'x' }, { questions: [7], answer: 'x' }, { questions: ['Q?'], answer: '' }, { id: 'q', questions: ['Q?', 'R?'], answer: 'A' }];
  assert.deepEqual(readEntries(articles), [{ question: 'Q?', answer: 'A', article: articles.at(-1) }]);
  for (const odd of [undefined, null, {}, 'x']) assert.deepEqual(readEntries(odd), []);
  assert.equal(translated(null, null), null);
});
