// Packs of generated knowledge, made by the native command line.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../build/native/waypost', import.meta.url));

/** Adds to every set its `pack`: {file, seconds, bytes}, beside its knowledge. */
export function withPacks(sets) {
  return sets.map((set) => {
    const file = set.file.replace(/\.json$/, '.pack.json');
    const path = join(dirname(set.knowledge), file);
    const begin = performance.now();
    const { status, stderr } = spawnSync(program, ['pack', set.knowledge, '-o', path], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`waypost pack ${set.file}: ${stderr}`);
    return { ...set, pack: { file, seconds: (performance.now() - begin) / 1000, bytes: statSync(path).size } };
  });
}
