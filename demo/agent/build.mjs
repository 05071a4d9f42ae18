// Bundles the agent's page into a folder: its HTML, style sheets and agent.js.

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

export async function buildAgent(folder) {
  // Sync: the other form leaves a process running.
  buildSync({
    entryPoints: [join(here, 'main.ts')],
    outfile: join(folder, 'agent.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
  for (const name of ['agent.html', 'agent.css', 'conversation.css']) await copyFile(join(here, name), join(folder, name));
}
