// `waypost pack`: what was learned travels with the file, answers stay the same to the bit, and a pack that does not fit is
// told and left aside.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
    assert.equal(made.stderr, `waypost pack: ${packed}: there is no folder ${path.dirname(packed)}\n`);
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
  assert.equal(member.format, 3);
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
    'another format': [{ ...fresh(), pack: { ...fresh().pack, format: 99 } }, 'version', /this pack is of format 99, and this program reads 3; all is learned again/],
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
  assert.match(single.stderr, /nothing to learn: there is one target/);
  assert.equal(JSON.parse(single.stdout).pack.learned, '');
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

const words = ['parcel', 'refund', 'boots', 'tent', 'stove', 'voucher', 'courier', 'zip', 'invoice', 'rain'];
const word = (i) => words[i % words.length];
const answerOf = (i) => `Take the **${word(i)}** number ${i}.\n\n${`The ${word(i + 3)}, the ${word(i + 5)} and \\"${word(i + 7)}\\". `.repeat(8)}${i === 41 ? 'Marmalade.' : ''}`;
const many = Array.from({ length: 1300 }, (_, i) => ({ id: `a${i}`, questions: [`What about the ${word(i)} of ${word(i * 7 + 1)} ${i}?`], answer: answerOf(i) }));
const packOf = (name) => JSON.parse(readFileSync(out(name), 'utf8'));
const pieceOf = (name, piece) => out(name.replace(/\.json$/, `.${piece}.json`));

test('large knowledge is packed in pieces: what finds an answer in the pack, the answers beside it', () => {
  const large = write('large.json', { ...knowledge, articles: [...many, { ...many[7], answer: 'Of the same id: left out.' }] });
  const { stderr, status } = pack(large, '-o', out('large.pack.json'));
  assert.equal(status, 0);
  assert.match(stderr, /the answers are in \d+ files beside it, .*large\.pack\.1-[0-9a-f]{8}\.json to .*large\.pack\.\d+-[0-9a-f]{8}\.json: publish them together/);
  const { articles } = packOf('large.pack.json');
  assert.ok(new Set(articles.map(({ piece }) => piece)).size > 3);
  for (const { id, answer, piece } of articles.slice(0, many.length)) {
    const { waypost_piece, answers } = JSON.parse(readFileSync(pieceOf('large.pack.json', piece), 'utf8'));
    const i = Number(id.slice(1));
    assert.deepEqual([waypost_piece, answers[id]], [1, answerOf(i)]);
    const kept = answer.split(' ');
    assert.deepEqual([word(i + 3), word(i + 5)].map((each) => kept.filter((other) => other === each).length), [1, 1], 'each word once');
  }
  assert.deepEqual(problems(out('large.pack.json')), []);
  assert.equal(JSON.parse(ask(out('large.pack.json'), many[700].questions[0])).matches[0].target.id, 'a700');
  assert.equal(JSON.parse(ask(out('large.pack.json'), 'marmalade')).matches[0].target.id, 'a41', 'by a word that only the answer has');
  // On standard output there is nothing beside it.
  assert.equal(JSON.parse(pack(large, '-o', '-').stdout).articles[0].answer, answerOf(0));
});

test('a piece that is missing, of another kind or without its answer is told; what reads answers asks for the file itself', () => {
  pack(write('told.json', { ...knowledge, articles: many }), '-o', out('told.pack.json'));
  const { articles } = packOf('told.pack.json');
  const [first, second, third] = new Set(articles.map(({ piece }) => piece));
  const place = (piece) => pieceOf('told.pack.json', piece);
  rmSync(place(first));
  writeFileSync(place(second), '{"waypost_piece": 99}');
  writeFileSync(place(third), JSON.stringify({ waypost_piece: 1, answers: {} }));
  const { stdout, status } = waypost('check', out('told.pack.json'));
  assert.equal(status, 1);
  assert.match(stdout, /error\[bad_piece\]: cannot be read: /);
  assert.match(stdout, /error\[bad_piece\]: is no piece of a pack\n/);
  assert.match(stdout, /error\[bad_piece\]: lacks the answer of "a\d+"\n.*told\.pack\.json stand in it: publish both/);
  for (const [command, ...more] of [['lint'], ['learn', write('asked.txt', 'where is it\n')]]) {
    const refused = waypost(command, out('told.pack.json'), ...more);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /a pack whose answers stand in other files; give the file that it was made of/);
  }
});

test('a base in pieces and its sibling fit together, translated or not', () => {
  const base = write('both.json', { ...knowledge, locales: { sr: 'both.sr.json' }, articles: many });
  write('both.sr.json', { waypost: 1, locale: 'sr', base: 'both.json', articles: many.slice(0, 20).map((article) => ({ ...article, answer: `Uzmite ${article.id}.` })) });
  mkdirSync(out('both'), { recursive: true });
  assert.equal(pack(base, '-o', out('both/both.json')).status, 0);
  assert.equal(pack(base, '--locale', 'sr', '-o', out('both/both.sr.json')).status, 0);
  assert.ok(packOf('both/both.json').articles[0].piece);
  assert.deepEqual(problems(out('both/both.json')), []);
  // Where the base is a pack already, its pieces stay what they are.
  rmSync(out('both/both.sr.json'));
  write('both/both.sr.json', { waypost: 1, locale: 'sr', base: 'both.json', articles: [] });
  assert.equal(pack(out('both/both.sr.json'), '-o', out('both/other.json')).status, 0);
  write('both/both.sr.json', packOf('both/other.json'));
  assert.deepEqual(problems(out('both/both.json')), []);
});

test('what is left out is told once', () => {
  const file = write('broken.json', { ...knowledge, articles: [...knowledge.articles, { id: 'broken', questions: ['Broken?'], answer: 7 }] });
  const { stderr } = pack(file, '-o', out('broken.pack.json'));
  assert.equal(stderr.match(/what is broken is left out/g)?.length, 1, stderr);
});

test('nothing is written over a source: neither over a sibling nor over a file of any other kind', () => {
  const base = write('own.json', { ...knowledge, locales: { sr: 'own.sr.json' } });
  const sibling = write('own.sr.json', { waypost: 1, locale: 'sr', base: 'own.json', articles: [] });
  for (const [to, ...more] of [[sibling], [base, '--locale', 'sr'], [write('notes.json', ['mine'])], [write('notes.txt', 'mine')]]) {
    const before = readFileSync(to, 'utf8');
    const { status, stderr } = pack(base, ...more, '-o', to);
    assert.equal(status, 1, to);
    assert.match(stderr, /is there and is no pack: nothing is written over it/);
    assert.equal(readFileSync(to, 'utf8'), before);
  }
  assert.equal(pack(base, '-o', out('own.pack.json')).status, 0);
  assert.equal(pack(base, '-o', out('own.pack.json')).status, 0, 'an older pack is written over');
  write('own.sr.json', { waypost: 1, locale: 'sr', base: 'own.json', articles: [{ id: knowledge.articles[0].id, questions: ['Kako?'], answer: 'Ovako.' }] });
  const other = pack(base, '--locale', 'sr', '-o', out('own.pack.json'));
  assert.equal(other.status, 1);
  assert.match(other.stderr, /own\.pack\.json is the pack in another language \(en\): nothing is written over it/);
});

test('where it cannot be written is said before anything is learned', () => {
  assert.match(pack(plain, '-o', path.dirname(out('x'))).stderr, /is a folder: give it a name in it/);
  assert.match(pack(plain, '-o', out('nowhere/x.json')).stderr, /there is no folder .*nowhere/);
});

test('in a file that is no pack, "piece" means nothing', () => {
  const file = write('piece.json', { ...knowledge, articles: knowledge.articles.map((article) => ({ ...article, piece: '1-0' })) });
  const { stdout } = waypost('check', file);
  assert.match(stdout, /warning\[unknown_key\]: "piece" means nothing here/);
});
