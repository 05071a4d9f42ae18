// `waypost lint`: what it finds, what it keeps quiet about, and files that are not as they should be.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { waypost, write } from './lib/program.mjs';

const link = ' Go to [your account](/account), then choose what you need.';
const article = (id, questions, answer = `This is how ${id} works in our shop.${link}`, more = {}) => ({ id, questions, answer, ...more });
const sound = [
  article('delivery', ['How long does delivery take?', 'delivery time', 'how many days until delivery', 'delivery how long']),
  article('refund', ['When do I get a refund?', 'refund time', 'refund to my card', 'when is the refund paid']),
  article('password', ['I forgot my password', 'new password', 'password does not work', 'change my password']),
];
const file = (articles, more = {}, name = 'support.json') => write(name, { waypost: 1, locale: 'en', contact: { url: '/contact' }, articles, ...more });
const lint = (...args) => waypost('lint', ...args);
const findings = (...args) => JSON.parse(lint(...args, '--json').stdout).findings;
const codes = (path, severity = 'warning') => findings(path).filter((each) => each.severity === severity).map((each) => each.code);

test('a sound file has no warnings: exit 0, suggestions allowed', () => {
  const { stdout, stderr, status } = lint(file(sound));
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /\n?0 warnings and \d+ suggestions? for 3 articles and 0 flows\.\nOf 12 phrasings asked while the matcher did not know them, \d+ % were found first/);
  assert.doesNotMatch(stdout, /warning\[/);
});

test('what is taken for each other is told with the phrasings that show it; flows take part', () => {
  const flow = { id: 'return', title: 'Return an order', questions: ['send back my order', 'send my boots back', 'give back a jacket'], steps: [{ id: 'end', type: 'end', text: 'Done.' }] };
  const articles = [...sound, article('returns', ['How do I send an order back?', 'send back my boots', 'give a jacket back'])];
  const found = findings(file(articles, { flows: [flow] }));
  const pair = found.find((each) => each.code === 'confused');
  assert.deepEqual(pair.targets, ['returns', 'flow:return']);
  assert.ok(pair.count >= 2 && pair.of === 6);
  assert.equal(pair.evidence.length, pair.count);
  for (const { target, found: at, phrasing, line } of pair.evidence) {
    assert.ok((target === 'returns' && at === 'flow:return') || (target === 'flow:return' && at === 'returns'));
    assert.ok(readFileSync(pair.file, 'utf8').split('\n')[line - 1].includes(JSON.stringify(phrasing)), 'the line is that of the phrasing');
  }
  const { stdout, status } = lint('support.json');
  assert.equal(status, 1);
  assert.match(stdout, /^support\.json:\d+:\d+: warning\[confused\]: \d of the 6 phrasings of "returns" and "flow:return" would lead to the other one\n {4}support\.json:\d+:\d+: ".*" \(.*\) → /m);
  articles[3].next = [{ flow: 'return' }];
  assert.deepEqual(findings(file(articles, { flows: [flow] })).filter((each) => each.code === 'confused'), [], 'the one leads to the other');
});

test('almost the same phrasing, almost the same answer', () => {
  const same = 'Parcels go out every evening and need two days within the country, four abroad.';
  const path = file([...sound, article('post', ['Where do you ship to?', 'how do I forget my password'], same + link), article('abroad', ['Sending to other countries', 'I forgot my password!!'], `${same} Promised.${link}`)]);
  const found = findings(path).filter((each) => each.severity === 'warning');
  const [phrasing] = found.filter((each) => each.code === 'near_duplicate');
  assert.deepEqual(phrasing.evidence.map((each) => [each.target, each.phrasing]), [['password', 'I forgot my password'], ['abroad', 'I forgot my password!!']]);
  assert.deepEqual(found.filter((each) => each.code === 'same_answer').map((each) => each.targets), [['post', 'abroad']]);
});

test('answers too short, too long, without a next step', () => {
  const long = Array.from({ length: 301 }, (_, i) => `word${i}`).join(' ') + link;
  const more = [article('a', ['first thing'], 'Yes.'), article('b', ['second matter'], long), article('c', ['third question'], 'We are open from nine to five on all days.')];
  const found = findings(file([...sound, ...more])).filter((each) => /^answer_(short|long)|^no_next/.test(each.code));
  assert.deepEqual(found.map((each) => [each.code, each.targets[0], each.count]), [['answer_short', 'a', 1], ['answer_long', 'b', 310], ['no_next_step', 'c', 10]]);
  for (const answer of ['Write to help@shop.example whenever you like to.', 'Call us by +381 21 555 0142 on all days.', '1. Open it and look. 2. Press the red button.']) {
    assert.ok(!codes(file([...sound, article('c', ['third question'], answer)])).includes('no_next_step'), answer);
  }
  const led = article('c', ['third question'], 'We are open from nine to five on all days.', { next: [{ article: 'refund' }] });
  assert.ok(!codes(file([...sound, led])).includes('no_next_step'));
});

test('suggestions: words that only an answer says, and where two more phrasings help most', () => {
  const single = article('warranty', ['How long does the warranty last?'], `Broken **zippers** are repaired; a zipper never costs anything.${link}`);
  const notes = findings(file([...sound, single])).filter((each) => each.severity === 'note');
  const words = notes.find((each) => each.code === 'answer_words' && each.targets[0] === 'warranty').words;
  assert.deepEqual(words.filter((word) => word === 'zippers'), ['zippers']);
  assert.ok(!words.includes('warranty') && !words.includes('account'));
  const ranked = notes.filter((each) => each.code === 'more_phrasings');
  assert.equal(ranked[0].targets[0], 'warranty', 'the one with the fewest phrasings');
  assert.equal(ranked[0].pointer, '/articles/3/questions');
});

test('one article alone, one phrasing; a flow without phrasings is not for asking', () => {
  const alone = lint(file([article('only', ['How does it work?'])]));
  assert.deepEqual([alone.status, alone.stderr], [0, '']);
  assert.match(alone.stdout, /for 1 article and 0 flows\.\nOf 1 phrasing asked while the matcher did not know it, /);
  const flow = { id: 'track', title: 'Track my order', steps: [{ id: 'end', type: 'end', text: 'Done.' }] };
  const { status, stdout } = lint(file([article('track-it', ['How do I track my order?'])], { flows: [flow] }));
  assert.deepEqual([status, /flow:track/.test(stdout)], [0, false], stdout);
});

test('texts of a sibling are told at their places in the sibling', () => {
  file(sound, { locales: { sr: 'support.sr.json' } });
  const sibling = { waypost: 1, locale: 'sr', base: 'support.json', articles: [{ id: 'refund', questions: ['Kada stiže povraćaj novca?'], answer: 'Da.' }] };
  write('support.sr.json', sibling);
  for (const args of [['support.sr.json'], ['support.json', '--locale', 'sr']]) {
    const [short] = findings(...args).filter((each) => each.code === 'answer_short');
    assert.deepEqual([short.file, short.pointer, short.targets], ['support.sr.json', '/articles/0/answer', ['refund']]);
  }
  assert.match(lint('support.json', '--locale', 'fi').stderr, /no texts for fi; there are: en, sr/);
});

test('a file with CRLF line ends has the same findings at the same places', () => {
  const articles = [...sound, article('a', ['first thing'], 'Yes.')];
  const path = file(articles);
  const before = lint(path).stdout;
  write('support.json', readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  assert.equal(lint(path).stdout, before);
});

test('errors are told as by check, and the rest is looked at', () => {
  const path = file([...sound, { id: 'broken', questions: [], answer: 7 }]);
  const { stdout, status } = lint(path);
  const checked = waypost('check', path).stdout;
  assert.equal(status, 1);
  assert.ok(stdout.startsWith(checked.split('\n').slice(0, 3).join('\n')), 'the same lines');
  assert.match(stdout, /\d errors?, 0 warnings and \d+ suggestions? for 3 articles/);
  assert.equal(JSON.parse(lint(path, '--json').stdout).findings[0].severity, 'error');
});

test('files that cannot be used, and wrong usage', () => {
  for (const text of ['', '[]', '{"waypost": 1, "locale": "en", "articles": [', Buffer.from('{"waypost": 1, "locale": "en", "articles": "\xff"}', 'latin1'), '{"waypost": 1, "locale": "en", "articles": []}']) {
    const { status, stdout, stderr } = lint(write('odd.json', text));
    assert.deepEqual([status, stdout], [1, ''], String(text));
    assert.match(stderr, /^.*odd\.json:\d+:\d+: error\[[a-z0-9_]+\]: .*\n[^]*nothing in it can be used\n$/);
  }
  assert.match(lint('none.json').stderr, /none\.json: No such file/);
  assert.equal(lint('none.json').status, 1);
  assert.equal(lint().status, 2);
  assert.equal(lint('a.json', 'b.json').status, 2);
  assert.match(lint('--help').stdout, /waypost lint support\.json --locale sr/);
});

test('the demo: places, no hundreds of lines, the same at every run', () => {
  const knowledge = fileURLToPath(new URL('../../demo/knowledge/support.json', import.meta.url));
  const { stdout, status } = lint(knowledge);
  assert.ok(status === 0 || status === 1);
  const lines = stdout.split('\n');
  assert.ok(lines.length < 150, `${lines.length} lines`);
  for (const line of lines.filter((each) => /(warning|note)\[/.test(each))) assert.match(line, /support\.json:\d+:\d+: (warning|note)\[[a-z_]+\]: /);
  assert.equal(lint(knowledge).stdout, stdout);
});
