// The engine's life through the files that ship: handles, failures, recovery, odd text, memory.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { Engine, build, loadModule, moduleBytes, loadInto, newEdge, repoText, script, startEngine } from './lib/shipped.mjs';

const knowledge = repoText('demo/knowledge/support.json');
const question = { text: 'where is my order', limit: 5 };
const opening = { type: 'open', at: 1767225600000, seq: 1, id: '019b76da-a7c0-7000-8000-000000000001', rand: 7 };

const rejectsWith = (promise, code) => assert.rejects(promise, (failure) => failure.name === 'EngineError' && failure.code === code);

/** Starts an engine and gives the memories of its instances as they are made. */
async function startWatched() {
  const memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...args) => {
    const instance = await instantiate(...args);
    memories.push(Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory));
    return instance;
  };
  const engine = await startEngine();
  return { engine, memories, restore: () => (WebAssembly.instantiate = instantiate) };
}

/** What a bug in the module could do: every pointer in memory is now wild. */
const ruin = (memory) => new Uint8Array(memory.buffer).fill(0xff);

test('version: script and module carry one build id', async () => {
  const engine = await startEngine();
  const version = await engine.version();
  assert.equal(version.build, build);
  assert.match(version.version, /^\d+\.\d+\.\d+$/);
});

test('handles: a stale one is an error, never another content', async () => {
  const edge = await newEdge();
  const first = loadInto(edge, knowledge).handle;
  assert.ok(first > 0);
  assert.equal(edge.unload(first), true);
  assert.equal(edge.unload(first), false);
  const second = loadInto(edge, knowledge).handle;
  assert.notEqual(second, first);
  const stale = '{"error":{"code":"stale_handle"}}';
  for (const handle of [first, 0, -1, 1, 65535, 2147483647]) {
    assert.equal(edge.ask(handle, JSON.stringify(question)), stale);
    assert.equal(edge.step(handle, '', JSON.stringify(opening)), stale);
    assert.equal(edge.record(handle, '{}', '[]'), stale);
    assert.equal(edge.article(handle, 'returns'), stale);
    assert.equal(edge.unload(handle), false);
  }
  assert.ok(JSON.parse(edge.ask(second, JSON.stringify(question))).matches.length > 0);
});

test('engine: after unload, and before load, every call says stale_handle', async () => {
  const engine = await startEngine();
  await rejectsWith(engine.ask(question), 'stale_handle');
  await engine.load(knowledge);
  await engine.unload();
  await rejectsWith(engine.ask(question), 'stale_handle');
  await rejectsWith(engine.unload(), 'stale_handle');
});

test('engine: unusable knowledge is refused with its problems, and what was loaded stays', async () => {
  const engine = await startEngine();
  await engine.load(knowledge);
  await assert.rejects(engine.load('{"waypost": 1'), (failure) => failure.code === 'unusable' && failure.problems[0].code === 'syntax');
  assert.ok((await engine.ask(question)).matches.length > 0);
});

test('misuse is an error with a code, not a crash', async () => {
  const engine = await startEngine();
  await engine.load(knowledge);
  await rejectsWith(engine.ask({}), 'bad_request');
  await rejectsWith(engine.step(null, { type: 'dance' }), 'bad_event');
  await rejectsWith(engine.article('no such article'), 'unknown_article');
  const { snapshot } = await engine.step(null, opening);
  await rejectsWith(engine.record(snapshot, []), 'bad_snapshot');
  const asked = await engine.step(snapshot, { ...opening, type: 'person', seq: 2 });
  await rejectsWith(engine.record(asked.snapshot, { not: 'a log' }), 'bad_log');
  assert.ok((await engine.ask(question)).matches.length > 0);
});

test('recovery: a ruined instance is replaced once and the call repeated from the last snapshot', async () => {
  const { engine, memories, restore } = await startWatched();
  try {
    await engine.load(knowledge);
    const { snapshot } = await engine.step(null, opening);
    const query = { ...opening, type: 'query', text: 'return my order', seq: 2 };
    const expected = await engine.step(snapshot, query);
    const before = memories.length;

    ruin(memories.at(-1));
    // Three calls at once: one replaces the instance, all are answered.
    const [stepped, again, answer] = await Promise.all([engine.step(snapshot, query), engine.step(snapshot, query), engine.ask(question)]);
    assert.deepEqual(stepped, expected);
    assert.deepEqual(again, expected);
    assert.ok(answer.matches.length > 0);
    assert.equal(memories.length, before + 1);

    ruin(memories.at(-1));
    await rejectsWith(engine.ask(question), 'dead');
    await rejectsWith(engine.step(snapshot, query), 'dead');
    assert.equal(memories.length, before + 1);
  } finally {
    restore();
  }
});

test('recovery: the first load may be the call that is repeated', async () => {
  const { engine, memories, restore } = await startWatched();
  try {
    ruin(memories.at(-1));
    const { about } = await engine.load(knowledge);
    assert.equal(about.locale, 'en');
    assert.ok((await engine.ask(question)).matches.length > 0);
  } finally {
    restore();
  }
});

test('recovery: after an unload nothing comes back, and the next load is its own', async () => {
  const { engine, memories, restore } = await startWatched();
  try {
    await engine.load(knowledge);
    await engine.unload();
    ruin(memories.at(-1));
    await engine.version();
    await rejectsWith(engine.ask(question), 'stale_handle');
    await engine.load(knowledge);
    assert.ok((await engine.ask(question)).matches.length > 0);
  } finally {
    restore();
  }
});

test('recovery: a failure while the old content is freed does not lose the new one', async () => {
  let failures = 1;
  const engine = await Engine.start(async () => {
    const edge = await newEdge();
    const unload = (handle) => {
      if (failures-- > 0) throw new WebAssembly.RuntimeError('unreachable');
      return edge.unload(handle);
    };
    return { ...edge, unload };
  });
  await engine.load(repoText('tests/vectors/walk/knowledge.json'));
  const { about } = await engine.load(knowledge);
  assert.equal(failures, -1);
  assert.equal((await engine.ask(question)).matches.length > 0, true);
  assert.equal(about.site.name, JSON.parse(knowledge).site.name);
});

test('recovery: memory that runs out is answered like any failure, not with garbage', async () => {
  const engine = await startEngine();
  await engine.load(knowledge);
  const huge = new Uint8Array(1_200_000_000).fill(0x20);
  await assert.rejects(engine.load(huge), (failure) => ['dead', 'unusable'].includes(failure.code));
});

test('text: ill-formed UTF-16 is made well-formed, unit for unit', async () => {
  const engine = await startEngine();
  await engine.load(knowledge);
  const broken = { text: '\ud83d where is RL-10001 \udc00', limit: 3 };
  const mended = { text: '\ufffd where is RL-10001 \ufffd', limit: 3 };
  assert.deepEqual(await engine.ask(broken), await engine.ask(mended));
  const { snapshot } = await engine.step(null, opening);
  const event = (text) => ({ ...opening, type: 'query', seq: 2, text });
  assert.deepEqual(await engine.step(snapshot, event(broken.text)), await engine.step(snapshot, event(mended.text)));
  const fields = { 'a\ud83d': '\udc00' };
  await engine.step(snapshot, { ...opening, type: 'submit', seq: 2, turn: 1, fields });
  await rejectsWith(engine.article('\ud83d'), 'unknown_article');
});

test('text: whole emoji, NUL and long text cross unharmed', async () => {
  const engine = await startEngine();
  await engine.load(knowledge);
  for (const text of ['😀🏽', 'a\u0000b', 'x'.repeat(100_000), '']) {
    const answer = await engine.ask({ text, limit: 3 });
    assert.ok(['answer', 'choose', 'none'].includes(answer.decision));
  }
});

test('bytes: faults in the encoding are found where they are', async () => {
  const engine = await startEngine();
  const bytes = new TextEncoder().encode(knowledge);
  bytes[knowledge.indexOf('"articles"') + 3] = 0xff;
  await assert.rejects(engine.load(bytes), (failure) => failure.problems[0].code === 'utf8' && failure.problems[0].line > 1);
});

test('memory: flat over 10,000 questions and steps', async () => {
  const { engine, memories, restore } = await startWatched();
  try {
    await engine.load(knowledge);
    const run = async (count) => {
      let { snapshot } = await engine.step(null, opening);
      for (let i = 0; i < count; ++i) {
        await engine.ask({ text: `where is my order ${i % 7}`, limit: 5, prefix: i % 2 === 0 });
        const event = { ...opening, type: i % 3 === 0 ? 'restart' : 'query', text: 'return a jacket', seq: i + 2 };
        ({ snapshot } = await engine.step(snapshot, event));
      }
    };
    await run(500);
    const warm = memories.at(-1).buffer.byteLength;
    await run(5000);
    assert.equal(memories.at(-1).buffer.byteLength, warm);
  } finally {
    restore();
  }
});

test('memory: flat over hundreds of loads, each taking the place of the one before', async () => {
  const { engine, memories, restore } = await startWatched();
  const { menu, ...rest } = JSON.parse(knowledge);
  const small = JSON.stringify({ ...rest, articles: rest.articles.slice(0, 4) });
  try {
    for (let i = 0; i < 10; ++i) await engine.load(small);
    const size = () => memories.at(-1).buffer.byteLength;
    const warm = size();
    for (let i = 0; i < 600; ++i) await engine.load(small);
    // A gap may have been too small for what comes: memory grows by whole steps, at most twice. A leak of 900 bytes a
    // load would take a third.
    const step = 4 * 65_536;
    assert.ok(size() <= warm + 2 * step, `${warm} bytes grew to ${size()}`);
  } finally {
    restore();
  }
});

test('memory: contents of megabytes leave no more than gaps behind', async () => {
  const { engine, memories, restore } = await startWatched();
  try {
    // Two are in memory at once: the new one must stand before the old one goes.
    for (let i = 0; i < 2; ++i) await engine.load(knowledge);
    const two = memories.at(-1).buffer.byteLength;
    for (let i = 0; i < 20; ++i) await engine.load(knowledge);
    assert.ok(memories.at(-1).buffer.byteLength <= 1.5 * two);
  } finally {
    restore();
  }
});

/** The engine's script anew, so that nothing is loaded yet. */
let copies = 0;
const freshScript = () => import(`${script}?copy=${++copies}`);

test('loading: what fails has a name, is not remembered, and succeeds when tried again', async () => {
  let mode = 'gone';
  let served = 0;
  const server = createServer((request, response) => {
    served += 1;
    const bytes = moduleBytes();
    if (mode === 'gone') response.writeHead(404).end();
    if (mode === 'cut') response.end(bytes.subarray(0, bytes.length / 2));
    if (mode === 'html') response.end('<!doctype html>');
    if (mode === 'fine') response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}/engine.wasm`;
  try {
    const { loadEngine } = await freshScript();
    await rejectsWith(loadEngine(address), 'missing');
    mode = 'cut';
    await rejectsWith(loadEngine(address), 'bad_module');
    mode = 'html';
    await rejectsWith(loadEngine(address), 'bad_module');
    mode = 'fine';
    served = 0;
    const [one, two] = await Promise.all([loadEngine(address), loadEngine(address)]);
    assert.equal(served, 1);
    await one.load(knowledge);
    await rejectsWith(two.ask(question), 'stale_handle');
  } finally {
    server.close();
    server.closeAllConnections();
  }
  const { loadEngine } = await freshScript();
  await rejectsWith(loadEngine(address), 'missing');
});

test('loading: a module of another build is refused', async () => {
  const { loadEngine } = await freshScript();
  const bytes = Buffer.from(moduleBytes());
  bytes.write('0'.repeat(build.length), bytes.indexOf(build));
  await rejectsWith(loadEngine(new Uint8Array(bytes)), 'build_mismatch');
});

test('loading: where WebAssembly is barred, it says so', async () => {
  const { loadEngine } = await freshScript();
  const { WebAssembly: real } = globalThis;
  try {
    globalThis.WebAssembly = { ...real, compile: () => Promise.reject(new real.CompileError('blocked by CSP')) };
    await rejectsWith(loadEngine(moduleBytes()), 'barred');
    delete globalThis.WebAssembly;
    await rejectsWith(loadEngine(moduleBytes()), 'barred');
  } finally {
    globalThis.WebAssembly = real;
  }
  await loadEngine(moduleBytes());
});

test('two engines on one module share nothing', async () => {
  const newInstance = await loadModule(moduleBytes());
  const [one, two] = [await Engine.start(newInstance), await Engine.start(newInstance)];
  await one.load(knowledge);
  await rejectsWith(two.ask(question), 'stale_handle');
});
