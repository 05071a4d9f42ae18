// What `waypost check` says of whole flows: verdicts, the clicks that break them, and clicks to every outcome; as text,
// as JSON and as SARIF.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(root, 'build/native/waypost');
let folder;

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'waypost-proof-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const waypost = (...args) => spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
const write = (name, content) => writeFileSync(path.join(folder, name), JSON.stringify(content, null, 2));

const file = (steps, more = {}) => ({
  waypost: 1,
  locale: 'en',
  articles: [],
  contact: { url: '/contact' },
  lookups: [{ id: 'get', url: '/get', result: { state: { pointer: '/state', type: 'text' }, list: { pointer: '/list', type: 'list', of: { id: { pointer: '/id' } } } } }],
  flows: [{ id: 'f', title: 'F', questions: ['where is it'], steps, ...more }],
});
const end = { id: 'end', type: 'end', text: 'Done.' };
const look = { id: 'look', type: 'lookup', lookup: 'get', into: 'order', goto: 'which', failed: 'end' };
const which = { id: 'which', type: 'menu', text: 'Which?', from: { list: 'order.list', label: '{item.id}', goto: 'end' } };

test('a sound flow is proved, and --verbose counts the clicks to its outcomes', () => {
  write('good.json', file([look, { ...which, empty: 'end' }, end]));
  const { stdout, status } = waypost('check', 'good.json', '--verbose');
  assert.equal(status, 0);
  assert.match(stdout, /^good\.json: 1 flow checked, all proved$/m);
  assert.match(stdout, /^ {2}f: proved, \d+ states$/m);
  assert.match(stdout, /^ {4}end end: 0 to 1 clicks$/m);
  assert.doesNotMatch(waypost('check', 'good.json').stdout, /clicks/);
});

test('a menu that may be empty is shown with the moves that lead there, and play goes along with them', () => {
  write('bad.json', file([look, which, end]));
  const { stdout, status } = waypost('check', 'bad.json');
  assert.equal(status, 1);
  assert.match(stdout, /error\[empty_menu\]: there may be nothing to choose at step "which"/);
  assert.match(stdout, /^bad\.json: 1 flow checked, 0 proved, 1 with a counterexample$/m);
  const moves = [...stdout.matchAll(/^ {4}> (.*)$/gm)].map(([, move]) => move);
  assert.deepEqual(moves.map((move) => Object.keys(JSON.parse(move))[0]), ['pick', 'lookup']);
  assert.deepEqual(JSON.parse(moves[1]).lookup.body.list, []);
  const [result] = JSON.parse(waypost('check', 'bad.json', '--sarif').stdout).runs[0].results;
  assert.ok(result.message.text.endsWith(`\n> ${moves.join('\n> ')}`));
  writeFileSync(path.join(folder, 'moves.jsonl'), moves.join('\n'));
  const played = waypost('play', 'bad.json', '--script', 'moves.jsonl');
  assert.equal(played.status, 0);
  assert.match(played.stdout, /Which\?\n {2}That is all\./);
});

test('what a lookup finds is told apart where it is read, and the counterexample has it where it was found', () => {
  const branch = { id: 'which', type: 'branch', cases: [{ when: 'order.state == "late"', goto: 'menu' }], else: 'end' };
  const menu = { id: 'menu', type: 'menu', text: 'Late.', options: [{ id: 'again', label: 'Again', goto: 'which' }] };
  write('loop.json', file([look, branch, menu, end]));
  const { problems, proof } = JSON.parse(waypost('check', 'loop.json', '--json').stdout);
  const [loop] = problems.filter((one) => one.code === 'no_way_out');
  assert.equal(loop.pointer, '/flows/0/steps/2');
  assert.equal(JSON.parse(loop.script.at(-1)).lookup.body.state, 'late');
  assert.deepEqual(proof.map((one) => [one.flow, one.verdict, one.undecided]), [['f', 'counterexample', []]]);
});

test('what cannot be decided is named with its place', () => {
  const ask = { id: 'ask', type: 'input', text: 'How many?', var: 'n', kind: 'number', min: 1, max: 9 };
  const twice = { id: 'twice', type: 'set', var: 'm', value: 'n * 2' };
  const branch = { id: 'branch', type: 'branch', cases: [{ when: 'm == 3', goto: 'odd' }], else: 'end' };
  write('open.json', file([ask, twice, branch, { id: 'odd', type: 'end', text: 'Odd.' }, end]));
  const { stdout, status } = waypost('check', 'open.json');
  assert.equal(status, 0);
  assert.match(stdout, /^open\.json: 1 flow checked, 0 proved, 1 undecided$/m);
  assert.match(stdout, /^ {2}f: undecided, by values alone, at \/flows\/0\/steps\/\d; .*ask for what was answered instead$/m);
  assert.match(stdout, /^No problems in 1 file, 1 flow undecided\.$/m);
  const [note] = JSON.parse(waypost('check', 'open.json', '--sarif').stdout).runs[0].results;
  assert.deepEqual([note.ruleId, note.level], ['undecided', 'note']);
  const [place] = note.locations;
  assert.equal(place.logicalLocations[0].fullyQualifiedName, '/flows/0');
  const line = readFileSync(path.join(folder, 'open.json'), 'utf8').split('\n')[place.physicalLocation.region.startLine - 1];
  assert.equal(line.slice(place.physicalLocation.region.startColumn - 1), '{');
});

test('that all is proved is not said beside errors and flows that are left out', () => {
  write('wrong.json', file([{ id: 'b', type: 'branch', cases: [{ when: '1 == "a"', goto: 'end' }], else: 'end' }, end]));
  assert.match(waypost('check', 'wrong.json').stdout, /^wrong\.json: 1 flow checked, 1 proved beside 1 error$/m);
  const two = file([end]);
  two.flows.push({ id: 'g', title: 'G', questions: ['g'], steps: [{ id: 'say', type: 'say', text: 'So.', goto: 'say' }] });
  write('left.json', two);
  assert.match(waypost('check', 'left.json').stdout, /^left\.json: 1 flow checked, 1 proved beside 1 error, 1 left out$/m);
});

test('a flow that is undecided because the proof has limits says which one', () => {
  const round = (id) => ({ id, title: id, questions: [id], steps: [{ id: 'm', type: 'menu', text: '?', options: [{ id: 'on', label: 'On', goto: 'm' }] }] });
  write('many.json', { ...file([end]), flows: Array.from({ length: 201 }, (_, i) => round(`f${i}`)) });
  assert.match(waypost('check', 'many.json').stdout, /^ {2}f200: undecided, more ways to try out than the 200 that are played of one file$/m);
  const options = Array.from({ length: 10 }, (_, i) => ({ id: `o${i}`, label: `O${i}` }));
  const asked = [0, 1, 2, 3, 4].map((i) => ({ id: `q${i}`, type: 'input', text: '?', var: `v${i}`, kind: 'choice', options }));
  const cases = asked.flatMap(({ var: name }) => options.slice(1).map((one) => ({ when: `${name} == "${one.id}"`, goto: 'end' })));
  write('large.json', file([...asked, { id: 'b', type: 'branch', cases, else: 'end' }, end]));
  assert.match(waypost('check', 'large.json').stdout, /^ {2}f: undecided, more than 20,000 states in all: /m);
});

test('an outcome farther than the owner allows is a warning', () => {
  const menu = (id, to) => ({ id, type: 'menu', text: 'Sure?', options: [{ id: 'yes', label: 'Yes', goto: to }] });
  write('far.json', file([menu('a', 'b'), menu('b', 'end'), end], { clicks: 1 }));
  assert.match(waypost('check', 'far.json').stdout, /warning\[too_many_clicks\]: "end end" takes 2 clicks at least and 2 at most, and "clicks" allows 1/);
  const round = { id: 'a', type: 'menu', text: 'Sure?', options: [{ id: 'yes', label: 'Yes', goto: 'b' }, { id: 'no', label: 'No', goto: 'a' }] };
  write('round.json', file([round, menu('b', 'end'), end], { clicks: [2, 4] }));
  const says = /"end end" takes any number of clicks, since the way goes round, and "clicks" allows 4/;
  assert.match(waypost('check', 'round.json').stdout, says);
  const [result] = JSON.parse(waypost('check', 'round.json', '--sarif').stdout).runs[0].results;
  assert.match(result.message.text, says);
  const { problems, proof } = JSON.parse(waypost('check', 'round.json', '--json').stdout);
  assert.deepEqual(problems[0].args, ['end end', 'loop', '4', 'longest']);
  assert.deepEqual(proof[0].clicks, [{ outcome: 'end end', least: 2 }]);
});

test('SARIF counts columns in characters', () => {
  const name = 'sarif.json';
  const text = JSON.stringify({ ...file([end]), flows: [{ id: 'f', title: 'Čćšž', questions: ['ćć'], steps: [{ ...end, goto: 'nowhere' }] }] });
  writeFileSync(path.join(folder, name), text);
  const { runs } = JSON.parse(waypost('check', name, '--sarif').stdout);
  assert.equal(runs[0].columnKind, 'unicodeCodePoints');
  assert.ok(runs[0].results.length > 0);
  for (const result of runs[0].results) {
    assert.ok(runs[0].tool.driver.rules.some((rule) => rule.id === result.ruleId));
    const [place] = result.locations;
    const { startLine, startColumn } = place.physicalLocation.region;
    assert.equal(startLine, 1);
    assert.match([...text].slice(startColumn - 1).join(''), /^("goto"|"nowhere")/);
  }
});
