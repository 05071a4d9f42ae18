// Very small knowledge: 28 phrasings over 8 articles, drawn many times from public sets. Is learning worth anything there, or
// does a plain centroid do as well without it?

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { centroid } from './centroid.mjs';
import { hasPublicSets, measure, publicKnowledge, publicQuestions } from './eval.mjs';
import { smallest } from './floors.mjs';

const sets = ['clinc150-dg10', 'hwu64-10shot'];
const draws = 60; // of each set
const phrasingsOf = [4, 4, 4, 4, 3, 3, 3, 3]; // 28 in all

const folder = mkdtempSync(path.join(tmpdir(), 'waypost-small-'));
after(() => rmSync(folder, { recursive: true }));

/** Numbers 0 .. end - 1, the same in every run (xorshift32). */
function chance(seed) {
  let state = seed;
  return (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % end;
  };
}

function drawn(from, count, below) {
  const left = [...from];
  return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]);
}

/** 8 articles of a set with their share of 28 phrasings, and the set's questions to them. */
function draw({ knowledge, questions }, below) {
  const articles = drawn(knowledge.articles, phrasingsOf.length, below).map((article, n) => ({ ...article, questions: drawn(article.questions, phrasingsOf[n], below) }));
  const ids = new Set(articles.map(({ id }) => id));
  return { articles, asked: questions.filter(({ id }) => ids.has(id)) };
}

function byWaypost(locale, { articles, asked }) {
  const knowledge = path.join(folder, 'support.json');
  const questions = path.join(folder, 'questions.jsonl');
  writeFileSync(knowledge, JSON.stringify({ waypost: 1, locale, articles }));
  writeFileSync(questions, asked.map((each) => JSON.stringify(each)).join('\n'));
  return measure(knowledge, questions).top1;
}

function byCentroid({ articles, asked }) {
  const nearest = centroid(articles);
  return asked.filter(({ q, id }) => nearest(q) === id).length / asked.length;
}

const mean = (rates) => rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
const percent = (rates) => (100 * mean(rates)).toFixed(1);

test('the centroid finds what is near', () => {
  const nearest = centroid([{ id: 'a', questions: ['where is my parcel', 'track a parcel'] }, { id: 'b', questions: ['how do I pay', 'Café payment'] }]);
  assert.deepEqual(['my parcels', 'paying', 'CAFE', 'track'].map(nearest), ['a', 'b', 'b', 'a']);
});

for (const set of sets) {
  test(`28 phrasings over 8 articles of ${set} beside a plain centroid`, { skip: hasPublicSets ? false : 'the public question sets are not in ../shared/data' }, (t) => {
    const knowledge = JSON.parse(readFileSync(publicKnowledge(set), 'utf8'));
    const questions = readFileSync(publicQuestions(set), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    const below = chance(28);
    const ours = [];
    const theirs = [];
    for (let n = 0; n < draws; ++n) {
      const one = draw({ knowledge, questions }, below);
      assert.equal(one.articles.flatMap((article) => article.questions).length, 28);
      ours.push(byWaypost(knowledge.locale, one));
      theirs.push(byCentroid(one));
    }
    t.diagnostic(`${set}, ${draws} draws: top-1 ${percent(ours)}, a plain centroid ${percent(theirs)}`);
    assert.ok(mean(ours) >= mean(theirs) - smallest.behind, 'behind a plain centroid');
  });
}
