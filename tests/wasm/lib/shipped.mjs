// The engine exactly as it ships: build/dist's script and module, in Node. They are copied first, so that a
// build that runs meanwhile takes nothing away.
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const dist = path.join(root, 'build/dist');
export const { build } = JSON.parse(readFileSync(path.join(dist, 'build.json'), 'utf8'));

const copy = mkdtempSync(path.join(os.tmpdir(), 'waypost-engine-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const ending of ['js', 'wasm']) {
  copyFileSync(path.join(dist, `engine-${build}.${ending}`), path.join(copy, `engine-${build}.${ending}`));
}
export const script = pathToFileURL(path.join(copy, `engine-${build}.js`)).href;
export const moduleBytes = () => new Uint8Array(readFileSync(path.join(copy, `engine-${build}.wasm`)));

export const { Engine, EngineError, loadEngine, loadModule } = await import(script);

export const startEngine = () => loadEngine(moduleBytes());

/** The nine functions themselves, on an instance of their own. */
export const newEdge = async () => (await loadModule(moduleBytes()))();

/** Loads through these functions: the reply of `load`. */
export function loadInto(edge, base, sibling = '') {
  edge.keep(base);
  edge.keep(sibling);
  return JSON.parse(edge.load(''));
}

export const repoText = (name) => readFileSync(path.join(root, name), 'utf8');
export const repoBytes = (name) => new Uint8Array(readFileSync(path.join(root, name)));
export const repoJson = (name) => JSON.parse(repoText(name));

/** Names in a folder that end with `ending`, without it, sorted. */
export function repoNames(folder, ending) {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** Knowledge in a vector is a path from the root, or stands there as an object. */
export const knowledgeText = (knowledge) => (typeof knowledge === 'string' ? repoText(knowledge) : JSON.stringify(knowledge));
