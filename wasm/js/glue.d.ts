// What Emscripten's generated script offers; `#glue` names it (package.json, "imports").
declare module '#glue' {
  import type { Edge } from './load.ts';

  interface Incoming {
    locateFile(name: string): string;
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ): object;
  }
  export default function createModule(incoming: Incoming): Promise<Edge>;
}

