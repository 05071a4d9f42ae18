// The engine as the widget and other hosts see it: one call to have it, one class to use it.

import { Engine } from './engine.ts';
import { loadModule, type ModuleSource } from './load.ts';

export { Engine, type KnowledgeFile } from './engine.ts';
export { EngineError, type EngineErrorCode } from './errors.ts';
export type { Edge, ModuleSource, NewEdge } from './load.ts';
export { loadModule } from './load.ts';
export type * from './types.ts';

/** Fetches and compiles the module (once per page) and starts an engine on an instance of its own. */
export async function loadEngine(source?: ModuleSource): Promise<Engine> {
  return Engine.start(await loadModule(source));
}
