// The demo's flows as an owner tries them: every step, option, case and answer is walked, and visitors see what the
// transcripts beside the walks say.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { removeFolder, temporaryFolder } from '../../demo/server/temporary.mjs';

const program = fileURLToPath(new URL('../../build/native/waypost', import.meta.url));
const knowledge = fileURLToPath(new URL('../../demo/knowledge/', import.meta.url));
const walks = readdirSync(join(knowledge, 'walks')).filter((name) => name.endsWith('.json')).map((name) => join('walks', name));
const folder = temporaryFolder('coverage');
after(() => removeFolder(folder));

const waypost = (...args) => spawnSync(program, ['test', ...args], { encoding: 'utf8', cwd: knowledge });

for (const [file, ...tests] of [['support.json', ...walks], ...['no', 'with'].map((word) => [`plain/${word}-lookups.json`, `plain/${word}-lookups.walks.json`])]) {
  test(`${file}: nothing is left that nobody walks`, () => {
    const { status, stdout, stderr } = waypost(file, ...tests, '--coverage', '--least', '100');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^\d+ passed, 0 failed\ncovered by \d+ walks: 100 %/);
  });
}

test('every flow is walked in Serbian, too', () => {
  const report = join(folder, 'serbian.json');
  assert.equal(waypost('support.json', join('walks', 'serbian.walks.json'), `--coverage=${report}`).status, 0);
  const { flows } = JSON.parse(readFileSync(report, 'utf8'));
  assert.deepEqual(flows.filter(({ steps }) => steps.every(({ visits }) => visits === 0)).map(({ id }) => id), []);
  assert.ok(JSON.parse(readFileSync(join(knowledge, 'walks', 'serbian.walks.json'), 'utf8')).walks.every(({ locale }) => locale === 'sr'));
});
