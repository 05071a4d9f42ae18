// What can go wrong between the page and the engine, with one code each. Callers decide by `code`;
// `detail` is for the console.

import type { Problem } from './types.ts';

/** The engine could not be had. */
export type LoadErrorCode =
  | 'barred' // WebAssembly is not allowed here (Content-Security-Policy) or not there at all
  | 'missing' // the file could not be fetched: no network, 404, blocked
  | 'bad_module' // bytes came, but they are not our module
  | 'build_mismatch'; // script and module belong to different builds

/** The engine was there and something is wrong with a call, or with the engine. */
export type CallErrorCode =
  | 'unusable' // nothing in the knowledge files can be used; `problems` says why
  | 'dead' // it failed twice; only the plain list is left
  | 'stale_handle'
  | 'bad_request'
  | 'bad_event'
  | 'bad_snapshot'
  | 'bad_log'
  | 'unknown_article';

export type EngineErrorCode = LoadErrorCode | CallErrorCode;

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  readonly detail: string;
  /** Findings in the knowledge files, for `unusable`; else empty. */
  readonly problems: readonly Problem[];

  constructor(code: EngineErrorCode, detail = '', problems: readonly Problem[] = []) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.problems = problems;
  }
}
