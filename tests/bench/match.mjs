// The bench of the matcher: measures, then writes match.md, match.svg and match.json into build/bench, and with --record
// RESULTS.md and match.svg beside this file. `tests/bench/match` prepares what it needs and calls it.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { bytesOfPeer, bytesOfWaypost } from './lib/bytes.mjs';
import { chart } from './lib/chart.mjs';
import { inChromium } from './lib/chromium.mjs';
import { compare } from './lib/compare.mjs';
import { contender, nativeContender, peers } from './lib/contenders.mjs';
import { withPacks } from './lib/packs.mjs';
import { report } from './lib/report.mjs';
import { demoSets, hasPublicSets, largeSizes, mainSet, openingSizes, sharedSets, writeGenerated } from './lib/sets.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const absent = 'The public question sets are not in ../shared/data: only the demo\'s own questions were asked.';

/** Everything that a whole run measures. */
const whole = {
  sets: [...sharedSets(), ...demoSets],
  largeSizes,
  openingSizes,
  // Others need minutes to build, or half a second for a question.
  largePeers: ['minisearch', 'lunr', 'bm25'],
  rounds: 5,
  roundMs: 200,
  largeRoundMs: 800,
  budgetMs: 20_000,
  repeats: 3,
};

/**
 * Measures. `plan` as `whole` above; `folder` takes the generated knowledge.
 * @returns what `report` and `chart` take
 */
export async function measureAll(plan, folder, say = () => undefined) {
  const begin = performance.now();
  const own = [await contender('waypost'), nativeContender()];
  const others = await Promise.all(peers.map((engine) => contender(engine)));
  const contenders = [...own, ...others];
  try {
    const large = writeGenerated(join(folder, 'large'), plan.largeSizes);
    say('packs');
    const openings = withPacks(writeGenerated(join(folder, 'openings'), plan.openingSizes));
    const sets = await compare(contenders, plan.sets, { ...plan, say });
    const largeSets = await compare([...own, ...others.filter(({ engine }) => plan.largePeers.includes(engine))], large, { ...plan, roundMs: plan.largeRoundMs, say });
    const main = plan.sets.find(({ name }) => name === mainSet) ?? plan.sets[0];
    const chromium = await inChromium({ ...plan, openings, main, say });
    sets[main.name].chromium = chromium.main;
    const engines = contenders.map(({ engine, name, version }) => ({ engine, name, version }));
    engines[0].name = 'Waypost, Node';
    engines.splice(2, 0, { engine: 'chromium', name: 'Waypost, Chromium', version: '' });
    return { ...circumstances(), seconds: (performance.now() - begin) / 1000, engines, sets, large: largeSets, chromium, bytes: await allBytes(), skipped: hasPublicSets ? '' : absent };
  } finally {
    await Promise.all(contenders.map((each) => each.close()));
  }
}

async function allBytes() {
  const waypost = bytesOfWaypost();
  const bytes = { waypost, chromium: waypost };
  for (const engine of peers) bytes[engine] = await bytesOfPeer(engine);
  return bytes;
}

function circumstances() {
  const git = (...args) => execFileSync('git', args, { cwd: here('.'), encoding: 'utf8' }).trim();
  const isClean = git('status', '--porcelain', '--', ':/', ':!/tests/bench/RESULTS.md', ':!/tests/bench/match.svg') === '';
  return {
    commit: `${git('rev-parse', '--short=10', 'HEAD')}${isClean ? '' : ' with changes'}`,
    date: new Date().toISOString().slice(0, 10),
    machine: `${os.cpus().length} cores, ${os.arch()} ${os.platform()}, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)} at the end`,
  };
}

/** Writes what was measured into `folder`. */
export function writeReport(run, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'match.json'), `${JSON.stringify(run, null, 1)}\n`);
  writeFileSync(join(folder, 'match.md'), report(run));
  writeFileSync(join(folder, 'match.svg'), chart(run));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = here('../../build/bench');
  if (!hasPublicSets) console.log(absent);
  const run = await measureAll(whole, folder, (line) => console.log(line));
  writeReport(run, folder);
  if (process.argv.includes('--record')) {
    writeFileSync(here('RESULTS.md'), report(run));
    writeFileSync(here('match.svg'), chart(run));
  }
  console.log(`\n${report(run)}\nbuild/bench/match.md, match.svg, match.json; ${Math.round(run.seconds)} s`);
}
