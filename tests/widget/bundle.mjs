// Lets Node's test runner take TypeScript: bundles each *.test.ts of this folder into build/widget-tests.
//
//   node tests/widget/bundle.mjs && node --test build/widget-tests/*.test.mjs

import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(root, 'build/widget-tests');
const tests = readdirSync(here).filter((file) => file.endsWith('.test.ts'));

rmSync(out, { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: tests.map((file) => path.join(here, file)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  external: ['happy-dom'],
  loader: { '.css': 'text' },
  define: { __BUILD__: '"test"' },
  alias: {
    'decode-named-character-reference': path.join(root, 'widget/src/markdown/entities.ts'),
    events: path.join(root, 'widget/src/channels/events.ts'),
  },
  logLevel: 'warning',
});
