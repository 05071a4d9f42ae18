// Waypost in Chromium: how long opening takes, how much memory it needs, how quickly it answers.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname } from 'node:path';

import { serve } from '../../e2e/lib/folder.mjs';
import { launchPuppet } from '../../e2e/lib/puppet.mjs';
import { latency, median, quality } from './figures.mjs';
import { readQuestions, shuffled } from './knowledge.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const dist = here('../../../build/dist/');
// A page of its own world may measure in steps of 5 µs instead of 100.
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin' };
const page = '<!doctype html><html lang="en"><title>bench</title><script type="module" src="/lib/page.js"></script>';

/**
 * @param {{openings: object[], main: object, repeats: number, rounds: number, roundMs: number}} what sets of lib/sets.mjs
 */
export async function inChromium({ openings, main, repeats, rounds, roundMs, say = () => undefined }) {
  const { build } = JSON.parse(readFileSync(`${dist}build.json`, 'utf8'));
  const script = `/dist/engine-${build}.js`;
  const folders = { '/dist/': dist, '/lib/': here('.'), '/main/': dirname(main.knowledge), '/intents/': here('../../../core/intents/') };
  if (openings.length > 0) folders['/openings/'] = dirname(openings[0].knowledge);
  const site = await serve({ texts: { '/': page }, folders, headers: isolation });
  const browser = await launchPuppet('chromium');
  try {
    const opened = {};
    const packed = {};
    for (const { name, file, pack } of openings) {
      say(`Chromium: ${name}`);
      opened[name] = await openOften(file);
      packed[name] = { ...(await openOften(pack.file)), seconds: pack.seconds, bytes: pack.bytes };
    }
    say(`Chromium: ${main.name}`);
    return { opened, packed, main: await withTab((tab) => answer(tab)) };
  } finally {
    await browser.close();
    await site.close();
  }

  async function withTab(task) {
    const visitor = await browser.newVisitor();
    try {
      const tab = await visitor.newTab();
      await tab.open(`${site.url}/`);
      return await task(tab);
    } finally {
      await visitor.close();
    }
  }

  /** Each time in a new page; medians. */
  async function openOften(file) {
    const times = [];
    for (let i = 0; i < repeats; i++) times.push(await withTab((tab) => open(tab, `/openings/${file}`)));
    return Object.fromEntries(Object.keys(times[0]).map((key) => [key, median(times.map((each) => each[key]))]));
  }

  function open(tab, knowledge) {
    return tab.evaluate('(script, knowledge) => bench.open(script, knowledge)', script, knowledge);
  }

  async function answer(tab) {
    const questions = shuffled(readQuestions(main.questions));
    const texts = questions.map(({ q }) => q);
    const { start, load, train, memory } = await open(tab, `/main/${main.knowledge.slice(dirname(main.knowledge).length + 1)}`);
    const found = await tab.evaluate('(texts) => bench.ask(texts)', texts);
    const taken = [];
    for (let i = 0; i < rounds; i++) taken.push(await tab.evaluate('(texts, ms) => bench.round(texts, ms)', texts, roundMs));
    return { ...quality(questions, found), buildMs: start + load + train, memory, ...latency(taken), asked: texts.length, of: texts.length };
  }
}
