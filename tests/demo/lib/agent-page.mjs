// The agent's page as its own modules, bundled for Node; those that draw want a document (happy-dom).

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const inAgent = fileURLToPath(new URL('../../../demo/agent/', import.meta.url));

/** What the named files of demo/agent export. */
export async function agentModules(...names) {
  const folder = await mkdtemp(join(tmpdir(), `waypost-agent-${process.pid}-`));
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
  await rm(folder, { recursive: true });
  return module;
}
