// Runs `waypost eval` on a set of questions.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repo = fileURLToPath(new URL('../..', import.meta.url));
const program = join(repo, 'build/native/waypost');
const shared = join(repo, '../shared/data');

export const hasPublicSets = existsSync(shared);
export const demoKnowledge = join(repo, 'demo/knowledge/support.json');
export const demoQuestions = (language, half = '') => join(repo, 'tests/quality/demo', half, `${language}.jsonl`);
export const publicKnowledge = (name) => join(shared, `${name}.knowledge.json`);
export const publicQuestions = (name) => join(shared, `${name}.questions.jsonl`);

// Whatever is written on the way is gone with the process.
const folder = mkdtempSync(join(tmpdir(), 'waypost-quality-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const fresh = (name) => join(mkdtempSync(join(folder, 'of-')), name);

export const publicLog = (name) => join(shared, `${name}.txt`);

/** A pack of a knowledge that has learned from past questions, too; and what was said about them. */
export function packWith(knowledge, log) {
  const path = fresh('pack.json');
  const { status, stderr } = spawnSync(program, ['pack', knowledge, '--questions', log, '-o', path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`waypost pack ${knowledge}: ${stderr}`);
  return { path, said: stderr };
}

/** The figures of `waypost eval`; throws with what it says when it does not measure. */
export function measure(knowledge, questions, locale = '') {
  const args = ['eval', knowledge, questions, '--json', ...(locale ? ['--locale', locale] : [])];
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`waypost ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}

/** A copy of a file of questions in which the letters have lost their marks, as many people type. */
export function withoutMarks(questions) {
  const path = fresh('questions.jsonl');
  const plain = readFileSync(questions, 'utf8').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'dj').replaceAll('Đ', 'Dj').replaceAll('ı', 'i');
  writeFileSync(path, plain);
  return path;
}

const percent = (rate) => (rate === null ? '   - ' : (100 * rate).toFixed(1).padStart(5));

/** One line for people. */
export function describe(name, figures) {
  const { top1, recall3, auroc, answered_in_scope: answered, answered_precision: right } = figures;
  return `${name.padEnd(22)} top-1 ${percent(top1)}  recall@3 ${percent(recall3)}  AUROC ${percent(auroc)}  answered ${percent(answered)}, right ${percent(right)}`;
}
