// The typed engine: JSON becomes data here and nowhere else. It survives one failure of the module by
// itself (a trap, an abort, memory that ran out): new instance, same content, same call again. The core
// is pure, so the repeated call means the same. A second failure is final.

import { EngineError, type EngineErrorCode } from './errors.ts';
import type { Edge, NewEdge } from './load.ts';
import type {
  About,
  Answer,
  Article,
  Event,
  HandoverRecord,
  Loaded,
  LogEntry,
  PrivateAnswers,
  Problem,
  Question,
  Snapshot,
  Stepped,
  Version,
} from './types.ts';
import { wellFormed, wellFormedJson } from './well-formed.ts';

/** A knowledge file: text, or its bytes, which keep faults in the encoding visible. */
export type KnowledgeFile = string | Uint8Array;

interface Files {
  base: Uint8Array;
  sibling: Uint8Array;
  intents: string;
}

interface LoadReply {
  handle: number;
  problems: Problem[];
  about?: About;
}

/** Something done with an instance, at once. It may be done again on the next one. */
type Call<T> = (edge: Edge, handle: number) => T;

/** A page must stay alive while its knowledge is learned: work in slices, with pauses between them. */
const sliceMs = 8;
const stepsAtOnce = 8;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export class Engine {
  readonly #newEdge: NewEdge;
  #edge: Promise<Edge>;
  #files: Files | undefined;
  #handle = 0;
  #trained: Promise<void> = Promise.resolve();
  #recovered = false;
  #dead: EngineError | undefined;

  private constructor(newEdge: NewEdge, edge: Edge) {
    this.#newEdge = newEdge;
    this.#edge = Promise.resolve(edge);
  }

  static async start(newEdge: NewEdge): Promise<Engine> {
    return new Engine(newEdge, await newEdge());
  }

  /**
   * Checks and compiles knowledge. On success it takes the place of what was loaded before; when
   * nothing in it is usable, throws `unusable` with the problems, and what was loaded stays. The
   * ranking is trained afterwards, in slices. `intents`: what the built-in intents are said by in the
   * interface's language, the text of a file of core/intents; '' = none of them is listened for.
   */
  async load(base: KnowledgeFile, sibling: KnowledgeFile = '', intents = ''): Promise<Required<Loaded>> {
    const files = { base: asBytes(base), sibling: asBytes(sibling), intents: wellFormed(intents) };
    const reply = await this.#call((edge, before) => {
      const loaded = loadInto(edge, files);
      if (loaded.handle === 0) return loaded;
      this.#handle = loaded.handle;
      this.#files = files;
      if (before !== 0) edge.unload(before);
      return loaded;
    });
    if (reply.about === undefined) {
      throw new EngineError('unusable', reply.problems[0]?.code ?? '', reply.problems);
    }
    this.#trained = this.#train().catch(() => undefined);
    return { problems: reply.problems, about: reply.about };
  }

  /** Fulfilled when the ranking of what was loaded last is trained, or never will be. */
  get trained(): Promise<void> {
    return this.#trained;
  }

  version(): Promise<Version> {
    return this.#read((edge) => edge.version());
  }

  /**
   * While the visitor types (`prefix`), an untrained ranking answers by similarity alone. Any other
   * question waits until the ranking is trained.
   */
  async ask(question: Question): Promise<Answer> {
    const text = wellFormedJson(question);
    if (!question.prefix) await this.#trained;
    return this.#read((edge, handle) => edge.ask(handle, text));
  }

  /**
   * `snapshot` null: a session that has not begun. `answers`: what the last step gave as `private`; without it the
   * visitor is asked again where it is needed. A question waits until the ranking is trained.
   */
  async step(snapshot: Snapshot | null, event: Event, answers?: PrivateAnswers): Promise<Stepped> {
    const before = snapshot === null ? '' : wellFormedJson({ ...snapshot, private: answers });
    const text = wellFormedJson(event);
    if (event.type === 'query') await this.#trained;
    return this.#read((edge, handle) => edge.step(handle, before, text));
  }

  /** The whole log as it may be stored: `•••` for every private answer in it. */
  mask(snapshot: Snapshot, answers: PrivateAnswers, log: readonly LogEntry[]): Promise<LogEntry[]> {
    const before = wellFormedJson({ ...snapshot, private: answers });
    const text = wellFormedJson(log);
    return this.#read((edge, handle) => edge.mask(handle, before, text));
  }

  record(snapshot: Snapshot, log: readonly LogEntry[]): Promise<HandoverRecord> {
    const before = wellFormedJson(snapshot);
    const text = wellFormedJson(log);
    return this.#read((edge, handle) => edge.record(handle, before, text));
  }

  article(id: string): Promise<Article> {
    const text = wellFormed(id);
    return this.#read((edge, handle) => edge.article(handle, text));
  }

  /** Frees the content. Any later call, a second `unload` too, throws `stale_handle`. */
  async unload(): Promise<void> {
    const freed = await this.#call((edge, handle) => {
      const found = edge.unload(handle);
      this.#handle = 0;
      this.#files = undefined;
      return found;
    });
    if (!freed) throw new EngineError('stale_handle');
  }

  async #train(): Promise<void> {
    const files = this.#files;
    // Ends, too, when another content has taken its place meanwhile, or it is gone.
    const slice: Call<boolean> = (edge, handle) => this.#files !== files || trainSlice(edge, handle);
    while (!(await this.#call(slice))) await pause();
  }

  async #read<T>(call: Call<string>): Promise<T> {
    const reply: unknown = await this.#call((edge, handle) => JSON.parse(call(edge, handle)) as unknown);
    throwIfError(reply);
    return reply as T;
  }

  async #call<T>(call: Call<T>): Promise<T> {
    const serving = this.#edge;
    const edge = await serving;
    if (this.#dead) throw this.#dead;
    try {
      return call(edge, this.#handle);
    } catch (failure) {
      await this.#recover(serving, failure);
      return this.#call(call);
    }
  }

  // Several calls may run into the same broken instance: the first replaces it, the others wait.
  async #recover(broken: Promise<Edge>, failure: unknown): Promise<void> {
    if (this.#edge === broken) {
      if (this.#recovered) {
        this.#dead = new EngineError('dead', String(failure));
        throw this.#dead;
      }
      this.#recovered = true;
      this.#edge = this.#replacement();
    }
    await this.#edge;
  }

  async #replacement(): Promise<Edge> {
    try {
      const edge = await this.#newEdge();
      this.#handle = 0;
      if (this.#files) {
        this.#handle = loadInto(edge, this.#files).handle;
        // What is asked again must find the ranking that it was asked of.
        while (!trainSlice(edge, this.#handle)) await pause();
      }
      return edge;
    } catch (failure) {
      this.#dead = new EngineError('dead', String(failure));
      throw this.#dead;
    }
  }
}

function loadInto(edge: Edge, { base, sibling, intents }: Files): LoadReply {
  edge.keep(base);
  edge.keep(sibling);
  return JSON.parse(edge.load(intents)) as LoadReply;
}

/** True when the ranking is trained. */
function trainSlice(edge: Edge, handle: number): boolean {
  const end = performance.now() + sliceMs;
  for (;;) {
    const progress = edge.train(handle, stepsAtOnce);
    if (progress < 0 || progress >= 1000) return true;
    if (performance.now() >= end) return false;
  }
}

// Well-formed UTF-8. The browser encodes many times quicker than the glue code of the module would.
function asBytes(file: KnowledgeFile): Uint8Array {
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
}

function throwIfError(reply: unknown): void {
  if (typeof reply !== 'object' || reply === null || !('error' in reply)) return;
  const { code, detail } = reply.error as { code: EngineErrorCode; detail?: string };
  throw new EngineError(code, detail);
}
