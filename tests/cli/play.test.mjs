// `waypost play` and `waypost replay`: what a script shows, logs that replay to the same bytes, and what is
// said about scripts, logs and command lines that make no sense.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(root, 'build/native/waypost');
const knowledge = path.join(root, 'tests/vectors/walk/knowledge.json');
const folder = mkdtempSync(path.join(tmpdir(), 'waypost-play-'));
after(() => rmSync(folder, { recursive: true }));

const inFolder = (name) => path.join(folder, name);
const waypost = (args, input = '') => spawnSync(program, args, { input, encoding: 'utf8', cwd: folder });

function script(name, lines) {
  writeFileSync(inFolder(name), lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return inFolder(name);
}

const order = [
  { query: 'where is my order RL-10023' },
  { submit: { email: 'nobody' } },
  { submit: { email: 'ana@example.com' } },
  { lookup: { status: 200, body: { status: 'late', total: 60, due: '2026-01-05' } } },
  { select: 'report' },
  { handover: 'available' },
  { handover: { result: 'delivered', reference: 'A-17' } },
  { person: true },
];

test('a script shows what the visitor sees, the same every time', () => {
  const file = script('order.jsonl', order);
  const first = waypost(['play', knowledge, '--script', file]);
  assert.equal(first.status, 0, first.stderr);
  const golden = readFileSync(new URL('order.txt', import.meta.url), 'utf8');
  assert.equal(first.stdout, golden);
  assert.equal(waypost(['play', knowledge, '--script', '-'], readFileSync(file, 'utf8')).stdout, golden);
});

test('a log replays to the same bytes, from wherever it lies', () => {
  copyFileSync(knowledge, inFolder('knowledge.json'));
  const played = waypost(['play', 'knowledge.json', '--script', script('order.jsonl', order), '--log', 'order.log']);
  assert.equal(played.status, 0, played.stderr);
  const log = readFileSync(inFolder('order.log'), 'utf8');
  const [header, ...lines] = log.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(header.waypost_log, 1);
  assert.equal(header.knowledge, 'knowledge.json');
  assert.equal(lines.length, order.length + 1);
  assert.deepEqual(lines.map(({ event }) => event.seq), lines.map((_, index) => index + 1));
  const same = waypost(['replay', 'order.log']);
  assert.equal(same.status, 0, same.stderr);
  assert.match(same.stdout, /9 events, the same effects/);
  assert.equal(spawnSync(program, ['replay', inFolder('order.log')], { cwd: root }).status, 0);
});

test('a changed effect is shown with its line and id', () => {
  const log = readFileSync(inFolder('order.log'), 'utf8').replace('"message":"handover_check"', '"message":"helped"');
  writeFileSync(inFolder('changed.log'), log);
  const different = waypost(['replay', 'changed.log']);
  assert.equal(different.status, 1);
  assert.match(different.stderr, /^waypost replay: changed\.log:7: effect 6:1 differs/);
  assert.match(different.stderr, /expected: .*"helped"/);
  assert.match(different.stderr, /got: .*"handover_check"/);
});

test('broken scripts and logs are named with file and line', () => {
  const bad = (lines) => waypost(['play', knowledge, '--script', script('bad.jsonl', lines)]);
  const cases = [
    [[{ query: 'x' }, '', '{"query":'], /bad\.jsonl:3: not JSON/],
    [[{ dance: true }], /bad\.jsonl:1: names no event; one of open, resume, query/],
    [[{ query: 'x', back: true }], /bad\.jsonl:1: names two events, query and back/],
    [[{ query: 7 }], /bad\.jsonl:1: wrong value at \/query/],
    [[{ handover: 'perhaps' }], /bad\.jsonl:1: wrong value at \/handover/],
    [[{ pick: { kind: 'shelf', id: 'x' } }], /bad\.jsonl:1: wrong value at \/pick\/kind/],
  ];
  for (const [lines, message] of cases) {
    const refused = bad(lines);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, message);
  }
  writeFileSync(inFolder('no.log'), '{"event":{}}\n');
  assert.match(waypost(['replay', 'no.log']).stderr, /no\.log:1: no session log/);
  writeFileSync(inFolder('torn.log'), readFileSync(inFolder('order.log'), 'utf8').slice(0, -40));
  const torn = waypost(['replay', 'torn.log']);
  assert.equal(torn.status, 1);
  assert.match(torn.stderr, /torn\.log:10: no log line/);
  assert.equal(waypost(['replay', 'missing.log']).status, 1);
  assert.equal(waypost(['play', 'missing.json']).status, 1);
  assert.equal(waypost(['play', knowledge, '--script', 'missing.jsonl']).status, 1);
});

test('a log never overwrites what is played, and must belong to it', () => {
  for (const log of ['knowledge.json', './knowledge.json', 'order.jsonl']) {
    assert.equal(waypost(['play', 'knowledge.json', '--script', 'order.jsonl', '--log', log]).status, 2);
  }
  assert.equal(readFileSync(inFolder('knowledge.json'), 'utf8'), readFileSync(knowledge, 'utf8'));
  const [header, ...lines] = readFileSync(inFolder('order.log'), 'utf8').trimEnd().split('\n');
  const cases = [
    [[header], /holds no events/],
    [[header.replace(/"content":"[0-9a-f]+"/, '"content":"0000000000000000"'), ...lines], /has changed since/],
    [[header.replace('"content"', '"locale":"xx","content"'), ...lines], /no texts for xx/],
  ];
  for (const [text, message] of cases) {
    writeFileSync(inFolder('other.log'), text.join('\n') + '\n');
    const refused = waypost(['replay', 'other.log']);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, message);
  }
  assert.match(waypost(['play', 'knowledge.json', '--locale', 'xx']).stderr, /no texts for xx/);
  assert.equal(waypost(['play', '-', '--script', '-']).status, 2);
});

test('what differs because the knowledge has other texts by now is told so first', () => {
  const text = readFileSync(knowledge, 'utf8');
  writeFileSync(inFolder('texts.json'), text);
  waypost(['play', 'texts.json', '--script', script('order.jsonl', order), '--log', 'texts.log']);
  writeFileSync(inFolder('texts.json'), text.replaceAll('Our system is down.', 'It is down.'));
  assert.equal(waypost(['replay', 'texts.log', '--quiet']).status, 0, 'what nobody saw may change');
  writeFileSync(inFolder('texts.json'), text.replaceAll('We look into', 'We see to'));
  const changed = waypost(['replay', 'texts.log']);
  assert.equal(changed.status, 1);
  assert.match(changed.stderr, /^waypost replay: texts\.json has changed since the log was written, if only in its texts\nwaypost replay: texts\.log:\d+: effect \d+:\d+ differs\n/);
  const [header, ...lines] = readFileSync(inFolder('texts.log'), 'utf8').split('\n');
  const old = { ...JSON.parse(header) };
  delete old.files;
  writeFileSync(inFolder('old.log'), [JSON.stringify(old), ...lines].join('\n'));
  assert.match(waypost(['replay', 'old.log']).stderr, /^waypost replay: old\.log:\d+: effect \d+:\d+ differs\n/);
});

test('wrong usage gives 2, help gives 0', () => {
  for (const args of [['play'], ['replay'], ['play', knowledge, knowledge], ['play', knowledge, '--skript', 'x'], ['replay', 'a', 'b']]) {
    const wrong = waypost(args);
    assert.equal(wrong.status, 2, args.join(' '));
    assert.match(wrong.stderr, /--help/);
  }
  for (const command of ['play', 'replay']) {
    const help = waypost([command, '--help']);
    assert.equal(help.status, 0);
    assert.match(help.stdout, /Example/);
  }
});

test('replay shows the screens as they were seen', () => {
  waypost(['play', knowledge, '--script', script('order.jsonl', order), '--log', 'screens.log']);
  const { status, stdout } = waypost(['replay', 'screens.log']);
  assert.equal(status, 0);
  // The same lines as were played, but for what the visitor did: that is in words.
  const shown = (text) => text.split('\n').filter((line) => line.startsWith('  ')).join('\n');
  assert.equal(shown(stdout), shown(readFileSync(new URL('order.txt', import.meta.url), 'utf8')));
  assert.match(stdout, /\n> asks: where is my order RL-10023\n[^]*\n> fills in email: nobody\n[^]*\n> clicks report\n[^]*\n> handover: delivered A-17\n/);
  const quiet = waypost(['replay', 'screens.log', '--quiet']);
  assert.match(quiet.stdout, /^screens\.log: 9 events, the same effects\n$/);
});

test('replay masks private answers wherever they are repeated, also in what differs', () => {
  const secret = [
    { pick: 'flow:profile' },
    { submit: { phone: '+44 20 7946 0000' } },
    { submit: { pin: '4711x' } },
    { submit: { pin: '4 711' } },
    { submit: { note: 'my PIN is 4711, not 4712' } },
    { query: '4711' },
  ];
  const played = waypost(['play', knowledge, '--script', script('secret.jsonl', secret), '--log', 'secret.log']);
  assert.match(played.stdout, /Noted: \+442079460000 my PIN is 4711, not 4712/);
  const { status, stdout } = waypost(['replay', 'secret.log']);
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /4711|4 711/);
  assert.match(stdout, /> fills in pin: •••\n[^]*\[pin: number, private, now: •••\]\n> fills in pin: •••\n/);
  assert.match(stdout, /Noted: \+442079460000 my PIN is •••, not 4712/);
  assert.match(stdout, /> asks: •••\n/);
  const log = readFileSync(inFolder('secret.log'), 'utf8');
  assert.doesNotMatch(log, /4711|4 711/);
  assert.match(log, /"fields":\{"pin":"•••"\}/);
  writeFileSync(inFolder('secret2.log'), log.replace('"value":"my PIN is •••, not 4712"', '"value":"my PIN was •••"'));
  const different = waypost(['replay', 'secret2.log']);
  assert.equal(different.status, 1);
  assert.match(different.stderr, /expected: .*my PIN was •••/);
  assert.doesNotMatch(different.stderr, /4711/);
});

test('a log of before, in which private answers stand, is replayed and shown without them', () => {
  const secret = [{ pick: 'flow:profile' }, { submit: { phone: '' } }, { submit: { pin: '4711' } }, { submit: { note: 'is 4711' } }];
  waypost(['play', knowledge, '--script', script('clear.jsonl', secret), '--log', 'clear.log']);
  const log = readFileSync(inFolder('clear.log'), 'utf8');
  writeFileSync(inFolder('clear.log'), log.replaceAll('•••', '4711'));
  const { status, stdout } = waypost(['replay', 'clear.log']);
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /4711/);
  assert.match(stdout, /Noted: {2}is •••\n[^]*clear\.log: 5 events, the same effects\n$/);
});

test('what was typed at a private question and answered otherwise: replay goes that far, and shows the rest', () => {
  const secret = [{ pick: 'flow:profile' }, { submit: { phone: '' } }, { query: 'How do I wash boots?' }, { submit: { pin: '4711' } }];
  waypost(['play', knowledge, '--script', script('asked.jsonl', secret), '--log', 'asked.log']);
  assert.doesNotMatch(readFileSync(inFolder('asked.log'), 'utf8'), /"text":"How do I wash/);
  const { status, stdout } = waypost(['replay', 'asked.log']);
  assert.equal(status, 0);
  assert.match(stdout, /> asks: •••\n[^]*> fills in pin: •••\n[^]*asked\.log: 5 events, the first 3 compared; /);
});

test('private answers of every kind, and what is made of them, replay to the same screens', () => {
  const ask = (id, kind, more = {}) => ({ id, type: 'input', text: `${id}?`, var: id, kind, private: true, ...more });
  const options = ['red', 'blue'].map((id) => ({ id, label: `A ${id} one` }));
  const kinds = { waypost: 1, locale: 'en', articles: [], flows: [{ id: 'kinds', title: 'Kinds', steps: [
    ask('day', 'date'), ask('count', 'number'), ask('stars', 'rating'), ask('one', 'choice', { options }), ask('some', 'choices', { options }), ask('call', 'phone'), ask('word', 'text'),
    { id: 'made', type: 'set', var: 'made', value: '"x" + word' },
    { id: 'long', type: 'set', var: 'long', value: 'size(word)' },
    { id: 'end', type: 'end', text: 'Day {day}, {count} of {stars}: {one}, {some}; +{call}, {word}, {made}, {long}.' },
  ] }] };
  writeFileSync(inFolder('kinds.json'), JSON.stringify(kinds));
  const answers = { day: '2001-02-13', count: '4711', stars: '3', one: 'red', some: 'red\nblue', call: '+44 20 7946 0000', word: 'Trust' };
  const lines = [{ pick: 'flow:kinds' }, ...Object.entries(answers).map(([name, value]) => ({ submit: { [name]: value } }))];
  const played = waypost(['play', 'kinds.json', '--script', script('kinds.jsonl', lines), '--log', 'kinds.log']);
  assert.match(played.stdout, /4,?711[^]*Trust, xTrust, 5\./);
  const log = readFileSync(inFolder('kinds.log'), 'utf8');
  for (const secret of ['2001', '4711', '7946', 'rust']) assert.ok(!log.includes(secret), secret);
  const { status, stdout, stderr } = waypost(['replay', 'kinds.log']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Day •••, ••• of •••[^]*kinds\.log: 9 events, the same effects\n$/);
  writeFileSync(inFolder('kinds2.log'), log.replace(' of ', ' off '));
  assert.match(waypost(['replay', 'kinds2.log']).stderr, /effect 9:0 differs/);
});

test('a log that was written over the loss of private answers is replayed as it went', () => {
  const safe = { waypost: 1, locale: 'en', articles: [], lookups: [{ id: 'open', url: '/open/{pin}', result: {} }], flows: [{ id: 'safe', title: 'Safe', questions: ['open the safe'], steps: [
    { id: 'pin', type: 'input', text: 'PIN?', var: 'pin', kind: 'number', private: true, min: 1000 },
    { id: 'sure', type: 'menu', text: 'Sure?', options: [{ id: 'yes', label: 'Yes', goto: 'open' }] },
    { id: 'open', type: 'lookup', lookup: 'open', args: { pin: '{pin}' }, into: 'safe', failed: 'pin' },
    { id: 'end', type: 'end', text: 'Open.' },
  ] }] };
  writeFileSync(inFolder('safe.json'), JSON.stringify(safe));
  const lines = [{ pick: 'flow:safe' }, { submit: { pin: '12' } }, { submit: { pin: '471147' } }, { resume: true }, { select: 'yes' }, { submit: { pin: '471148' } }, { select: 'yes' }, { lookup: { status: 500 } }, { submit: { pin: '471149' } }, { select: 'yes' }, { lookup: { status: 200, body: { pin: 471149 } } }];
  const played = waypost(['play', 'safe.json', '--script', script('safe.jsonl', lines), '--log', 'safe.log']);
  assert.equal(played.status, 0, played.stderr);
  assert.match(played.stdout, /Private answers are not kept[^]*\/open\/471148[^]*\/open\/471149/);
  assert.doesNotMatch(readFileSync(inFolder('safe.log'), 'utf8'), /4711|"12"/);
  const { status, stdout, stderr } = waypost(['replay', 'safe.log']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Private answers are not kept[^]*safe\.log: 12 events, the same effects\n$/);
});

test('short forms of picks and answers play alike', () => {
  const short = waypost(['play', knowledge, '--script', script('short.jsonl', [{ pick: 'flow:track' }, { submit: { number: '10023' } }, { submit: { email: 'ana@example.com' } }, { lookup: 'not_found' }, { select: 'again' }, { pick: 'returns' }, { pick: 'category:care' }])]);
  assert.equal(short.status, 0, short.stderr);
  const long = waypost(['play', knowledge, '--script', script('long.jsonl', [{ pick: { kind: 'flow', id: 'track' } }, { submit: { number: '10023' } }, { submit: { email: 'ana@example.com' } }, { lookup: { status: 404 } }, { select: 'again' }, { pick: { kind: 'article', id: 'returns' } }, { pick: { kind: 'category', id: 'care' } }])]);
  const seen = (text) => text.split('\n').filter((line) => !line.startsWith('>')).join('\n');
  assert.equal(seen(short.stdout), seen(long.stdout));
  assert.match(short.stdout, /\[order: not found\]/);
});

test('by hand: numbers choose, text asks or answers, the world is asked for', () => {
  const typed = ['1', '10023', 'ana@example.com', '200 {"status":"sent","total":3}', '/person', 'unavailable', '', 'ana@example.com', 'Hello', 'delivered', '/quit'];
  const talk = waypost(['play', knowledge], typed.join('\n') + '\n');
  assert.equal(talk.status, 0, talk.stderr);
  assert.match(talk.stdout, /Order RL-10023: sent\./);
  assert.match(talk.stdout, /lookup GET \/orders\/RL-10023\?email=ana%40example\.com/);
  assert.match(talk.stdout, /Your message has arrived\./);
  for (const prompt of ['number> ', 'status and body (empty: no answer)> ', 'available or unavailable> ', 'contact> ', 'message> ', 'delivered or failed> ']) {
    assert.ok(talk.stdout.includes(prompt), `${prompt}\n${talk.stdout}`);
  }
  assert.equal(waypost(['play', knowledge], '').status, 0);
});

test('a lookup says what became of the answer', () => {
  const answers = [
    ['200 {"status":"sent","total":3}', '[order: found]'],
    ['200 {"status":"sent","total":"3"}', '[order: failed, "total" wants a number at /total]'],
    ['200 {"total":3}', '[order: failed, "status" wants a text at /status]'],
    ['200 <html>', '[order: failed, the body is no JSON object'],
    ['503', '[order: failed, status 503]'],
    ['', '[order: failed, no answer came]'],
    ['404', '[order: not found]'],
  ];
  for (const [answer, told] of answers) {
    const talk = waypost(['play', knowledge], ['1', '10023', 'ana@example.com', answer, '/quit'].join('\n') + '\n');
    assert.ok(talk.stdout.includes(told), `${answer}: ${talk.stdout}`);
  }
});
