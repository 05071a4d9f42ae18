// Waypost as it ships: the typed engine over the WebAssembly module, in Node, asked as the panel asks. Its score is the
// confidence, which is what it decides by.

import { linearMemory } from '../lib/linear-memory.mjs';
import { repoText, startEngine } from '../../wasm/lib/shipped.mjs';

export const name = 'Waypost';
export const packages = [];

export async function build({ base, sibling }) {
  const engine = await startEngine();
  await engine.load(base, sibling, intentsFor(sibling || base));
  await engine.trained;
  return async (question, limit) => {
    const { matches } = await engine.ask({ text: question, limit });
    return matches.map(({ target, confidence }) => ({ id: target.kind === 'flow' ? `flow:${target.id}` : target.id, score: confidence }));
  };
}

/** What a page in this language listens for, too. */
const intentsFor = (knowledge) => repoText(`core/intents/${JSON.parse(knowledge).locale.slice(0, 2)}.json`);

export const memory = linearMemory;
