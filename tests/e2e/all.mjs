// Every topic in one process, so that browser, demo and chat server are started once: node --test tests/e2e/all.mjs
import { readdir } from 'node:fs/promises';

const names = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.test.mjs')).sort();
for (const name of names) await import(new URL(name, import.meta.url));
