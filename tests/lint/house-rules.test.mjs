// The house rules that a machine can check. Each names the files that break it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Tracked files and new ones that are not ignored: what the next commit could hold.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && existsSync(path.join(root, name)));
const read = (name) => readFileSync(path.join(root, name), 'utf8');

const isGenerated = (name) => /\.generated\.|(^|\/)package-lock\.json$/.test(name);
const isCode = (name) => /\.(cpp|h|ts|tsx|mjs|js|css|sh|cmake|lua)$/.test(name) && !isGenerated(name);
const isShippedCode = (name) => /^(widget\/src|wasm\/js)\/.*\.tsx?$/.test(name);
const isCore = (name) => /^core\/(src|include)\/.*\.(cpp|h)$/.test(name);

/** C++ or TypeScript without comments and without the insides of string literals. */
function codeOnly(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (piece) =>
    piece.startsWith('/') ? ' ' : piece[0] + piece[0],
  );
}

/** Lines of `among` on which `pattern` stands, as file:line. */
function places(among, pattern, view = codeOnly) {
  const found = [];
  for (const name of files.filter(among)) {
    view(read(name)).split('\n').forEach((line, index) => {
      if (pattern.test(line)) found.push(`${name}:${index + 1}: ${line.trim()}`);
    });
  }
  return found;
}

test('no code file is longer than 500 lines', () => {
  const long = files.filter(isCode).filter((name) => read(name).split('\n').length > 501);
  assert.deepEqual(long, []);
});

test('every code file begins by saying what it is', () => {
  const starts = /^(#![^\n]*\n)?\s*(\/\/|\/\*|#|--|@)/;
  assert.deepEqual(files.filter(isCode).filter((name) => !starts.test(read(name))), []);
});

test('nlohmann_json is known to the reader alone, and to the test that compares the two', () => {
  const users = files.filter((name) => /\.(cpp|h)$/.test(name) && /nlohmann/.test(codeOnly(read(name))));
  assert.deepEqual(users.filter((name) => !['core/src/json/reader.cpp', 'tests/native/json_reference_test.cpp'].includes(name)), []);
});

test('the core does no input, output, time, chance, threads or locale', () => {
  const headers = /#include <(iostream|fstream|cstdio|stdio\.h|chrono|ctime|time\.h|random|thread|mutex|atomic|locale|clocale|filesystem|regex)>/;
  assert.deepEqual(places(isCore, headers, (text) => text), []);
  assert.deepEqual(places(isCore, /\b(printf|fopen|getenv|rand|srand|std::time|std::clock|setlocale|abort|exit|throw|thread_local)\s*\(|\bthrow\b/), []);
});

test('no result hangs on the machine’s mathematics library', () => {
  assert.deepEqual(places(isCore, /\b(std::)?(log2?|log10|log1p|exp2?|expm1|pow|cbrt|sin|cos|tan|tanh|atan2?)\s*\(/), []);
});

test('shipped code makes no HTML strings, evaluates none, and sets no inline style', () => {
  const forbidden =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|cssText|DOMParser|createContextualFragment|eval)\b|document\.write|new Function|\.style\b|setHTMLUnsafe/;
  assert.deepEqual(places(isShippedCode, forbidden), []);
  assert.deepEqual(places(isShippedCode, /setAttribute\(\s*['"](style|on\w+)['"]/, (text) => text), []);
});

test('the panel meets the world in its host and channels alone', () => {
  // The launcher is one small file that stands by itself.
  const isInside = (name) => /^widget\/src\/.*\.ts$/.test(name) && !/^widget\/src\/(host\/|channels\/|launcher)/.test(name);
  assert.deepEqual(places(isInside, /\b(navigator|localStorage|sessionStorage|matchMedia|visualViewport|visibilityState|XMLHttpRequest|crypto)\b|\bfetch\(|\blocation\.(reload|href|assign)|Date\.now/), []);
});

test('shipped TypeScript has no any and no switched-off checks', () => {
  assert.deepEqual(places(isShippedCode, /(:|<|\bas)\s*any\b|@ts-(ignore|nocheck|expect-error)/, (text) => text), []);
});

test('what the documents point to exists', () => {
  const missing = [];
  for (const name of files.filter((each) => each.endsWith('.md'))) {
    const paths = read(name).matchAll(/`((?:core|wasm|widget|demo|tests)\/[\w./-]*)`|\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
    for (const [, inRepo, link] of paths) {
      const target = inRepo ?? path.join(path.dirname(name), link);
      // Only what is tracked counts: build/ is made, an address of a site is no file.
      if (!link?.startsWith('/') && !existsSync(path.join(root, target))) missing.push(`${name}: ${target}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('nothing is left to do and nothing is commented out', () => {
  const self = (name) => name !== 'tests/lint/house-rules.test.mjs';
  assert.deepEqual(places((name) => isCode(name) && self(name), /\b(TODO|FIXME|XXX|HACK)\b/, (text) => text), []);
});

test('the lock files name no host and pin every package', () => {
  const folders = files.filter((name) => /(^|\/)package-lock\.json$/.test(name)).map((name) => path.dirname(name));
  assert.ok(folders.length >= 1);
  for (const folder of folders) {
    const lock = JSON.parse(read(path.join(folder, 'package-lock.json')));
    const bad = Object.entries(lock.packages).filter(([name, entry]) => name !== '' && (entry.resolved || !entry.integrity));
    assert.deepEqual(bad.map(([name]) => name), [], folder);
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path.join(folder, 'package.json')));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version));
    assert.deepEqual(loose, [], folder);
  }
});
