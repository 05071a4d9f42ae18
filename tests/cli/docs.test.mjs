// The page that teaches flows: all its examples are one knowledge file without a problem, and its walks walk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { folder, waypost, write } from './lib/program.mjs';

const page = readFileSync(new URL('../../core/docs/writing-flows.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text]) => JSON.parse(text));
const flows = blocks.filter((block) => block.steps);
const walks = blocks.flatMap((block) => block.walks ?? []);
const knowledge = write('support.json', {
  waypost: 1,
  locale: 'en',
  contact: { email: 'help@example.com' },
  articles: [{ id: 'returns', questions: ['How do returns work?'], answer: 'Within 30 days.' }],
  lookups: blocks.flatMap((block) => block.lookups ?? []),
  flows,
});

test('the examples are there, and all of them are fine', () => {
  assert.ok(flows.length >= 8, `${flows.length} flows`);
  const { status, stdout } = waypost('check', knowledge);
  assert.equal(status, 0, stdout);
  assert.doesNotMatch(stdout, /warning|error\[/);
});

test('the walks walk, and show the same again', () => {
  assert.ok(walks.length >= 4, `${walks.length} walks`);
  const file = write('page.walks.json', { waypost_walks: 1, walks });
  assert.equal(waypost('test', knowledge, file, '--update').status, 0);
  const { status, stdout } = waypost('test', knowledge, file);
  assert.equal(status, 0, stdout);
  const shown = readFileSync(path.join(folder, 'page.walks.txt'), 'utf8');
  assert.match(shown, /60 to 160/);
  assert.match(shown, /For 95 cm take \*\*M\*\*|For 95 cm take M/);
  assert.match(shown, /RL-10023 is cancelled/);
  assert.match(shown, /We do not know yet/);
  assert.match(shown, /code=DP4471009321/);
});

test('every type of step and every kind of input stands on the page', () => {
  const { $defs } = JSON.parse(readFileSync(new URL('../../core/schema/knowledge.schema.json', import.meta.url), 'utf8'));
  const used = new Set(flows.flatMap(({ steps }) => steps.map(({ type }) => type)));
  const missing = $defs.step.properties.type.enum.filter((type) => !used.has(type) && !['article', 'goto'].includes(type));
  assert.deepEqual(missing, []);
  for (const kind of $defs.step_input.properties.kind.enum) assert.ok(page.includes(kind), kind);
});
