// Gets the engine's module once per page and makes instances of it. Every way this can fail has its own
// code, because the widget answers each differently (EngineError, errors.ts).

import createModule from '#glue';

import { EngineError } from './errors.ts';
import type { Version } from './types.ts';

/** The ten functions of wasm/bindings.cpp. */
export interface Edge {
  version(): string;
  /** What `load` is to read, as UTF-8 bytes or text: the base, then perhaps a sibling. */
  keep(file: string | Uint8Array): void;
  load(intents: string): string;
  /** 0..1000: how far the ranking is trained after so many more small steps; -1: stale handle. */
  train(handle: number, steps: number): number;
  ask(handle: number, question: string): string;
  step(handle: number, snapshot: string, event: string): string;
  mask(handle: number, snapshot: string, log: string): string;
  record(handle: number, snapshot: string, log: string): string;
  article(handle: number, id: string): string;
  unload(handle: number): boolean;
}

/** Makes a fresh instance, with its own memory. */
export type NewEdge = () => Promise<Edge>;

/** Where the module is: its address, or its bytes. */
export type ModuleSource = string | URL | Uint8Array;

// The eight bytes of the smallest module. If even this does not compile, it is forbidden here.
const kEmptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let shared: Promise<NewEdge> | undefined;

/**
 * The compiled module of this page, fetched and compiled at most once at a time. A failure is not
 * kept: the next call tries again.
 */
export function loadModule(source: ModuleSource = defaultAddress()): Promise<NewEdge> {
  shared ??= prepare(source).catch((failure: unknown) => {
    shared = undefined;
    throw failure;
  });
  return shared;
}

function defaultAddress(): URL {
  return new URL(`engine-${__BUILD__}.wasm`, import.meta.url);
}

async function prepare(source: ModuleSource): Promise<NewEdge> {
  await assertAllowed();
  const module = source instanceof Uint8Array ? await compileBytes(source) : await fetchModule(source);
  const newEdge = (): Promise<Edge> => instantiate(module);
  assertSameBuild(await newEdge());
  return newEdge;
}

async function assertAllowed(): Promise<void> {
  if (typeof WebAssembly !== 'object') throw new EngineError('barred', 'no WebAssembly here');
  try {
    await WebAssembly.compile(kEmptyModule);
  } catch (failure) {
    throw new EngineError('barred', String(failure));
  }
}

async function fetchModule(address: string | URL): Promise<WebAssembly.Module> {
  try {
    return await compileBytes(await fetchBytes(address, 'default'));
  } catch (failure) {
    // A copy cut short or of another release may sit in the browser's cache: ask the server once more.
    if (!(failure instanceof EngineError) || failure.code !== 'bad_module') throw failure;
    return compileBytes(await fetchBytes(address, 'reload'));
  }
}

async function fetchBytes(address: string | URL, cache: RequestCache): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { cache });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (failure) {
    throw new EngineError('missing', `${String(address)}: ${String(failure)}`);
  }
}

async function compileBytes(bytes: Uint8Array): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>);
  } catch (failure) {
    throw new EngineError('bad_module', String(failure));
  }
}

function instantiate(module: WebAssembly.Module): Promise<Edge> {
  return new Promise((resolve, reject) => {
    const refuse = (failure: unknown): void =>
      reject(new EngineError('bad_module', String(failure)));
    createModule({
      // The glue would guess an address for a file that we already have.
      locateFile: (name: string) => name,
      instantiateWasm: (imports, done) => {
        WebAssembly.instantiate(module, imports).then(done, refuse);
        return {};
      },
    }).then(resolve, refuse);
  });
}

function assertSameBuild(edge: Edge): void {
  const { build } = JSON.parse(edge.version()) as Version;
  if (build !== __BUILD__) {
    throw new EngineError('build_mismatch', `module ${build}, script ${__BUILD__}`);
  }
}
