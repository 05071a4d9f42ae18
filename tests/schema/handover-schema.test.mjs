// The handover schema against the records of the shared vectors, and against records that are none.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const schema = readJson('core/schema/handover.schema.json');
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
const folder = 'tests/vectors/record/';
const records = readdirSync(new URL(folder, root)).map((name) => [name, readJson(folder + name).record]);

for (const [name, record] of records) {
  test(`record vector ${name} fits`, () => {
    assert.equal(validate(record), true, JSON.stringify(validate.errors));
    assert.ok(record.transcript.length > 0);
  });
}

test('what is missing or wrong is refused at its place', () => {
  const faults = [
    ['/schema', (record) => (record.schema = 'handover/2')],
    ['/created_at', (record) => (record.created_at = '2026-01-01')],
    ['/transcript/0/who', (record) => (record.transcript[0].who = 'bot')],
    ['/answers/0', (record) => delete record.answers[0].value],
    ['', (record) => delete record.id],
    ['', (record) => (record.extra = 1)],
  ];
  for (const [place, spoil] of faults) {
    const record = structuredClone(records[0][1]);
    spoil(record);
    assert.equal(validate(record), false, place);
    assert.ok(validate.errors.some((error) => error.instancePath === place), JSON.stringify(validate.errors));
  }
});

test('fields of later work are accepted', () => {
  const record = {
    ...records[0][1],
    server_created_at: 1, intent: 'late', confidence: 900, sentiment: 'unhappy', urgency: 'high', promises: [], tags: ['vip'],
    actions: [{ name: 'refund', at: 1 }], entities: [{ kind: 'order', value: 'RL-10023' }], priority: 'high',
    attachments: [{ name: 'a.png', type: 'image/png', size: 1, sha256: '0'.repeat(64) }],
    consent: { text: 'c1', at: 1, scope: 'chat' }, redaction: { cards: 1 }, routing: { team: 'orders', hours: 'closed' },
    links: { transcript: '/t' }, survey: {}, parent: 'p', sequence: 2,
  };
  assert.equal(validate(record), true, JSON.stringify(validate.errors));
});
