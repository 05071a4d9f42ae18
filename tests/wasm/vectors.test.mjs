// The shared vectors through the files that ship. tests/vectors/README.md says what each kind claims; the
// native tests read the same files.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { Fnv64, walk } from '../walk/walker.mjs';
import { EngineError, knowledgeText, loadInto, newEdge, repoBytes, repoJson, repoNames, repoText, root, startEngine } from './lib/shipped.mjs';

const kVectors = 'tests/vectors';

test('check: every planted fault is reported with its place, and nothing else', async (t) => {
  const folder = `${kVectors}/check`;
  const names = repoNames(folder, '.expected.json');
  assert.ok(names.length >= 25);
  const engine = await startEngine();
  for (const name of names) {
    await t.test(name, async () => {
      const sibling = existsSync(path.join(root, folder, `${name}.sibling.json`)) ? repoBytes(`${folder}/${name}.sibling.json`) : '';
      const found = await problemsOf(engine, repoBytes(`${folder}/${name}.json`), sibling);
      assert.deepEqual(sorted(found.map(asExpected)), sorted(repoJson(`${folder}/${name}.expected.json`).map(asExpected)));
      function asExpected({ code, severity, file, pointer, line, column }) {
        return [file ?? 0, line ?? 0, column ?? 0, severity, code, pointer ?? ''].join(' ');
      }
    });
  }
});

const sorted = (lines) => [...lines].sort();

async function problemsOf(engine, base, sibling) {
  try {
    return (await engine.load(base, sibling)).problems;
  } catch (failure) {
    if (failure instanceof EngineError && failure.code === 'unusable') return failure.problems;
    throw failure;
  }
}

test('ask: decisions, targets, entities, reasons', async (t) => {
  const folder = `${kVectors}/ask`;
  const engine = await startEngine();
  for (const name of repoNames(folder, '.json').filter((one) => !one.endsWith('.knowledge'))) {
    const vector = repoJson(`${folder}/${name}.json`);
    await engine.load(repoText(`${folder}/${vector.knowledge}`));
    for (const wanted of vector.cases) {
      await t.test(`${name}: ${JSON.stringify(wanted.question.text).slice(0, 60)}`, async () => {
        const answer = await engine.ask(wanted.question);
        if (wanted.decision) assert.equal(answer.decision, wanted.decision);
        if (wanted.count !== undefined) assert.equal(answer.matches.length, wanted.count);
        if (wanted.entities) assert.deepEqual(answer.entities, wanted.entities);
        if (wanted.intent !== undefined) assert.equal(answer.intent ?? '', wanted.intent);
        if (wanted.person !== undefined) assert.equal(answer.person ?? false, wanted.person);
        if (wanted.why) assert.deepEqual(answer.matches[0].why, wanted.why);
        const targets = answer.matches.map(({ target }) => `${target.kind}:${target.id}`);
        assert.deepEqual(targets.slice(0, wanted.targets?.length ?? 0), wanted.targets ?? []);
      });
    }
  }
});

test('wire: every event is understood, and a log of every effect becomes a record', async () => {
  const engine = await startEngine();
  await engine.load(repoText(`${kVectors}/walk/knowledge.json`));
  // With `stale` among them the whole turn would mean nothing.
  const effects = repoJson(`${kVectors}/wire/effects.json`).filter(({ type }) => type !== 'stale');
  const log = [];
  let snapshot = null;
  for (const event of repoJson(`${kVectors}/wire/events.json`)) {
    const stepped = await engine.step(snapshot, event);
    const meansNothingHere = stepped.effects[0]?.type === 'stale';
    assert.equal(stepped.snapshot.seq, meansNothingHere ? snapshot.seq : event.seq, JSON.stringify(event));
    snapshot = stepped.snapshot;
    log.push({ event, effects: [...stepped.effects, ...(log.length === 0 ? effects : [])] });
  }
  const record = await engine.record(snapshot, log);
  assert.equal(record.id, 'h');
  assert.ok(record.transcript.some(({ text }) => text === 'Order **RL-10023** is late.'), JSON.stringify(record.transcript));
});

/** Plays a session vector; `stepWith(event)` gives the effects. */
async function play(vector, engine, stepWith) {
  await engine.load(knowledgeText(vector.knowledge));
  for (const { knowledge, event, effects } of vector.events) {
    if (knowledge) await engine.load(knowledgeText(knowledge));
    const given = await stepWith(event, knowledge);
    assert.deepEqual(given.map((effect) => JSON.stringify(effect)), effects.map((effect) => JSON.stringify(effect)));
  }
}

test('session: every event gives its effects', async (t) => {
  const folder = `${kVectors}/session`;
  const names = repoNames(folder, '.json');
  assert.ok(names.length >= 10);
  for (const name of names) {
    const vector = repoJson(`${folder}/${name}.json`);

    await t.test(`${name}: straight through`, async () => {
      const engine = await startEngine();
      let stepped = { snapshot: null };
      await play(vector, engine, async (event) => {
        stepped = await engine.step(stepped.snapshot, event, stepped.private);
        return stepped.effects;
      });
    });

    await t.test(`${name}: saved, reloaded and restored before every step`, async () => {
      const engine = await startEngine();
      let stored = JSON.stringify({ snapshot: null });
      let files = vector.knowledge;
      await play(vector, engine, async (event, knowledge) => {
        files = knowledge ?? files;
        await engine.unload();
        await engine.load(knowledgeText(files));
        const { snapshot, private: answers } = JSON.parse(stored);
        const stepped = await engine.step(snapshot, event, answers);
        stored = JSON.stringify(stepped);
        return stepped.effects;
      });
    });
  }
});

test('record: the log becomes the handover record, byte for byte', async (t) => {
  const folder = `${kVectors}/record`;
  const names = repoNames(folder, '.json');
  assert.ok(names.length >= 1);
  const engine = await startEngine();
  for (const name of names) {
    await t.test(name, async () => {
      const vector = repoJson(`${folder}/${name}.json`);
      await engine.load(knowledgeText(vector.knowledge));
      let log = [];
      let stepped = { snapshot: null };
      for (const { event } of vector.events) {
        stepped = await engine.step(stepped.snapshot, event, stepped.private);
        log.push({ event, effects: stepped.effects });
        if (stepped.private) log = await engine.mask(stepped.snapshot, stepped.private, log);
      }
      const { snapshot } = stepped;
      const record = await engine.record(snapshot, log);
      assert.equal(JSON.stringify(record), JSON.stringify(vector.record));
    });
  }
});

test('walks: 1,000 seeded sessions give the checked-in hash', async () => {
  const edge = await newEdge();
  const { handle } = loadInto(edge, repoText(`${kVectors}/walk/knowledge.json`));
  while (edge.train(handle, 100) < 1000);
  const { hash } = walk({ step: (snapshot, event) => edge.step(handle, snapshot, event) });
  assert.equal(hash, repoText(`${kVectors}/walk/hash.txt`).trim());
});

test('ranking: trained here, the demo gives the checked-in hash, score by score', async () => {
  const edge = await newEdge();
  const hash = new Fnv64();
  for (const [language, sibling] of [['en', ''], ['fi', repoText('demo/knowledge/support.fi.json')]]) {
    const { handle } = loadInto(edge, repoText('demo/knowledge/support.json'), sibling);
    while (edge.train(handle, 100) < 1000);
    for (const line of repoText(`tests/quality/demo/${language}.jsonl`).trim().split('\n')) {
      hash.add(new TextEncoder().encode(edge.ask(handle, JSON.stringify({ text: JSON.parse(line).q }))));
    }
  }
  assert.equal(hash.hex(), repoText(`${kVectors}/ask/ranking.hash.txt`).trim());
});
