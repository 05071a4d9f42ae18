// What a session starts from: fresh files, the last copy that worked, or the plain list.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { boot, type BootHost } from '../../widget/src/boot.ts';
import type { Reply } from '../../widget/src/host/net.ts';
import { openStore, type Store } from '../../widget/src/host/storage.ts';
import type { Engine, Loaded, Problem } from '../../wasm/js/index.ts';
import { FakeStorage } from './fake-storage.ts';

const address = 'https://shop.example/support.json';
const unreadable = '{"waypost": 1, "locale": ';
const clean = JSON.stringify({ waypost: 1, locale: 'en', articles: [{ id: 'a', questions: ['A?'], answer: 'Yes.' }] });
const withFault = JSON.stringify({ waypost: 1, locale: 'en', articles: [{ id: 'a', questions: ['A?'], answer: 'Newer.' }, { id: 'b', questions: ['B?'], answer: 7 }] });

const memory = (): Store => openStore(() => new FakeStorage());

/** Stands for the engine: takes what is JSON, names articles without a text, remembers what it was given. */
class ReadingEngine {
  given = '';
  step(): never {
    throw new Error('not used');
  }
  load(base: string | Uint8Array): Promise<Loaded> {
    this.given = typeof base === 'string' ? base : new TextDecoder().decode(base);
    try {
      const { articles } = JSON.parse(this.given) as { articles: { answer: unknown }[] };
      const problems = articles.filter(({ answer }) => typeof answer !== 'string').map((): Problem => ({ code: 'wrong_type', severity: 'error' }));
      return Promise.resolve({ problems, about: { locale: 'en', hash: 'h' } });
    } catch {
      return Promise.reject(Object.assign(new Error('unusable'), { name: 'EngineError', code: 'unusable', problems: [] }));
    }
  }
}

async function visit(store: Store, body: string, status = 200): Promise<{ kind: string; given: string; told: string[] }> {
  const engine = new ReadingEngine();
  const told: string[] = [];
  const reply: Reply = { status, body, bytes: new TextEncoder().encode(body), type: '', retryAfter: 0 };
  const host: BootHost = {
    store,
    request: () => Promise.resolve(reply),
    intents: Promise.resolve('{"thanks":["ta"]}'),
    loadEngine: () => Promise.resolve(engine as unknown as Engine),
    onProblem: (code) => told.push(code),
  };
  const { kind } = await boot(address, 'en', host);
  return { kind, given: engine.given, told };
}

test('a file with one broken article is told of, works, and is kept', async () => {
  const store = memory();
  assert.deepEqual(await visit(store, withFault), { kind: 'ready', given: withFault, told: ['content'] });
  const next = await visit(store, unreadable);
  assert.deepEqual([next.kind, next.given], ['ready', withFault], 'the next unreadable save finds it');
  assert.ok(next.told.includes('unusable'));
});

test('the last file that worked is the copy, not an older one without a fault', async () => {
  const store = memory();
  await visit(store, clean);
  await visit(store, withFault);
  assert.equal((await visit(store, '', 503)).given, withFault);
});

test('a copy does not become fresher by being used, and without one the plain list is left', async () => {
  const store = memory();
  assert.equal((await visit(store, unreadable)).kind, 'plain');
  await visit(store, clean);
  for (let i = 0; i < 2; i++) assert.equal((await visit(store, unreadable)).given, clean);
});
