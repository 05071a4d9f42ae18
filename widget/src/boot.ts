// Gets everything a session needs: knowledge files, engine, compiled content. Every failure has a way
// on: fresh files, else the last copy that worked, else the plain list.

import type { About, Engine, EngineError, Problem } from '../../wasm/js/index.ts';
import type { Store } from './host/storage.ts';
import { fetchFiles, type Files, keepCopy, type KnowledgeHost, lastCopy, type RawKnowledge } from './knowledge.ts';

export interface Ready {
  kind: 'ready';
  engine: Engine;
  about: About;
  /** The file itself, should the engine fail later on. */
  parsed: RawKnowledge | null;
  /** The base file as it came, for the knowledge in another language. */
  base: Uint8Array | string;
}

export interface Plain {
  kind: 'plain';
  parsed: RawKnowledge | null;
}

export interface BootHost extends KnowledgeHost {
  store: Store;
  loadEngine(): Promise<Engine>;
  /** What the built-in intents are said by (`intentsIn`). */
  intents: Promise<string>;
  /** Tells page and console what is wrong; nothing of it is shown to the visitor. */
  onProblem(code: string, problems: readonly Problem[]): void;
}

export async function boot(address: string, locale: string, host: BootHost): Promise<Ready | Plain> {
  const [fresh, engine] = await Promise.all([fetchFiles(address, locale, host), host.loadEngine().catch((cause: unknown) => cause)]);
  const copy = lastCopy(address, host.store);
  if (!isEngine(engine)) {
    host.onProblem(errorCode(engine), []);
    return { kind: 'plain', parsed: fresh?.parsed ?? copy?.parsed ?? null };
  }
  if (fresh === null) host.onProblem('unreachable', []);
  for (const files of [fresh, copy]) {
    if (files === null) continue;
    const about = await tryFiles(engine, files, address, host);
    if (about) return { kind: 'ready', engine, about, parsed: files.parsed, base: files.base };
  }
  return { kind: 'plain', parsed: fresh?.parsed ?? copy?.parsed ?? null };
}

async function tryFiles(engine: Engine, files: Files, address: string, host: BootHost): Promise<About | null> {
  try {
    const { about, problems } = await engine.load(files.base, files.sibling, await host.intents);
    const errors = problems.filter((problem) => problem.severity === 'error');
    if (errors.length) host.onProblem('content', errors);
    // Also with one broken article left out: a file that works is a better copy than none, or an older one.
    if (files.source === 'fresh') keepCopy(address, files, host.store);
    return about;
  } catch (failure) {
    host.onProblem(errorCode(failure), isEngineError(failure) ? failure.problems : []);
    return null;
  }
}

function isEngine(value: unknown): value is Engine {
  return typeof value === 'object' && value !== null && 'step' in value;
}

function isEngineError(value: unknown): value is EngineError {
  return value instanceof Error && value.name === 'EngineError';
}

function errorCode(failure: unknown): string {
  return isEngineError(failure) ? failure.code : 'missing';
}
