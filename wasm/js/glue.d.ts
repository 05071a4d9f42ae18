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

/** The build id of all files that ship together; set by widget/build.mjs. */
declare const __BUILD__: string;
