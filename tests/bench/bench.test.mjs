// A short sample of the bench: every engine answers, and the report can be written. Nothing here hangs on time.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'ltx';

import { auroc, latency, percentile, quality } from './lib/figures.mjs';
import { generate } from './lib/generated.mjs';
import { measureAll, writeReport } from './match.mjs';

const folder = mkdtempSync(join(tmpdir(), 'waypost-bench-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const articles = [
  { id: 'refund', questions: ['When do I get my money back?', 'how long does a refund take', 'waiting for my refund'], answer: 'Within five days.' },
  { id: 'address', questions: ['Can I change the delivery address?', 'wrong street on my order', 'send it somewhere else'], answer: 'Until it leaves.' },
  { id: 'payment', questions: ['Which cards do you accept?', 'pay with a credit card', 'do you take cash'], answer: 'All of them.' },
];
const asked = [
  { q: 'how long does a refund take', id: 'refund' },
  { q: 'wrong street on my order', id: 'address' },
  { q: 'pay with a credit card', id: 'payment' },
  { q: 'zebra xylophone', id: null },
];

test('every engine answers, in Node, natively and in Chromium, and the report is written', async () => {
  const set = { name: 'three articles', knowledge: join(folder, 'three.json'), locale: '', questions: join(folder, 'three.jsonl') };
  writeFileSync(set.knowledge, JSON.stringify({ waypost: 1, locale: 'en', articles }));
  writeFileSync(set.questions, asked.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const plan = {
    sets: [set], largeSizes: { 'a few': { articles: 20, phrasings: 3, questions: 9 } }, openingSizes: { '5 × 2': { articles: 5, phrasings: 2 } },
    largePeers: ['minisearch'], rounds: 1, roundMs: 1, largeRoundMs: 1, budgetMs: 5000, repeats: 1,
  };
  const run = await measureAll(plan, folder);

  for (const { engine } of run.engines) {
    const found = run.sets[set.name][engine];
    assert.equal(found.failed, undefined, engine);
    assert.equal(found.top1, 1, `${engine} finds a phrasing of its own`);
    assert.ok(found.p50 > 0 && found.p99 >= found.p50 && found.buildMs > 0, engine);
  }
  assert.deepEqual(Object.keys(run.large['a few']), ['waypost', 'native', 'minisearch']);
  for (const opened of [run.chromium.opened, run.chromium.packed]) assert.ok(opened['5 × 2'].memory > 0);
  assert.ok(Object.values(run.bytes).every((bytes) => bytes > 500));

  writeReport(run, folder);
  const written = readFileSync(join(folder, 'match.md'), 'utf8');
  const drawn = readFileSync(join(folder, 'match.svg'), 'utf8');
  const names = parse(drawn).getChildren('text').map((each) => each.getText());
  for (const { name } of run.engines) {
    assert.ok(written.includes(name), name);
    assert.ok(names.includes(name), name);
  }
  assert.doesNotMatch(written + drawn, /NaN|undefined|Infinity|null/);
});

test('a percentile is the least value that so many do not exceed', () => {
  assert.equal(percentile([5], 0.5), 5);
  assert.equal(percentile([4, 1, 3, 2], 0.5), 2);
  assert.equal(percentile(Array.from({ length: 200 }, (_, i) => i + 1), 0.99), 198);
});

test('a moment in which the machine was busy does not count', () => {
  assert.deepEqual(latency([[1, 2, 900], [1, 800, 3], [700, 2, 3, 5]]), { p50: 2, p99: 3 });
});

test('AUROC is the share of pairs in the right order, ties half', () => {
  assert.equal(auroc([2, 3], [0, 1]), 1);
  assert.equal(auroc([0], [1]), 0);
  assert.equal(auroc([1, 1], [1]), 0.5);
  assert.equal(auroc([1], []), null);
  const naive = (inside, outside) => inside.flatMap((a) => outside.map((b) => (a > b) + (a === b) / 2)).reduce((a, b) => a + b) / (inside.length * outside.length);
  const [inside, outside] = [[3, 1, 4, 1, 5, -Infinity], [2, 7, 1, 8, -Infinity]];
  assert.equal(auroc(inside, outside), naive(inside, outside));
});

test('no answer counts as wrong, and as sure of nothing', () => {
  const figures = quality([{ q: 'a', id: 'x' }, { q: 'b', id: 'y' }, { q: 'c', id: null }], [[{ id: 'x', score: 1 }], [], []]);
  assert.deepEqual(figures, { inScope: 2, outOfScope: 1, top1: 0.5, recall3: 0.5, auroc: 0.75 });
});

test('generated knowledge is the same every time, with as many different phrasings as were asked for', () => {
  const size = { articles: 7, phrasings: 40, questions: 5 };
  const sentences = ['Pay by card.', 'Send it back within thirty days.'];
  const made = generate(articles, sentences, size);
  assert.deepEqual(generate(articles, sentences, size), made);
  assert.equal(made.articles.length, 7);
  assert.equal(new Set(made.articles.map(({ id }) => id)).size, 7);
  for (const { questions } of made.articles) assert.equal(new Set(questions).size, 40);
  assert.ok(made.questions.every(({ q, id }) => q && made.articles.some((article) => article.id === id)));
});
