// The hand-written wire types against the vectors: every event, effect and record in tests/vectors must
// satisfy its type, with no key that the type does not know.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { repoJson, repoNames, root } from './lib/shipped.mjs';

const folder = path.join(root, 'build/types-proof');
const kProject = { extends: '../../widget/tsconfig.json', compilerOptions: { noUnusedLocals: false }, include: ['*.ts'] };

function prove(name, statements) {
  const source = `import type { Effect, Event, HandoverRecord, Question } from '../../wasm/js/types.ts';\n${statements.join('\n')}\n`;
  writeFileSync(path.join(folder, `${name}.ts`), source);
}

const claim = (name, value, type) => `export const ${name} = ${JSON.stringify(value)} satisfies ${type};`;

function compile() {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const found = spawnSync(process.execPath, [tsc, '--project', folder], { encoding: 'utf8' });
  return found.stdout.split('\n').filter((line) => line !== '').map((line) => line.slice(0, 400));
}

test('every vector satisfies the wire types', () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(kProject));
  for (const name of repoNames('tests/vectors/session', '.json')) {
    const { events } = repoJson(`tests/vectors/session/${name}.json`);
    prove(`session_${name}`, [
      claim('events', events.map(({ event }) => event), 'Event[]'),
      claim('effects', events.flatMap(({ effects }) => effects), 'Effect[]'),
    ]);
  }
  for (const name of repoNames('tests/vectors/record', '.json')) {
    prove(`record_${name}`, [claim('record', repoJson(`tests/vectors/record/${name}.json`).record, 'HandoverRecord')]);
  }
  assert.deepEqual(compile(), []);
});

test('the proof would notice: a wrong effect does not satisfy its type', () => {
  prove('wrong', [claim('effects', [{ type: 'say', id: '1:0', mesage: 'choose' }], 'Effect[]')]);
  const errors = compile();
  assert.equal(errors.length, 1);
  assert.match(errors[0], /^wrong\.ts|wrong\.ts\(/);
});
