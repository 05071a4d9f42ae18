// The page that teaches flows: its first file stands by itself, in two languages; all its examples together are one
// knowledge file without a problem; its walks walk. The reference names all that there is, and quotes what is said.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { faults, translation } from './lib/faults.mjs';
import { folder, waypost, write } from './lib/program.mjs';

const read = (name) => readFileSync(new URL(`../../core/${name}`, import.meta.url), 'utf8');
const page = read('docs/writing-flows.md');
const blocks = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text]) => JSON.parse(text));
const withKeys = (...keys) => blocks.filter((block) => keys.every((key) => key in block));

// The page says how its blocks are put together: fragments of flows behind the first file's own.
const [whole] = withKeys('waypost', 'flows');
const [sibling] = withKeys('waypost', 'base');
const [{ locales }] = withKeys('locales');
const [{ hours }] = withKeys('hours');
const flows = [...whole.flows, ...withKeys('steps')];
const walks = withKeys('walks').flatMap((block) => block.walks);
const lookups = withKeys('lookups').flatMap((block) => block.lookups);
const knowledge = write('all.json', { ...whole, hours, lookups, flows });

const fine = ({ status, stdout }) => {
  assert.equal(status, 0, stdout);
  assert.doesNotMatch(stdout, /warning|error\[|undecided/);
  return stdout;
};

test('the first file can be saved and checked as it stands, and played', () => {
  const file = write('support.json', whole);
  assert.match(fine(waypost('check', 'support.json')), /^support\.json: 1 flow checked, all proved$/m);
  assert.match(page, /`support\.json: 1 flow checked, all proved`/);
  const own = walks.filter(({ steps }) => steps[0].pick === `flow:${whole.flows[0].id}`);
  const script = write('own.jsonl', own[0].steps.map((step) => JSON.stringify(step)).join('\n'));
  assert.match(waypost('play', file, '--script', script).stdout, /It gets a ribbon/);
});

test('its sibling has every text, and the very words that are shown', () => {
  write('two.json', { ...whole, locales: { de: 'two.de.json' } });
  write('two.de.json', { ...sibling, base: 'two.json' });
  assert.deepEqual([locales, sibling.base], [{ de: 'support.de.json' }, 'support.json']);
  assert.match(fine(waypost('check', 'two.json')), /No problems in 2 files/);
  const script = write('tent.jsonl', '{"pick":"flow:gift"}\n{"select":"tent"}');
  const { stdout } = waypost('play', 'two.json', '--locale', 'de', '--script', script);
  assert.match(stdout, /Zelt oder Rucksack \(Zu groß für Papier\)/);
  assert.match(stdout, /Es bekommt Schleife und Karte/);
});

test('the examples are there, all of them are fine, and all is proved', () => {
  assert.ok(flows.length >= 11, `${flows.length} flows`);
  assert.match(fine(waypost('check', knowledge)), new RegExp(`${flows.length} flows checked, all proved`));
});

test('the walks walk, and show the same again', () => {
  assert.ok(walks.length >= 7, `${walks.length} walks`);
  const file = write('page.walks.json', { waypost_walks: 1, walks });
  assert.equal(waypost('test', knowledge, file, '--update').status, 0);
  const { status, stdout } = waypost('test', knowledge, file);
  assert.equal(status, 0, stdout);
  const shown = readFileSync(path.join(folder, 'page.walks.txt'), 'utf8');
  assert.match(shown, /It gets a ribbon/);
  assert.match(shown, /60 to 160/);
  assert.match(shown, /For 95 cm take \*\*M\*\*/);
  assert.match(shown, /RL-10023 is cancelled/);
  assert.match(shown, /We do not know yet/);
  assert.match(shown, /code=DP4471009321/);
  assert.match(shown, /On a Saturday[\s\S]*The store is \*\*open now\*\*/);
  assert.match(shown, /On a Monday[\s\S]*opens again \*\*2026-12-19T09:00:00Z\*\*[\s\S]*there for Christmas/);
});

test('the walk that walks.md shows walks, too', () => {
  const [, text] = read('docs/walks.md').match(/^```json\n([\s\S]*?)^```$/m);
  const file = write('cancel.walks.json', text);
  assert.equal(waypost('test', knowledge, file, '--update').status, 0);
  const shown = readFileSync(path.join(folder, 'cancel.walks.txt'), 'utf8');
  assert.match(shown, /cancel: unknown[\s\S]*We do not know yet[\s\S]*ana@example\.com/);
});

test('every type of step and every kind of input stands on the page', () => {
  const { $defs } = JSON.parse(read('schema/knowledge.schema.json'));
  const used = new Set(flows.flatMap(({ steps }) => steps.map(({ type }) => type)));
  assert.deepEqual($defs.step.properties.type.enum.filter((type) => !used.has(type)), []);
  for (const kind of $defs.step_input.properties.kind.enum) assert.ok(page.includes(kind), kind);
});

const proof = read('docs/proof.md');
const rows = [...proof.matchAll(/^\| `(\w+)` \| (error|warning|note) \|.*\| (.*) \|$/gm)].map(([, code, severity, message]) => ({ code, severity, message }));

test('every code is explained, and what faults of flows are said to say is what they say', () => {
  const { enums } = JSON.parse(read('schema/names.json'));
  const { values } = enums.find(({ cpp }) => cpp === 'Code');
  assert.deepEqual(values.filter((code) => !proof.includes(`\`${code}\``)), []);
  assert.ok(rows.length >= 20, `${rows.length} rows`);
  write('fault.sr.json', translation);
  for (const row of rows) {
    write('fault.json', faults[row.code]);
    const { problems } = JSON.parse(waypost('check', 'fault.json', '--json').stdout);
    const said = problems.filter(({ code }) => code === row.code).map(({ code, severity, message }) => ({ code, severity, message }));
    assert.deepEqual(said, [row]);
  }
});

test('the reference has every step with its keys, every kind, every function', () => {
  const reference = read('docs/flows.md');
  const { $defs } = JSON.parse(read('schema/knowledge.schema.json'));
  const keysOf = (name) => Object.keys($defs[name].properties).filter((key) => key !== '$comment');
  // In code, maybe among others: `picture {src, alt}`.
  const code = new Set([...reference.matchAll(/`([^`\n]+)`/g)].flatMap(([, text]) => text.split(/[^\w$]+/)));
  for (const type of $defs.step.properties.type.enum) {
    const row = reference.split('\n').find((line) => line.startsWith(`| \`${type}\` | `));
    assert.ok(row, type);
    for (const key of $defs[`step_${type}`].required.slice(2)) assert.ok(row.includes(`**\`${key}\`**`), `${type}: ${key}`);
  }
  const things = ['flow', 'lookup', 'option', 'choice', 'menu_from', 'field', 'confirm', 'milestone', 'milestones_from', 'picture', 'video', 'card', 'result_field'];
  for (const thing of [...things, ...$defs.step.properties.type.enum.map((type) => `step_${type}`)]) {
    for (const key of keysOf(thing)) assert.ok(code.has(key), `${thing}: ${key}`);
  }
  for (const kind of $defs.step_input.properties.kind.enum) assert.ok(code.has(kind), kind);
  const functions = [...read('src/flow/functions.cpp').matchAll(/^ {4}\{"(\w+)", Function::/gm)];
  assert.ok(functions.length >= 8, `${functions.length} functions`);
  for (const [, name] of functions) assert.ok(code.has(name), name);
});
