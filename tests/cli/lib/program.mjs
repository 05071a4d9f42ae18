// The program as a test starts it: in a folder of its own, which goes when the test is over.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../build/native/waypost', import.meta.url));
export const folder = mkdtempSync(path.join(tmpdir(), 'waypost-cli-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Writes a file into the folder, what is no text as JSON. Gives its path. */
export function write(name, content) {
  const file = path.join(folder, name);
  const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
  writeFileSync(file, isRaw ? content : JSON.stringify(content, null, 2));
  return file;
}

/** Runs `waypost ARGS` to its end. */
export const waypost = (...args) => spawnSync(program, args, { encoding: 'utf8', cwd: folder });
