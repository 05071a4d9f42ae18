// Makes build/npm, the npm package `waypost`: the command line as WebAssembly for Node, and the wire
// types. Nothing of the core is written a second time; what lays pictures out comes from a package and is bundled, so
// that the package installs without another.
//
//   node wasm/npm/build.mjs

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(root, 'build/npm');
const fresh = `${out}.new`;

function version() {
  const found = /project\(waypost VERSION ([\d.]+)/.exec(readFileSync(path.join(root, 'CMakeLists.txt'), 'utf8'));
  return found[1];
}

/** The declarations of wasm/js/types.ts, which need nothing else. */
function writeTypes() {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['--declaration', '--emitDeclarationOnly', '--allowImportingTsExtensions', '--strict'];
  const shape = ['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'];
  const types = path.join(fresh, 'types');
  const source = path.join(root, 'wasm/js/types.ts');
  execFileSync(process.execPath, [tsc, ...flags, ...shape, '--outDir', types, source], { stdio: 'inherit' });
}

/** `graph --format svg` with its layout library inside, and whose work that is. */
function writeGraph() {
  const outfile = path.join(fresh, 'bin/graph.cjs');
  const shape = { bundle: true, platform: 'node', format: 'cjs', target: 'node18', minify: true, legalComments: 'inline' };
  esbuild.buildSync({ ...shape, entryPoints: [path.join(here, 'graph.mjs')], outfile, logLevel: 'warning' });
  const viz = JSON.parse(readFileSync(path.join(root, 'node_modules/@viz-js/viz/package.json'), 'utf8'));
  writeFileSync(
    path.join(fresh, 'LICENSES.txt'),
    `bin/graph.cjs holds ${viz.name} ${viz.version} (${viz.license}), ${viz.repository.url},
which holds Graphviz (Eclipse Public License, https://graphviz.org/license/) and Expat (MIT) as WebAssembly.
`,
  );
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(path.join(fresh, 'bin'), { recursive: true });

// .cjs: Emscripten's script for Node uses require.
copyFileSync(path.join(root, 'build/wasm/waypost.js'), path.join(fresh, 'bin/program.cjs'));
const launcher = readFileSync(path.join(here, 'waypost.cjs'), 'utf8');
writeFileSync(path.join(fresh, 'bin/waypost.cjs'), `#!/usr/bin/env node\n${launcher}`, { mode: 0o755 });
writeGraph();

const manifest = JSON.parse(readFileSync(path.join(here, 'package.template.json'), 'utf8'));
writeFileSync(path.join(fresh, 'package.json'), `${JSON.stringify({ ...manifest, version: version() }, null, 2)}\n`);
copyFileSync(path.join(here, 'README.md'), path.join(fresh, 'README.md'));
copyFileSync(path.join(root, 'LICENSE'), path.join(fresh, 'LICENSE'));
writeTypes();

rmSync(out, { recursive: true, force: true });
renameSync(fresh, out);
