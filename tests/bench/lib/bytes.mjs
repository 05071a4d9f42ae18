// What a page has to fetch: each engine bundled and minified by esbuild, brotli at quality 11. What comes on demand in
// other languages than English is left out, of Waypost's languages too.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

function packed(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** The adapter and all that it imports at once. */
export async function bytesOfPeer(engine) {
  const { outputFiles, metafile } = await build({
    entryPoints: [here(`../engines/${engine}.mjs`)],
    bundle: true, minify: true, format: 'esm', splitting: true, platform: 'browser', target: 'es2022',
    write: false, metafile: true, outdir: here('../../../build/bench/bundles'), absWorkingDir: here('../../..'), logLevel: 'error',
    // Node's own modules are asked for by parts of nlp.js that a page never calls.
    external: ['fs', 'path', 'os', 'url', 'http', 'https'],
  });
  const outputs = metafile.outputs;
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint?.endsWith(`engines/${engine}.mjs`));
  const wanted = new Set();
  const take = (name) => {
    if (wanted.has(name) || !outputs[name]) return;
    wanted.add(name);
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') take(path);
  };
  take(entry);
  const files = outputFiles.filter(({ path }) => [...wanted].some((name) => path.endsWith(name)));
  return files.reduce((sum, { contents }) => sum + packed(contents), 0);
}

/** Engine and glue, with flows, sessions and handover records, which the others have not. */
export function bytesOfWaypost() {
  const dist = here('../../../build/dist/');
  const { build: id } = JSON.parse(readFileSync(`${dist}build.json`, 'utf8'));
  return packed(readFileSync(`${dist}engine-${id}.js`)) + packed(readFileSync(`${dist}engine-${id}.wasm`));
}
