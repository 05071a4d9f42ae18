// Prints the size of every file in build/dist as a browser fetches it (brotli, quality 11) against
// wasm/size/budget.json, and fails when one is over, missing, or not in the budget.
//
//   node wasm/size/check.mjs [FOLDER]

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.resolve(process.argv[2] ?? path.join(here, '../../build/dist'));
const budget = JSON.parse(readFileSync(path.join(here, 'budget.json'), 'utf8'));
const { build } = JSON.parse(readFileSync(path.join(dist, 'build.json'), 'utf8'));

/** Path inside build/dist without the build id, as the budget names it. */
function plainName(name) {
  return name.split(path.sep).join('/').replace(`-${build}`, '');
}

// The build id stands in the texts of the files, and another one packs up to 100 bytes better or worse by
// chance: what is weighed bears one and the same, of the same length, so that figures can be compared.
const sameId = '9c1f4e7a2b8d6035'.repeat(4).slice(0, build.length);

function brotli(name) {
  const bytes = Buffer.from(readFileSync(path.join(dist, name), 'latin1').replaceAll(build, sameId), 'latin1');
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, packed: brotliCompressSync(bytes, { params }).length };
}

const found = new Map();
for (const name of readdirSync(dist, { recursive: true })) {
  if (/\.(js|wasm|json)$/.test(name) && name !== 'build.json') found.set(plainName(name), brotli(name));
}

/** A language without a line of its own falls under "lang/*.json". */
function limitOf(name) {
  return budget.files[name] ?? (name.startsWith('lang/') ? budget.files['lang/*.json'] : undefined);
}

const faults = [];
const row = (name, raw, packed, limit) =>
  console.log(`${name.padEnd(20)} ${String(raw).padStart(8)} ${String(packed).padStart(8)} ${String(limit).padStart(8)}`);

row('bytes', 'raw', 'brotli', 'budget');
for (const [name, { raw, packed }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const limit = limitOf(name);
  row(name, raw, packed, limit ?? 'none');
  if (limit === undefined) faults.push(`${name} is not in wasm/size/budget.json`);
  else if (packed > limit) faults.push(`${name} is ${packed - limit} bytes over`);
}
for (const name of Object.keys(budget.files)) {
  if (!name.includes('*') && !found.has(name)) faults.push(`${name} is missing in ${dist}`);
}

// What one visitor in English fetches when everything is used, chat too.
const everything = [...found].filter(([name]) => !name.startsWith('lang/') || name === 'lang/en.json');
const total = everything.reduce((sum, [, { packed }]) => sum + packed, 0);
const raw = everything.reduce((sum, [, size]) => sum + size.raw, 0);
row('total', raw, total, budget.total);
if (total > budget.total) faults.push(`the total is ${total - budget.total} bytes over`);

for (const fault of faults) console.error(`size: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
