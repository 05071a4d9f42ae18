// Whoever takes part, behind one face: build(set), answer(set), round(), close().

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { measure } from '../../quality/eval.mjs';
import { median } from './figures.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export const peers = ['minisearch', 'lunr', 'fuse', 'flexsearch', 'orama', 'nlpjs', 'bm25'];

/** An engine of `engines/` in a process of its own. */
export async function contender(engine, { patienceMs = 240_000 } = {}) {
  const { name, packages } = await import(`../engines/${engine}.mjs`);
  // Some talk while they learn.
  const child = fork(here('worker.mjs'), [engine], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  async function call(task, options) {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.send({ task, options });
    const reply = await Promise.race([once(child, 'message').then(([message]) => message), gone.then(() => ({ failed: `no reply within ${patienceMs / 1000} s, or the process ended` }))]);
    clearTimeout(timer);
    if (reply.failed) throw new Error(`${name}: ${task}: ${reply.failed}`);
    return reply.done;
  }
  return {
    engine,
    name,
    version: packages.length > 0 ? versionOf(packages[0]) : '',
    build: (set) => call('build', set),
    answer: (set, budgetMs) => call('answer', { ...set, budgetMs }),
    round: (options) => call('round', options),
    async close() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

function versionOf(name) {
  return JSON.parse(readFileSync(here(`../node_modules/${name}/package.json`), 'utf8')).version;
}

/** The native command line: every figure of a set comes from one `waypost eval`, which times each question itself. */
export function nativeContender() {
  let figures;
  let round = 0;
  return {
    engine: 'native',
    name: 'Waypost, native',
    version: '',
    async build({ knowledge, locale, questions }) {
      figures = measure(knowledge, questions, locale);
      round = 0;
      return { buildMs: figures.load_ms, memory: null };
    },
    async answer() {
      const { in_scope: inScope, out_of_scope: outOfScope, top1, recall3, auroc } = figures;
      const asked = inScope + outOfScope;
      return { inScope, outOfScope, top1, recall3, auroc, asked, of: asked };
    },
    /** Its percentiles are its own, of one pass over all questions; it is asked for them twice. */
    async round(_, { knowledge, locale, questions }) {
      if (round++ === 1) figures = measure(knowledge, questions, locale);
      return { p50: figures.p50_us, p99: figures.p99_us };
    },
    latency: (rounds) => ({ p50: median(rounds.map(({ p50 }) => p50)), p99: median(rounds.map(({ p99 }) => p99)) }),
    async close() {},
  };
}
