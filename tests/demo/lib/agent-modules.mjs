// The agent's page as its own modules, bundled for Node; those that draw want a document (happy-dom).

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { removeFolder, temporaryFolder } from '../../../demo/server/temporary.mjs';

const inAgent = fileURLToPath(new URL('../../../demo/agent/', import.meta.url));

/** What the named files of demo/agent export. */
export async function agentModules(...names) {
  const folder = temporaryFolder('agent');
  const outfile = join(folder, 'agent.mjs');
  buildSync({
    stdin: { contents: names.map((name) => `export * from './${name}.ts';`).join('\n'), resolveDir: inAgent },
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
