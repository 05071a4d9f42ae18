// Bundles everything a page loads into build/dist and gives all of it one build id.
//
//   node widget/build.mjs [--wasm FOLDER] [--out FOLDER]
//
// FOLDER of --wasm holds waypost_engine.{mjs,wasm} (default build/wasm). Files are first made with a
// placeholder for the id; the id is a hash over all of them; then the placeholder is replaced in names
// and contents, in the WebAssembly module too. The same sources and tools give the same bytes.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

import { orderFunctions } from '../wasm/size/order.mjs';

const kPlaceholder = '@@BUILD@@@';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    wasm: { type: 'string', default: path.join(root, 'build/wasm') },
    out: { type: 'string', default: path.join(root, 'build/dist') },
  },
});

const kShared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: ['es2022', 'safari15.4', 'firefox102', 'chrome100'],
  charset: 'utf8',
  legalComments: 'none', // collected in LICENSES.txt
  logLevel: 'warning',
  // The package's browser version decodes entities through innerHTML, which Trusted Types forbid.
  alias: {
    'decode-named-character-reference': path.join(root, 'widget/src/markdown/entities.ts'),
    events: path.join(root, 'widget/src/channels/events.ts'),
  },
  define: { __BUILD__: JSON.stringify(kPlaceholder) },
  outdir: options.out,
};

/** `import css from './x.css'` gives the style sheet with what it imports, minified, for adopted style sheets. */
const cssAsText = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async (args) => {
      const { outputFiles, metafile } = await esbuild.build({
        entryPoints: [args.path],
        bundle: true,
        minify: true,
        write: false,
        metafile: true,
        target: kShared.target,
      });
      const watchFiles = Object.keys(metafile.inputs).map((input) => path.resolve(input));
      return { contents: outputFiles[0].text.trim(), loader: 'text', watchFiles };
    });
  },
};

const emscriptenGlue = {
  name: 'emscripten-glue',
  setup(build) {
    build.onResolve({ filter: /^#glue$/ }, () => ({
      path: path.resolve(options.wasm, 'waypost_engine.mjs'),
    }));
  },
};

/** Name in build/dist (without the id) -> bytes, and the packages that went into it. */
async function bundle() {
  const launcher = await esbuild.build({
    ...kShared,
    entryPoints: { waypost: 'widget/src/launcher.ts' },
    format: 'iife',
    charset: 'ascii', // a classic script is read in the page's encoding, modules always as UTF-8
    plugins: [cssAsText],
  });
  const modules = await esbuild.build({
    ...kShared,
    entryPoints: {
      [`panel-${kPlaceholder}`]: 'widget/src/panel.ts',
      [`engine-${kPlaceholder}`]: 'wasm/js/index.ts',
      [`markdown-${kPlaceholder}`]: 'widget/src/markdown.ts',
      [`chat-${kPlaceholder}`]: 'widget/src/channels/xmpp.ts',
      [`steps-${kPlaceholder}`]: 'widget/src/steps.ts',
      [`languages-${kPlaceholder}`]: 'widget/src/languages/elsewhere.ts',
    },
    format: 'esm',
    plugins: [cssAsText, emscriptenGlue],
  });
  const files = new Map();
  for (const { outputFiles } of [launcher, modules]) {
    for (const file of outputFiles) files.set(path.relative(options.out, file.path), Buffer.from(file.contents));
  }
  const inputs = { ...launcher.metafile.inputs, ...modules.metafile.inputs };
  return { files, inputs: Object.keys(inputs) };
}

function addLanguages(files) {
  const folder = path.join(root, 'widget/src/lang');
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
    const texts = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    texts.intents = JSON.parse(readFileSync(path.join(root, 'core/intents', name), 'utf8'));
    files.set(`lang/${path.basename(name, '.json')}-${kPlaceholder}.json`, Buffer.from(JSON.stringify(texts)));
  }
}

function addModule(files) {
  const linked = readFileSync(path.join(options.wasm, 'waypost_engine.wasm'));
  const bytes = orderFunctions(linked, (why) => console.warn(`waypost_engine.wasm: ${why}`));
  const first = bytes.indexOf(kPlaceholder);
  if (first < 0 || bytes.indexOf(kPlaceholder, first + 1) >= 0) {
    throw new Error('waypost_engine.wasm must hold the build placeholder exactly once');
  }
  files.set(`engine-${kPlaceholder}.wasm`, bytes);
}

/** The licences of all packages whose code is in the bundles. */
function licences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const inside = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (inside) packages.add(inside[1]);
  }
  const notes = ['Waypost, MIT licence', readFileSync(path.join(root, 'LICENSE'), 'utf8').trim()];
  for (const name of [...packages].sort()) {
    const folder = path.join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    notes.push(`${name} ${version}, ${license}`);
    if (text) notes.push(readFileSync(path.join(folder, text), 'utf8').trim());
  }
  return `${notes.join('\n\n')}\n`;
}

function buildId(files) {
  const hash = createHash('sha256');
  for (const name of [...files.keys()].sort()) hash.update(`${name}\0${files.get(name).length}\0`).update(files.get(name));
  return hash.digest('hex').slice(0, kPlaceholder.length);
}

/** Replaces the placeholder byte for byte: the id is as long, so offsets in the module stay true. */
function stamp(bytes, id) {
  const stamped = Buffer.from(bytes);
  for (let at = stamped.indexOf(kPlaceholder); at >= 0; at = stamped.indexOf(kPlaceholder, at)) stamped.write(id, at);
  return stamped;
}

/** Somebody may be reading: what is there already stays untouched, and a new build takes its place whole. */
function write(files, id) {
  if (isThere(files, id)) return;
  const fresh = `${options.out}.new`;
  const old = `${options.out}.old`;
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const target = path.join(fresh, name.replace(kPlaceholder, id));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, stamp(bytes, id));
  }
  if (existsSync(options.out)) renameSync(options.out, old);
  renameSync(fresh, options.out);
  rmSync(old, { recursive: true, force: true });
}

function isThere(files, id) {
  return [...files].every(([name, bytes]) => {
    const target = path.join(options.out, name.replace(kPlaceholder, id));
    return existsSync(target) && readFileSync(target).equals(stamp(bytes, id));
  });
}

const { files, inputs } = await bundle();
addLanguages(files);
addModule(files);
const id = buildId(files);
files.set('LICENSES.txt', Buffer.from(licences(inputs)));
files.set('build.json', Buffer.from(`${JSON.stringify({ build: id })}\n`));
write(files, id);
console.log(`build ${id}: ${files.size} files in ${path.relative(process.cwd(), options.out) || '.'}`);
