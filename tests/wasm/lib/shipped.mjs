// The engine exactly as it ships: build/dist's script and module, in Node.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const dist = path.join(root, 'build/dist');
export const { build } = JSON.parse(readFileSync(path.join(dist, 'build.json'), 'utf8'));

export const script = pathToFileURL(path.join(dist, `engine-${build}.js`)).href;
export const moduleBytes = () => new Uint8Array(readFileSync(path.join(dist, `engine-${build}.wasm`)));

export const { Engine, EngineError, loadEngine, loadModule } = await import(script);

export const startEngine = () => loadEngine(moduleBytes());

/** The seven functions themselves, on an instance of their own. */
export const newEdge = async () => (await loadModule(moduleBytes()))();

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
