// `waypost graph --format svg`: the program's DOT, laid out by Graphviz (as WebAssembly, @viz-js/viz). The program
// reads the flows, checks the command line and says what is wrong; here is nothing but the layout.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { instance } from '@viz-js/viz';

const kProblems = 1;
const kUsage = 2;

/** The command line with DOT asked for instead, and the file that the picture goes to (undefined: standard output). */
function readWords(words) {
  const rest = [];
  let out;
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] === '--format') i += 1;
    else if (words[i] === '-o' && i + 1 < words.length) out = words[(i += 1)];
    else if (words[i].startsWith('-o=')) out = words[i].slice('-o='.length);
    else if (!words[i].startsWith('--format=')) rest.push(words[i]);
  }
  return { rest: [...rest, '--format=dot'], out: out === '-' ? undefined : out };
}

function fail(what, status = kProblems) {
  process.stderr.write(`waypost graph: ${what}\n`);
  process.exitCode = status;
}

/** Why nothing is written to `file`; undefined when it may be: it is not there, empty, or an older picture. */
function refusal(file) {
  if (!existsSync(file)) return undefined;
  const before = readFileSync(file, 'utf8');
  if (before === '' || before.startsWith('<?xml') || before.startsWith('<svg')) return undefined;
  return `${file} is there and is no older one: nothing is written over it; give another name, or remove it`;
}

/** The whole file at once: who reads it finds the old picture or the new one. */
function replace(file, text) {
  const fresh = `${file}.new`;
  try {
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    fail(`${file}: ${error.message}`);
  }
}

export async function graph(words) {
  const { rest, out } = readWords(words);
  const why = out === undefined ? undefined : refusal(out);
  if (why !== undefined) return fail(why);
  const program = path.join(__dirname, 'program.cjs');
  const limits = { encoding: 'utf8', maxBuffer: 1 << 30 };
  const drawn = spawnSync(process.execPath, [program, ...rest], { ...limits, stdio: ['inherit', 'pipe', 'inherit'] });
  if (drawn.error) return fail(drawn.error.message);
  if (drawn.status !== 0 || rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(drawn.stdout);
    process.exitCode = drawn.status ?? kUsage;
    return undefined;
  }
  const viz = await instance();
  const laidOut = viz.render(drawn.stdout, { format: 'svg', engine: 'dot' });
  if (laidOut.status !== 'success') return fail(laidOut.errors.map(({ message }) => message).join('; '));
  if (out === undefined) process.stdout.write(laidOut.output);
  else replace(out, laidOut.output);
  return undefined;
}
