// The npm package as a user gets it: packed, installed into an empty folder without the network, run.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const native = path.join(root, 'build/native/waypost');
const knowledge = path.join(root, 'demo/knowledge/support.json');
let folder;

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'waypost-npm-'));
  const npm = (args) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  npm(['pack', path.join(root, 'build/npm'), '--pack-destination', folder, '--silent']);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function installed(args, options = {}) {
  return spawnSync(path.join(folder, 'node_modules/.bin/waypost'), args, { cwd: folder, encoding: 'utf8', ...options });
}

/** The same words from the native program and from the installed package, exit code and all. */
function sameAsNative(args, options) {
  const expected = spawnSync(native, args, { cwd: folder, encoding: 'utf8', ...options });
  const found = installed(args, options);
  assert.equal(found.stdout, expected.stdout);
  assert.equal(found.stderr, expected.stderr);
  assert.equal(found.status, expected.status);
  return found;
}

test('--help names the commands and exits 0', () => {
  const { stdout, status } = sameAsNative(['--help']);
  assert.equal(status, 0);
  for (const command of ['check', 'ask', 'play', 'replay']) assert.match(stdout, new RegExp(`^  ${command}\\b`, 'm'));
});

test('wrong usage exits 2', () => {
  assert.equal(sameAsNative(['chekc']).status, 2);
  assert.equal(sameAsNative(['ask']).status, 2);
});

test('a sound file passes', () => {
  assert.equal(sameAsNative(['check', knowledge]).status, 0);
});

test('a broken file is reported with its place and exits 1', () => {
  const broken = { waypost: 1, locale: 'en', articles: [{ id: 'a', question: ['Where?'], answer: '' }] };
  writeFileSync(path.join(folder, 'broken.json'), JSON.stringify(broken, null, 2));
  const { stdout, stderr, status } = sameAsNative(['check', 'broken.json']);
  assert.equal(status, 1);
  assert.match(stdout + stderr, /broken\.json:\d+:\d+: error\[missing_key\]: /);
});

test('a missing file is an error, not a crash', () => {
  assert.notEqual(sameAsNative(['check', 'nowhere.json']).status, 0);
});

test('ask finds the same matches', () => {
  const { stdout, status } = sameAsNative(['ask', knowledge, 'where is my order', '--json']);
  assert.equal(status, 0);
  assert.ok(JSON.parse(stdout).matches.length > 0);
});

test('play reads what is typed and ends with the input', () => {
  const found = sameAsNative(['play', knowledge], { input: '1\n' });
  assert.equal(found.status, 0);
});

test('walks and pictures are those of the native program', () => {
  sameAsNative(['walk', knowledge, '--random', '200', '--seed', '3', '--json']);
  for (const format of ['dot', 'mermaid']) sameAsNative(['graph', knowledge, '--format', format]);
});

test('graph --format svg lays out the same picture', () => {
  const { stdout, stderr, status } = installed(['graph', knowledge, '--flow', 'track', '--format', 'svg']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /<svg [^]*<\/svg>\s*$/);
  const flow = JSON.parse(readFileSync(knowledge, 'utf8')).flows.find(({ id }) => id === 'track');
  for (const { id } of flow.steps) assert.ok(stdout.includes(`<title>track/${id}</title>`), id);
  assert.equal(installed(['graph', knowledge, '--format=svg', '-o', 'flows.svg']).status, 0);
  assert.match(readFileSync(path.join(folder, 'flows.svg'), 'utf8'), /<svg /);
  assert.equal(installed(['graph', knowledge, '--format=svg', '-o', 'flows.svg']).status, 0, 'an older picture makes way');
});

test('graph --format svg says what is wrong as the program does, and writes over nothing else', () => {
  const nowhere = installed(['graph', knowledge, '--flow', 'gone', '--format', 'svg']);
  assert.deepEqual([nowhere.status, nowhere.stdout], [1, '']);
  assert.match(nowhere.stderr, /there is no flow "gone"; there are: /);
  assert.equal(installed(['graph', '--format', 'svg']).status, 2);
  writeFileSync(path.join(folder, 'mine.txt'), 'mine');
  const refused = installed(['graph', knowledge, '--format', 'svg', '-o', 'mine.txt']);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /mine\.txt is there and is no older one/);
  assert.equal(readFileSync(path.join(folder, 'mine.txt'), 'utf8'), 'mine');
});

test('the package holds the program, the types and the licence, and no dependency', () => {
  const home = path.join(folder, 'node_modules/waypost');
  const manifest = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  assert.equal(manifest.dependencies, undefined);
  assert.deepEqual(readdirSync(home).sort(), ['LICENSE', 'LICENSES.txt', 'README.md', 'bin', 'package.json', 'types']);
});

test('the types can be imported by their public name', () => {
  writeFileSync(
    path.join(folder, 'receiver.ts'),
    `import type { HandoverRecord, Problem } from 'waypost/types';
export const idOf = (record: HandoverRecord): string => record.id;
export const place = (problem: Problem): number => problem.line ?? 0;\n`,
  );
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'receiver.ts'];
  execFileSync(process.execPath, [tsc, ...flags], { cwd: folder, stdio: 'pipe' });
});
