// `waypost pack`: what was learned travels with the file, answers stay the same to the bit, and a pack that does not fit is
// told and left aside.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { folder, waypost, write } from './lib/program.mjs';

const demo = path.resolve(import.meta.dirname, '../../demo/knowledge/support.json');
const out = (name) => path.join(folder, name);
const pack = (...args) => waypost('pack', ...args);
const ask = (file, question, ...more) => {
  const { stdout, status } = waypost('ask', file, question, '--json', ...more);
  assert.equal(status, 0);
  return stdout;
};
const problems = (file) => JSON.parse(waypost('check', file, '--json').stdout).problems.filter(({ code }) => code === 'bad_pack');

const knowledge = {
  waypost: 1,
  locale: 'en',
  contact: { url: '/contact' },
  articles: [
    { id: 'delivery', questions: ['How long does delivery take?', 'when does my parcel arrive'], answer: 'Two  days, "at most" \\ three.' },
    { id: 'returns', questions: ['How do I return something?', 'send it back'], answer: 'By post.' },
  ],
};
const plain = write('support.json', knowledge);

test('a pack answers with the same bytes as the file that it was made of, in each language', () => {
  for (const [locale, questions] of [['en', ['mony back', 'where is my parcel', 'tent', '']], ['fi', ['missä pakettini on', 'palautus']]]) {
    const packed = out('demo/support.json');
    const made = pack(demo, '-o', packed);
    assert.equal(made.status, 1, 'the folder is not there');
    assert.equal(made.stderr.trim().split('\n').at(-1), `waypost pack: ${packed}: No such file or directory`);
    const file = out(`packed.${locale}.json`);
    assert.equal(pack(demo, '--locale', locale, '-o', file).status, 0);
    assert.ok(statSync(file).size > 10_000);
    const read = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(Object.keys(read.pack), ['format', 'of', 'learned']);
    delete read.pack;
    const source = locale === 'en' ? demo : demo.replace('.json', `.${locale}.json`);
    assert.deepEqual(read, JSON.parse(readFileSync(source, 'utf8')));
    if (locale !== 'en') write('support.json', readFileSync(demo, 'utf8'));
    for (const question of questions) assert.equal(ask(file, question), ask(source, question));
  }
  write('support.json', knowledge);
});

test('the pack is the file with one key more; what stands in texts stays as it is', () => {
  const { status, stdout, stderr } = pack(plain, '-o', '-');
  assert.equal(status, 0);
  assert.match(stderr, /^waypost pack: -: 1 KB\n$/);
  const { pack: member, ...rest } = JSON.parse(stdout);
  assert.deepEqual(rest, knowledge);
  assert.equal(member.format, 1);
  assert.match(member.of, /^[0-9a-f]{16}$/);
});

test('eval takes a pack', () => {
  const file = out('small.pack.json');
  assert.equal(pack(plain, '-o', file).status, 0);
  const questions = write('questions.jsonl', '{"q":"when is my parcel here","id":"delivery"}\n{"q":"send back","id":"returns"}\n');
  const figures = (knowledge) => {
    const { p50_us, p99_us, load_ms, ...rest } = JSON.parse(waypost('eval', knowledge, questions, '--json').stdout);
    return rest;
  };
  assert.deepEqual(figures(file), figures(plain));
});

test('another format, other texts, damaged bytes: a warning, and the plain way', () => {
  const { stdout } = pack(plain, '-o', '-');
  const fresh = () => JSON.parse(stdout);
  const cases = {
    'another format': [{ ...fresh(), pack: { ...fresh().pack, format: 99 } }, 'version', /this pack is of format 99, and this program reads 1; all is learned again/],
    'other texts': [{ ...fresh(), articles: knowledge.articles.slice(0, 1).concat({ ...knowledge.articles[1], answer: 'By ship.' }) }, 'texts', /what was learned for other texts is not used; all is learned again/],
    'damaged': [{ ...fresh(), pack: { ...fresh().pack, learned: `${fresh().pack.learned.slice(0, -8)}AAAAAAA=` } }, 'texts', /waypost pack FILE -o PACK/],
    'cut off': [{ ...fresh(), pack: { ...fresh().pack, learned: fresh().pack.learned.slice(0, 40) } }, 'texts', /learned again/],
    'no bytes at all': [{ ...fresh(), pack: { ...fresh().pack, learned: '???' } }, 'texts', /learned again/],
  };
  for (const [what, [content, why, said]] of Object.entries(cases)) {
    const file = write('odd.json', content);
    const [problem, ...more] = problems(file);
    assert.equal(more.length, 0, what);
    assert.deepEqual([problem.severity, problem.args[0]], ['warning', why], what);
    const { status, stdout: told } = waypost('check', file);
    assert.equal(status, 0, what);
    assert.match(told, said, what);
    const asPlain = { ...content };
    delete asPlain.pack;
    assert.equal(ask(file, 'when is my parcel here'), ask(write('as-plain.json', asPlain), 'when is my parcel here'), what);
  }
  assert.deepEqual(problems(write('fits.json', fresh())), []);
  assert.equal(waypost('check', write('wrong.json', { ...fresh(), pack: 7 })).status, 1);
  assert.equal(waypost('check', write('wrong.json', { ...fresh(), pack: { format: 1 } })).status, 1);
});

test('a pack is not packed again, nor written over its source; one article is nothing to learn from', () => {
  const file = out('twice.json');
  assert.equal(pack(plain, '-o', file).status, 0);
  const again = pack(file, '-o', out('thrice.json'));
  assert.deepEqual([again.status, again.stderr], [1, `waypost pack: ${file} is a pack; give the file that it was made of\n`]);
  const before = readFileSync(plain, 'utf8');
  const over = pack(plain, '-o', plain);
  assert.equal(over.status, 1);
  assert.match(over.stderr, /would take the place of/);
  assert.equal(readFileSync(plain, 'utf8'), before);
  const single = pack(write('single.json', { ...knowledge, articles: knowledge.articles.slice(0, 1) }), '-o', '-');
  assert.equal(single.status, 0);
  assert.match(single.stderr, /nothing but blanks left out/);
  assert.equal('pack' in JSON.parse(single.stdout), false);
});

test('wrong usage and files that are not there', () => {
  assert.equal(pack(plain).status, 2);
  assert.match(pack(plain).stderr, /say where to: -o PACK/);
  assert.equal(pack('-o', out('x.json')).status, 2);
  assert.equal(pack(plain, '-o').status, 2);
  assert.match(pack(plain, '-o').stderr, /-o needs a value/);
  const missing = pack(out('nowhere.json'), '-o', out('x.json'));
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /nowhere\.json/);
  assert.equal(existsSync(out('x.json')), false);
  assert.equal(pack(write('broken.json', '{'), '-o', out('x.json')).status, 1);
  assert.match(pack('--help').stdout, /^Usage: waypost pack FILE/);
});

// Each phrasing has a word of its own, unlike any other; past questions have those of an article together, and one that no
// phrasing has.
const places = Array.from({ length: 12 }, (_, i) => `place${i}`);
const madeUp = (number) => Array.from({ length: 7 }, (_, i) => String.fromCharCode(97 + (((number + 3) * (2654435 + 7919 * i * i)) >>> 6) % 26)).join('');
const wordsOf = (place) => Array.from({ length: 5 }, (_, i) => madeUp(5 * places.indexOf(place) + i));
const scattered = write('scattered.json', {
  waypost: 1,
  locale: 'en',
  contact: { url: '/contact' },
  articles: places.map((place) => ({ id: place, questions: wordsOf(place).slice(0, 4), answer: 'Yes.' })),
});
const together = places.flatMap((place) => wordsOf(place).flatMap((a) => wordsOf(place).map((b) => `${a} ${b}`).concat(wordsOf(place).map((b) => `please ${b} ${a}`))));

test('past questions teach words that no phrasing has, and are not in the pack', () => {
  const log = write('asked.txt', `${together.join('\r\n')}\nonlyonce saidthis\n`);
  const [one, other] = [out('one.json'), out('other.json')];
  const made = pack(scattered, '--questions', log, '-o', one);
  assert.equal(made.status, 0);
  assert.match(made.stderr, /^waypost pack: learned from \d+ past questions; of \d+ phrasings that were held out, \d+ are found with them, \d+ without\n/);
  assert.equal(pack(scattered, '--questions', log, '-o', other).status, 0);
  assert.equal(readFileSync(one, 'utf8'), readFileSync(other, 'utf8'));
  assert.deepEqual(problems(one), []);
  const unheard = (place) => wordsOf(place)[4];
  const first = (file, question) => JSON.parse(ask(file, question)).matches[0]?.target.id;
  const found = (file) => places.filter((place) => first(file, unheard(place)) === place).length;
  assert.equal(found(one), places.length);
  assert.ok(found(scattered) < places.length);
  const learned = Buffer.from(JSON.parse(readFileSync(one, 'utf8')).pack.learned, 'base64').toString('latin1');
  assert.ok(!learned.includes('onlyonce') && !learned.includes(unheard('oslo')));
});

test('past questions that do not help change nothing', () => {
  const packed = out('plain.pack.json');
  assert.equal(pack(scattered, '-o', packed).status, 0);
  const same = readFileSync(packed, 'utf8');
  for (const [name, text, said] of [
    ['foreign.txt', Array.from({ length: 300 }, (_, i) => `nothing of this ${i % 40} belongs here ${i}`).join('\n'), /\d+ past questions are left aside: they do not help enough/],
    ['empty.txt', '', /no past question has a word/],
  ]) {
    const { status, stdout, stderr } = pack(scattered, '--questions', write(name, text), '-o', '-');
    assert.equal(status, 0);
    assert.match(stderr, said);
    assert.equal(stdout, same);
  }
  const tiny = pack(plain, '--questions', write('few.txt', 'where is it\n'), '-o', '-');
  assert.equal(tiny.status, 0);
  assert.match(tiny.stderr, /1 past questions are left aside/);
  const missing = pack(scattered, '--questions', out('missing.txt'), '-o', '-');
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /missing\.txt/);
});
