// TypeScript modules of the browser, bundled for Node; those that draw want a document (happy-dom).

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { removeFolder, temporaryFolder } from '../../../demo/server/temporary.mjs';

const root = new URL('../../../', import.meta.url);

/** What the named files of a folder (from the root of the repository) export. */
export async function bundled(inFolder, ...names) {
  const folder = temporaryFolder('bundled');
  const outfile = join(folder, 'bundled.mjs');
  buildSync({
    stdin: { contents: names.map((name) => `export * from './${name}.ts';`).join('\n'), resolveDir: fileURLToPath(new URL(inFolder, root)) },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    outfile,
    logLevel: 'error',
  });
  const module = await import(pathToFileURL(outfile).href);
  removeFolder(folder);
  return module;
}

/** What the named files of demo/agent export. */
export const agentModules = (...names) => bundled('demo/agent/', ...names);
