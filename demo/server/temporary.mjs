// Folders of this process in the system's temporary folder. They carry its id, so that the next start can tell those
// whose process was killed before it could throw them away.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const nameForm = /^waypost-[a-z0-9]+-(\d+)-\w{6}$/;
const mine = new Set();

/** Makes `waypost-<what>-<process>-…`. It is thrown away by `removeFolder`, at the latest when this process ends. */
export function temporaryFolder(what) {
  if (mine.size === 0) process.once('exit', () => [...mine].forEach(removeFolder));
  const path = mkdtempSync(join(tmpdir(), `waypost-${what}-${process.pid}-`));
  mine.add(path);
  return path;
}

export function removeFolder(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  mine.delete(path);
}

/** Throws away the folders of processes that are no more; gives their paths. */
export function clearStale() {
  const stale = readdirSync(tmpdir()).filter((name) => nameForm.test(name) && !lives(Number(nameForm.exec(name)[1])));
  const paths = stale.map((name) => join(tmpdir(), name));
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else's: not ours to throw away.
    }
  }
  return paths;
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason.code === 'EPERM';
  }
}
