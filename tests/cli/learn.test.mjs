// `waypost learn`: phrasings out of past questions as a patch that applies, what nothing answers
// beside it, and nothing of anybody's data in either.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { folder, waypost, write } from './lib/program.mjs';

const article = (id, questions) => ({ id, questions, answer: `This is how ${id} works. Go to [your account](/account).` });
const articles = [
  article('delivery', ['How long does delivery take?', 'delivery time']),
  article('returns', ['How do I return something?', 'return policy']),
  article('password', ['I forgot my password', 'reset password']),
];
const flow = { id: 'track', title: 'Track my order', questions: ['where is my order'], steps: [{ id: 'end', type: 'end', text: 'Done.' }] };
const knowledge = { waypost: 1, locale: 'en', contact: { url: '/contact' }, articles, flows: [flow] };
const pretty = `${JSON.stringify(knowledge, null, 2)}\n`;
const log = [
  'how long does the delivery take to Germany',
  'how long does delivery to Germany take',
  'delivery time',
  'how do I return shoes',
  'how do I return shoes?',
  'i cant log in, forgot the password',
  'forgot password please help',
  'where can I track my order please',
  'do you have gift cards',
  'gift card',
  'can I buy a gift card',
  'gift cards for christmas',
].join('\n');

const learn = (...args) => waypost('learn', ...args);
const start = (text = pretty, questions = log) => [write('support.json', text), write('questions.txt', questions)];
const json = (...args) => JSON.parse(learn('support.json', 'questions.txt', '--json', ...args).stdout);
const inFolder = (program, args, input = '') => spawnSync(program, args, { cwd: folder, encoding: 'utf8', input });
const saved = (name = 'support.json') => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const questionsOf = (file, id) => file.articles.find((each) => each.id === id).questions;

/** Learns, applies with `patch -p0`, and gives the file as it is then. */
function learnt(text, questions, ...more) {
  start(text, questions);
  const { status, stdout, stderr } = learn('support.json', 'questions.txt', ...more);
  assert.equal(status, 0, stderr);
  const applied = inFolder('patch', ['-p0'], stdout);
  assert.equal(applied.status, 0, applied.stdout + applied.stderr);
  assert.equal(waypost('check', 'support.json').status, 0);
  return { patch: stdout, stderr, text: readFileSync(path.join(folder, 'support.json'), 'utf8'), file: saved() };
}

test('a patch: only lines are added, at the ends of lists, in the words of the questions', () => {
  const { patch, stderr, file } = learnt();
  assert.match(stderr, /^\d phrasings for 4 articles and flows, and 1 group of questions that nothing answers, from 12 questions\n$/);
  const asked = log.split('\n');
  for (const { id, questions } of file.articles) {
    const before = questionsOf(knowledge, id);
    assert.deepEqual(questions.slice(0, before.length), before);
    assert.ok(questions.slice(before.length).every((each) => asked.includes(each)), id);
    assert.ok(questions.length > before.length, id);
  }
  assert.deepEqual(questionsOf(file, 'returns').slice(2), ['how do I return shoes'], 'once, though it was asked twice');
  assert.deepEqual(file.flows[0].questions, ['where is my order', 'where can I track my order please']);
  assert.match(patch, /^--- support\.json\n\+\+\+ support\.json\n@@ -\d+,\d+ \+\d+,\d+ @@\n/m);
  assert.match(patch, /^-        "return policy"\n\+        "return policy",\n\+        "how do I return shoes"\n {7}\],$/m);
});

test('what nothing answers stands in front, as lines that a patch skips', () => {
  const { patch } = learnt();
  const head = patch.slice(0, patch.indexOf('--- support.json'));
  assert.ok(head.split('\n').slice(0, -1).every((line) => line.startsWith('#')));
  assert.match(head, /Nothing answers these \(1 group, 4 questions\)[^]*4 × "gift card"[^]*"can I buy a gift card"/);
  start();
  const [group] = json().unanswered;
  assert.deepEqual([group.size, group.title, group.examples.length], [4, 'gift card', 4]);
});

test('git apply takes it, too', () => {
  start();
  learn('support.json', 'questions.txt', '-o', 'learned.patch');
  const { status, stderr } = inFolder('git', ['apply', '-p0', 'learned.patch']);
  assert.equal(status, 0, stderr);
  assert.equal(questionsOf(saved(), 'returns').length, 3);
});

test('applied, there is nothing left to learn', () => {
  learnt();
  write('questions.txt', log);
  const { status, stdout, stderr } = learn('support.json', 'questions.txt');
  assert.equal(status, 0);
  assert.match(stderr, /^0 phrasings for 0 articles and flows/);
  assert.doesNotMatch(stdout, /^(---|\+\+\+|@@)/m);
});

test('the file keeps its own form: lists on one line, tabs, CRLF, no line end at the end', () => {
  const forms = {
    'one line each': pretty.replace(/\[\s+("How do I[^\]]+")\s+\]/, (_, list) => `[${list.replace(/\s*\n\s*/g, ' ')}]`),
    'one line in all': JSON.stringify(knowledge),
    tabs: JSON.stringify(knowledge, null, '\t'),
    CRLF: pretty.replaceAll('\n', '\r\n'),
    'no line end': pretty.trimEnd(),
    'byte order mark': `\ufeff${pretty}`,
  };
  for (const [name, text] of Object.entries(forms)) {
    start(text);
    const patch = learn('support.json', 'questions.txt').stdout;
    const { status, stdout, stderr } = inFolder('patch', ['-p0'], patch);
    assert.equal(status, 0, name + stdout + stderr);
    const after = readFileSync(path.join(folder, 'support.json'), 'utf8');
    const file = JSON.parse(after.replace('\ufeff', ''));
    assert.equal(questionsOf(file, 'returns').length, 3, name);
    // What was added apart, every byte is as it was.
    const rest = after.replace(/,(\r?\n\s*| )"(how|i cant|forgot p|where can)[^"]*"/g, '').replace(/,(\r?\n\s*| )"questions": \["where[^\]]*\]/, '');
    assert.equal(rest, text, name);
  }
});

test('nothing of a person gets out: addresses, numbers, links are masked or left out', () => {
  const secrets = ['jo.smith@mail.example', 'RL-10023', '+381 64 555 01 42', '0645550142', 'https://x.example/o?t=9f8e', '4111 1111 1111 1111', 'AB12345', '１２３４５６', 'me@work'];
  const questions = secrets.flatMap((secret) => [`how do I return shoes ${secret}`, `gift card ${secret} not working`, `${secret} where is my gift card`]);
  const [file] = start(pretty, [...questions, 'gift card', log].join('\n'));
  for (const args of [[], ['--json'], ['--most', '50']]) {
    const { stdout, stderr } = learn(file, 'questions.txt', ...args);
    for (const secret of [...secrets, '10023', '5550142', '12345', '1111', 'smith']) assert.ok(!(stdout + stderr).includes(secret), `${secret} in ${args}`);
  }
  const { with_data: count, phrasings, unanswered } = json();
  assert.equal(count, questions.length);
  assert.ok(phrasings.every((each) => !each.phrasing.includes('…')));
  assert.ok(unanswered[0].size > 10, 'they are counted all the same');
});

test('the owner’s masks count, and short numbers are words', () => {
  const steps = [{ id: 'ask', type: 'input', var: 'order', kind: 'order', pattern: 'A-99', text: 'Number?' }, { id: 'end', type: 'end', text: 'Done.' }];
  start(JSON.stringify({ ...knowledge, flows: [{ ...flow, steps }] }, null, 2), `${log}\nhow do I return shoes size 42\nhow do I return shoes of Q-77`);
  const { with_data: count, phrasings } = json('--most', '50');
  assert.equal(count, 1);
  assert.ok(!JSON.stringify(phrasings).includes('Q-77'));
});

test('a sibling gets the phrasings of its language; what it does not translate is said', () => {
  write('support.json', { ...knowledge, locales: { sr: 'support.sr.json' } });
  write('support.sr.json', `${JSON.stringify({ waypost: 1, locale: 'sr', base: 'support.json', articles: [article('delivery', ['Koliko traje isporuka?', 'rok isporuke']), article('returns', ['Kako da vratim robu?', 'povraćaj'])] }, null, 2)}\n`);
  write('questions.txt', 'koliko traje isporuka u Nemačku\nkoliko traje isporuka za Nemačku\nkako da vratim cipele\nforgot my password what now');
  const { stdout, status } = learn('support.json', 'questions.txt', '--locale', 'sr');
  assert.equal(status, 0);
  assert.match(stdout, /^--- support\.sr\.json$/m);
  assert.match(stdout, /^# These belong to what is not translated yet:\n# {3}password: "forgot my password what now"$/m);
  assert.equal(inFolder('patch', ['-p0'], stdout).status, 0);
  assert.ok(questionsOf(saved('support.sr.json'), 'delivery').length > 2);
});

test('lines that cannot be read are told and left out; CRLF, blanks, control characters, letters to the editor', () => {
  const bytes = Buffer.concat([Buffer.from('\ufeffhow do I return shoes\r\n\r\n   \r\n'), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(`where can I track\u001b\u202e my\torder  please\r\n!!!\n${'return '.repeat(100)}`)]);
  start(pretty, bytes);
  const { stdout, stderr, status } = learn('support.json', 'questions.txt', '--json');
  assert.equal(status, 0);
  assert.match(stderr, /^questions\.txt:4: not UTF-8, left out\n/);
  const { questions, phrasings } = JSON.parse(stdout);
  assert.equal(questions, 2);
  assert.deepEqual(phrasings.map((each) => each.phrasing), ['how do I return shoes', 'where can I track my order please']);
});

test('one article only', () => {
  const { file } = learnt(`${JSON.stringify({ ...knowledge, articles: [articles[1]], flows: [] }, null, 2)}\n`, 'how do I return shoes\nhow do I return my shoes\nwhat is the return policy for shoes');
  assert.ok(questionsOf(file, 'returns').length >= 2);
});

test('many lines are no matter of minutes, and the same log gives the same patch', () => {
  const words = ['return', 'delivery', 'password', 'order', 'gift', 'card', 'germany', 'shoes', 'long', 'time', 'forgot', 'policy', 'track', 'please', 'how', 'my'];
  const many = Array.from({ length: 23000 }, (_, i) => [1, 7, 49, 343].map((step) => words[Math.floor((i * 2654435761) / step) % words.length]).join(' '));
  start(pretty, many.join('\n'));
  const first = learn('support.json', 'questions.txt');
  assert.equal(first.status, 0);
  assert.equal(learn('support.json', 'questions.txt').stdout, first.stdout);
});

test('files that cannot be used, and wrong usage', () => {
  start();
  for (const text of ['', '\n\n', '???\n…\n', Buffer.from([0xff, 0xfe, 0x00])]) {
    const { status, stdout, stderr } = learn('support.json', write('none.txt', text));
    assert.deepEqual([status, stdout], [1, ''], String(text));
    assert.match(stderr, /none\.txt: no questions in it\n$/);
  }
  const broken = learn(write('broken.json', '{"waypost": 1'), 'questions.txt');
  assert.deepEqual([broken.status, broken.stdout], [1, '']);
  assert.match(broken.stderr, /broken\.json cannot be used\. See: waypost check/);
  assert.match(learn('support.json', 'missing.txt').stderr, /missing\.txt: No such file/);
  assert.match(learn('support.json', 'questions.txt', '-o', 'no/where.patch').stderr, /no\/where\.patch: No such file/);
  for (const args of [['support.json'], ['-', 'questions.txt'], ['support.json', 'questions.txt', '--most', '0'], ['support.json', 'questions.txt', '--most', 'x'], ['support.json', 'questions.txt', '-o'], ['support.json', 'questions.txt', '--o', 'x'], ['support.json', 'questions.txt', '-x']]) {
    assert.equal(learn(...args).status, 2, args.join(' '));
  }
  assert.match(learn('--help').stdout, /waypost learn support\.json questions\.txt -o learned\.patch/);
});

test('nothing is written over what is read, nor over another knowledge file', () => {
  const [file, questions] = start();
  const other = write('other.json', pretty);
  const broken = write('broken.json', '{"waypost": 1,,}');
  const notes = write('notes.txt', 'mine');
  for (const to of [file, questions, other, broken, notes]) {
    const before = readFileSync(to, 'utf8');
    const { status, stderr } = learn(file, questions, '-o', to);
    assert.equal(status, 1, to);
    assert.match(stderr, /nothing is written over it; give another name/);
    assert.equal(readFileSync(to, 'utf8'), before);
  }
  const tests = write('tests.json', JSON.stringify({ waypost_tests: 1, questions: [{ q: 'track my order', id: 'flow:track' }] }));
  const { status, stderr } = waypost('test', file, tests, '--junit', tests);
  assert.equal(status, 1);
  assert.match(stderr, /tests\.json is read here/);
  const twin = write('twin.json', '{"waypost_tests": 1}');
  assert.match(waypost('test', file, tests, '--junit', twin).stderr, /twin\.json is there and is no older one/);
  const patch = write('empty.patch', '');
  for (const time of ['first', 'again']) assert.equal(learn(file, questions, '-o', patch).status, 0, time);
  const report = path.join(folder, 'report.xml');
  for (const time of ['first', 'again']) assert.equal(waypost('test', file, tests, '--junit', report).status, 0, time);
});

test('thanks and farewells need no article', () => {
  const said = ['thank you', 'thanks a lot', 'bye bye', 'this is useless'].flatMap((line) => [line, line, line, line]);
  const { stdout } = learn(...start(pretty, `${said.join('\n')}\n`));
  assert.doesNotMatch(stdout, /Nothing answers/);
});
