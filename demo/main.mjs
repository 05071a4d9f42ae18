// The program behind demo/run, which has installed and built everything: starts the demo, prints the addresses, waits.

import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check/check.mjs';
import { startDemo } from './server/start.mjs';

const usualPort = 4180;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    file: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

/** The wanted port; when it is taken and was not asked for by name, any free one. */
async function startSomewhere(options) {
  if (values.port !== undefined) return startDemo({ ...options, port: Number(values.port) });
  try {
    return await startDemo({ ...options, port: usualPort });
  } catch (reason) {
    if (reason.code !== 'EADDRINUSE') throw reason;
    return startDemo({ ...options, port: 0 });
  }
}

function print({ url, agents, handovers, prosody }) {
  const [agent] = agents;
  const here = (path) => relative(process.cwd(), path);
  const lines = values.file
    ? [['File', values.file], ['Help desk', `${url}/blank.html`]]
    : [['Shop', `${url}/`], ['In Serbian', `${url}/sr/`]];
  lines.push(
    ['Agent', `${url}/agent`],
    ['', `name ${agent.name}, password ${agent.password}`],
    ['Handovers', here(handovers)],
    ['Chat server', `${prosody.websocket} (log: ${here(prosody.log)})`],
  );
  console.log('\nThe demo is running.\n');
  for (const [label, text] of lines) console.log(`  ${label.padEnd(12)}${text}`);
  console.log('\nTry the orders RL-10001 to RL-10008 of ana@example.com. Ctrl-C stops everything.\n');
}

/** Runs until a signal comes or the chat server dies; gives the exit code. */
async function run() {
  const demo = await startSomewhere({ dataFolder: values.data, file: values.file });
  print(demo);
  const signal = new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => resolve(name));
  });
  const ended = await Promise.race([signal, demo.prosody.died.then((how) => ({ how }))]);
  if (ended.how) console.error(`The chat server has ended (${ended.how}); see ${demo.prosody.log}`);
  await demo.close();
  if (!ended.how) console.log('Stopped.');
  return ended.how ? 1 : 0;
}

/** The check has a data folder of its own that is thrown away; its pictures stay. */
async function runCheck() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'waypost-check-'));
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130));
  const demo = await startDemo({ dataFolder, slowMs: 2_000 });
  try {
    return (await check(demo)) ? 0 : 1;
  } finally {
    await demo.close();
  }
}

process.exit(await (values.check ? runCheck() : run()));
