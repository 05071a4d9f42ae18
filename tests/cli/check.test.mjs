// `waypost check` as its users meet it: what it prints, where, and how it exits.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(root, 'build/native/waypost');
const vectors = path.join(root, 'tests/vectors/check');
let folder;

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'waypost-check-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const waypost = (args, options = {}) =>
  spawnSync(program, args, { cwd: folder, encoding: 'utf8', ...options });
const write = (name, content) =>
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));

const article = { id: 'returns', questions: ['How do returns work?'], answer: 'Like this.' };
const good = { waypost: 1, locale: 'en', articles: [article], contact: { url: '/contact' } };

test('a sound file: one line, exit 0', () => {
  write('good.json', good);
  const { stdout, stderr, status } = waypost(['check', 'good.json']);
  assert.deepEqual([stdout, stderr, status], ['No problems in 1 file.\n', '', 0]);
});

test('an error: place, code, sentence, remedy, pointer, exit 1', () => {
  write('bad.json', { ...good, popular: ['retruns'] });
  const { stdout, status } = waypost(['check', 'bad.json']);
  assert.equal(status, 1);
  assert.equal(
    stdout,
    'bad.json:17:5: error[unknown_article]: there is no article "retruns"\n' +
      '    did you mean "returns"?\n    at /popular/0\n1 error, 0 warnings in 1 file.\n',
  );
});

test('a value that is not possible stands as it does in the file: texts in quotes, numbers without', () => {
  const article = { ...good.articles[0], person: 'yes' };
  write('values.json', { ...good, articles: [article], synonyms: [['alone']], intents: [{ id: 'thank', enabled: false }], matching: { precision: 95 } });
  const { stdout } = waypost(['check', 'values.json']);
  assert.match(stdout, /: "yes" is not possible here/);
  assert.match(stdout, /: 95 is not possible here/);
  assert.match(stdout, /: one text alone is not possible here/);
  assert.match(stdout, /: "thank" is not possible here.*did you mean "thanks"\? Possible: person, frustration, goodbye, thanks, or another id/s);
});

test('warnings alone exit 0', () => {
  write('odd.json', { ...good, colour: 'red' });
  const { stdout, status } = waypost(['check', 'odd.json']);
  assert.equal(status, 0);
  assert.match(stdout, /^odd\.json:\d+:\d+: warning\[unknown_key\]: /);
});

test('a base brings its siblings, a sibling its base, and no file counts twice', () => {
  write('base.json', { ...good, locales: { sr: 'base.sr.json', de: 'base.de.json' } });
  write('base.sr.json', { waypost: 1, locale: 'sr', base: 'base.json', texts: { 'site/nam': 'x' } });
  const all = waypost(['check', 'base.json', './base.json', 'base.sr.json', '--json']);
  const result = JSON.parse(all.stdout);
  assert.equal(all.status, 1);
  assert.equal(result.files, 3);
  const codes = result.problems.map(({ file, code }) => `${file} ${code}`);
  assert.deepEqual(codes.sort(), ['base.de.json unreadable', 'base.sr.json unknown_text', 'base.sr.json untranslated']);
  for (const problem of result.problems) assert.ok(problem.message && problem.remedy, JSON.stringify(problem));
});

test('unreadable files are problems with a reason: missing, a folder, empty, binary', () => {
  mkdirSync(path.join(folder, 'sub'));
  write('empty.json', '');
  writeFileSync(path.join(folder, 'binary.json'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]));
  const { stdout, status } = waypost(['check', 'nowhere.json', 'sub', 'empty.json', 'binary.json']);
  assert.equal(status, 1);
  assert.match(stdout, /nowhere\.json: error\[unreadable\]: cannot be read: No such file/);
  assert.match(stdout, /sub: error\[unreadable\]: cannot be read: is a directory/);
  assert.match(stdout, /empty\.json:1:1: error\[syntax\]: found end of file/);
  assert.match(stdout, /binary\.json:1:1: error\[utf8\]/);
});

test('standard input', () => {
  const { stdout, status } = waypost(['check', '-'], { input: JSON.stringify({ ...good, locales: { sr: 'x.json' } }) });
  assert.deepEqual([stdout, status], ['No problems in 1 file.\n', 0]);
});

test('a file in which nothing is usable never passes', () => {
  write('nothing.json', { ...good, articles: [] });
  write('itself.json', { ...good, base: 'itself.json' });
  for (const name of ['nothing.json', 'itself.json']) assert.equal(waypost(['check', name]).status, 1, name);
  assert.match(waypost(['check', 'nothing.json']).stdout, /nothing in it can be used/);
});

test('nothing in a file can steer the terminal', () => {
  write('steer.json', { ...good, 'a\u001b[31m\u0085\u2028\u202eb\nc': 1 });
  const { stdout } = waypost(['check', 'steer.json']);
  assert.doesNotMatch(stdout, /[\u001b\u0085\u2028\u202e]/);
  assert.equal(stdout.trimEnd().split('\n').length, 4);
});

test('wrong usage exits 2 and names the help', () => {
  for (const args of [['check'], ['check', '--colour', 'x'], ['check', 'good.json', '--json=1'], ['chekc']]) {
    const { stderr, status } = waypost(args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /Try: waypost .*--help/);
  }
});

test('help says the same in both ways', () => {
  assert.equal(waypost(['help', 'check']).stdout, waypost(['check', '--help']).stdout);
  assert.match(waypost(['--help']).stdout, /Examples:/);
});

test('a reader that goes away is no error', () => {
  const many = readdirSync(vectors).filter((name) => name.endsWith('.json')).map((name) => path.join(vectors, name));
  const command = `"${program}" check ${many.map((name) => `"${name}"`).join(' ')} | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  assert.equal(stdout.trimEnd().split('\n').at(-1), '1');
});

test('every vector file is reported in plain text, with no placeholder left over', () => {
  for (const name of readdirSync(vectors).filter((file) => !file.includes('.expected') && !file.includes('.sibling'))) {
    const { stdout, stderr } = waypost(['check', path.join(vectors, name)]);
    assert.equal(stderr, '', name);
    assert.doesNotMatch(stdout, /\{[012]\}/, name);
    assert.match(stdout, /in \d+ files?\.\n/, name);
  }
});

test('a time zone that nobody knows is told with the nearest name, where the machine knows zones', { skip: !existsSync('/usr/share/zoneinfo/Europe/Belgrade') }, () => {
  write('zone.json', { ...good, hours: { zone: 'Europe/Belgrad', week: { mon: ['09:00-17:00'] }, departments: { store: { zone: 'Europe/Vienna' } } } });
  const { stdout, status } = waypost(['check', 'zone.json']);
  assert.equal(status, 0);
  assert.match(stdout, /^zone\.json:\d+:\d+: warning\[unknown_zone\]: no time zone is called "Europe\/Belgrad".*\n {4}did you mean "Europe\/Belgrade"\?\n {4}at \/hours\/zone$/m);
  assert.doesNotMatch(stdout, /Vienna/);
});

test('small mistakes: what is meant, where, and what to do', () => {
  const steps = [
    { id: 'ask', type: 'input', text: 'How?}', var: 'how', optional: true },
    { id: 'sort', type: 'branch', cases: [{ when: 'how == delivered', goto: 'end' }, { when: 'hours.open("repair")', goto: 'end' }], else: 'end' },
    { id: 'end', type: 'end' },
  ];
  const flows = [
    { id: 'small', title: 'Small', questions: ['small mistakes'], steps },
    { id: 'gone', title: 'Gone', steps: [{ id: 'x', type: 'nothing' }] },
  ];
  write('small.json', { ...good, flows });
  const { stdout } = waypost(['check', 'small.json']);
  assert.match(stdout, /warning\[bad_expression\]: this brace } closes nothing.*, at character 5 of the text\n +open the value that it closes, or remove it\n/);
  assert.match(stdout, /nothing ever sets "delivered".*\n +if it is meant as a text, write it in quotes: "delivered"\n/);
  assert.match(stdout, /the file has no "hours".*\n +add "hours", with "zone" and "week"\n/);
  assert.match(stdout, /small\.json: 1 flow left out because of an error: gone\n/);
  const week = { mon: ['09:00-17:00'] };
  write('small.json', { ...good, flows, hours: { zone: 'Europe/Belgrade', week, departments: { store: { week }, sales: { week } } } });
  assert.match(waypost(['check', 'small.json']).stdout, /"hours" has no department "repair"; it has store, sales\n +add "repair" to "departments" of "hours"\n/);
  const { left_out } = JSON.parse(waypost(['check', 'small.json', '--json']).stdout);
  assert.deepEqual(left_out, [{ file: 'small.json', flow: 'gone' }]);
});
