// The JSON Schema for editors against the files that the core judges: it accepts what is fine, and points
// at the same places where a fault is one of structure. References, conditions and loops are the core's.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8').replace(/^\uFEFF/, '');
const schema = JSON.parse(read('core/schema/knowledge.schema.json'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

const structural = new Set([
  'wrong_type', 'missing_key', 'unknown_key', 'bad_id', 'bad_version', 'bad_locale', 'bad_value',
  'empty_text', 'text_too_long', 'bad_url', 'bad_time',
]);

// Faults of those codes that need more than structure to be seen: two times against each other, a calendar,
// the placeholders of an address, one key against another of the same file.
const beyond = new Set([
  'missing_argument /flows/0/steps/1/args',
  'mixed /flows/0/steps/2/args',
  'missing_argument /flows/0/steps/1/args/numer',
  'bad_value /locales/en',
  'nothing_usable /articles',
  'bad_url /lookups/1/url',
  'bad_url /lookups/2/url',
  'bad_time /hours/week/tue/0',
  'bad_time /hours/week/wed/1',
  'bad_time /hours/closures/0/date',
  'hours_and_triage /hours/departments/garden/closures/0/date',
  // One of two ways too many: the schema can only refuse what holds them.
  'intents /intents/6/opens/article',
  // A slip of a built-in id: the schema refuses the intent for what it lacks.
  'unknown_intent /intents/0/id',
  'unknown_intent /intents/1/id',
  'unknown_intent /intents/2/id',
  'unknown_intent /intents/3/id',
  // One key against another: a method against what it is for, one picture or video too many; a calendar.
  'steps /lookups/2/method',
  'steps /lookups/3',
  'steps /flows/0/steps/1',
  'steps /flows/2/steps/2/min',
  // Texts without a letter or digit.
  'synonyms /synonyms/4/2',
  'synonyms /brands/3',
  'synonyms /brands/4/0',
]);

// A way to reach people that is missing is worth a warning, and no fault of the file's form.
const isAdvice = ({ code, severity }) => code === 'missing_key' && severity === 'warning';

function places(data) {
  validate(data);
  return new Set((validate.errors ?? []).flatMap((error) => {
    const { instancePath, keyword, params } = error;
    // "One of these keys" is refused where the keys stand together.
    if (keyword === 'oneOf') return [instancePath, `${instancePath}/flow`, `${instancePath}/person`];
    const key = params.additionalProperty ?? params.propertyName ?? error.propertyName;
    const member = key === undefined ? [] : [`${instancePath}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`];
    return [instancePath, ...member];
  }));
}

test('the demo\'s knowledge is accepted', () => {
  for (const path of ['demo/knowledge/support.json', 'demo/knowledge/support.sr.json']) {
    assert.equal(validate(JSON.parse(read(path))), true, `${path}: ${JSON.stringify(validate.errors)}`);
  }
});

test('every key and every step is described', () => {
  const visit = (node, where) => {
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      assert.ok(value.description, `${where}/${key} has no description`);
      visit(value, `${where}/${key}`);
    }
    if (node.items) visit(node.items, `${where}[]`);
  };
  for (const [name, definition] of Object.entries(schema.$defs)) visit(definition, name);
});

const folder = 'tests/vectors/check/';
const names = readdirSync(new URL(folder, root))
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

for (const name of names) {
  const expected = JSON.parse(read(`${folder}${name}.expected.json`));
  for (const file of [0, 1]) {
    const mine = expected.filter((problem) => problem.file === file && !isAdvice(problem));
    const unreadable = mine.some(({ code }) => ['utf8', 'syntax', 'too_deep', 'duplicate_key'].includes(code));
    const path = `${folder}${name}${file === 1 ? '.sibling' : ''}.json`;
    if (unreadable || (file === 1 && mine.length === 0)) continue;
    test(`${path} is judged alike`, () => {
      const found = places(JSON.parse(read(path)));
      const faults = mine.filter((p) => structural.has(p.code) && !beyond.has(`${name} ${p.pointer}`));
      const missed = faults.filter(({ pointer }) => !found.has(pointer)).map(({ code, pointer }) => `${code} ${pointer}`);
      assert.deepEqual(missed, [], 'accepted');
      if (mine.length === 0) assert.equal(found.size, 0, [...found].join(', '));
      const unknownPaths = mine.some(({ code }) => code === 'unknown_text');
      if (faults.length === 0 && !unknownPaths) {
        assert.equal(found.size, 0, `refused at ${[...found].join(', ')}`);
      }
    });
  }
}
