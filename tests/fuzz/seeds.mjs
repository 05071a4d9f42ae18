// Where fuzzing begins: seeds made of files of the repository and, for knowledge files, a dictionary of all
// keys and names of the schema.
//
//   node tests/fuzz/seeds.mjs FOLDER    writes FOLDER/ask/, FOLDER/knowledge/, FOLDER/knowledge.dict

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name) => readFileSync(path.join(root, name));
const list = (folder) => readdirSync(path.join(root, folder)).map((name) => path.join(folder, name));
const folder = path.resolve(process.argv[2]);

function seed(kind, number, bytes) {
  mkdirSync(path.join(folder, kind), { recursive: true });
  writeFileSync(path.join(folder, kind, String(number).padStart(4, '0')), bytes);
}

// The first byte of a question says how it is asked (ask.cpp): which knowledge, unfinished, how many matches.
const asked = (text, how) => Buffer.concat([Buffer.from([how & 0xff]), Buffer.from(text)]);

function questions() {
  const texts = ['', 'a', ' ', '\u{1F600}\u{1F44D}', '\u200bwhere\u202eis', 'my e-mail is ana@example.com, RL-10023', 'где je моја пошиљка', '退货', 'a'.repeat(3000)];
  for (const name of ['en', 'sr', 'tr']) {
    const lines = read(`tests/quality/demo/${name}.jsonl`).toString().trim().split('\n');
    texts.push(...lines.filter((_, n) => n % 5 === 0).map((line) => JSON.parse(line).q));
  }
  for (const { in: text } of JSON.parse(read('tests/vectors/text/fold.json'))) texts.push(text);
  const bytes = [[0xed, 0xa0, 0x80], [0xe2, 0x82], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80], [0xff, 0xfe, 0]].map((each) => Buffer.from(each));
  return [...texts, ...bytes].map((text, n) => asked(text, n * 29));
}

const isKnowledge = (name) => name.endsWith('.json') && !/\.(expected|sibling)\.json$/.test(name);

function knowledgeFiles() {
  const broken = list('tests/vectors/check');
  const files = broken.filter(isKnowledge).map((name) => {
    const sibling = name.replace('.json', '.sibling.json');
    return broken.includes(sibling) ? Buffer.concat([read(name), Buffer.from([0]), read(sibling)]) : read(name);
  });
  files.push(...list('tests/vectors/ask').filter((name) => name.endsWith('.knowledge.json')).map(read), read('tests/vectors/walk/knowledge.json'));
  return [...files, ...demoInPieces()];
}

// The demo as a whole is too long to be changed usefully: one of everything, and a translation of it.
function demoInPieces() {
  const demo = JSON.parse(read('demo/knowledge/support.json'));
  const sibling = JSON.parse(read('demo/knowledge/support.fi.json'));
  const pieces = demo.flows.map((flow, n) => ({ ...demo, articles: demo.articles.slice(n, n + 3), flows: [flow], popular: [demo.articles[n].id] }));
  const translated = { ...sibling, articles: sibling.articles.slice(0, 3) };
  return pieces.map((piece) => Buffer.from(`${JSON.stringify(piece)}\0${JSON.stringify(translated)}`));
}

/** Every key, name and constant that a schema speaks of. */
function namesIn(schema, names = new Set()) {
  if (Array.isArray(schema)) schema.forEach((each) => namesIn(each, names));
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return names;
  Object.keys(schema.properties ?? {}).forEach((key) => names.add(key));
  [schema.const, ...(schema.enum ?? [])].filter((each) => typeof each === 'string').forEach((each) => names.add(each));
  Object.values(schema).forEach((each) => namesIn(each, names));
  return names;
}

questions().forEach((bytes, n) => seed('ask', n, bytes));
knowledgeFiles().forEach((bytes, n) => seed('knowledge', n, bytes));
const names = namesIn(JSON.parse(read('core/schema/knowledge.schema.json')));
const quoted = (text) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
writeFileSync(path.join(folder, 'knowledge.dict'), [...names].map((name) => quoted(JSON.stringify(name))).join('\n') + '\n');
console.log(`${names.size} words, ${questions().length} questions, ${knowledgeFiles().length} knowledge files`);
