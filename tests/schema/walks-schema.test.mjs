// The JSON Schema of walks against files that the program runs, and against such that it refuses.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(read('core/schema/walks.schema.json'));
const judge = (data) => validate(data) || JSON.stringify(validate.errors);
const demoWalks = readdirSync(new URL('demo/knowledge/', root), { recursive: true })
  .filter((name) => name.endsWith('.walks.json'))
  .map((name) => `demo/knowledge/${name}`);
const walks = (...steps) => ({ waypost_walks: 1, walks: [{ name: 'x', steps }] });

test('the walks that the program runs are accepted', () => {
  for (const file of ['tests/vectors/walks/shop.walks.json', ...demoWalks]) assert.equal(judge(read(file)), true, file);
  assert.equal(judge(walks({ pick: 'flow:a' }, { pick: { kind: 'article', id: 'a', text: 'b' } }, { lookup: 'failed' }, { handover: { result: 'delivered', reference: 'A' } }, { clock: '2026-01-05T09:30:00Z' }, { tick: true }, { select: 'a', turn: 3, stale: true })), true);
});

test('what the program refuses is refused', () => {
  const bad = [
    {}, { waypost_walks: 2, walks: [] }, { waypost_walks: 1, walks: [] }, walks(), walks({}), walks({ dance: 1 }), walks({ select: 7 }),
    walks({ lookup: 'gone' }), walks({ handover: 'perhaps' }), walks({ clock: 'yesterday' }), walks({ select: 'a', stale: 1 }),
    walks({ submit: { a: 1 } }), { waypost_walks: 1, walks: [{ steps: [{ tick: true }] }] },
    { waypost_walks: 1, walks: [{ name: 'a', seed: -1, steps: [{ tick: true }] }] },
    { waypost_walks: 1, walks: [{ name: 'a', visitor: { shoe: 'x' }, steps: [{ tick: true }] }] },
  ];
  for (const data of bad) assert.equal(validate(data), false, JSON.stringify(data));
});
