// The program behind demo/run, which has installed and built everything: starts the demo, prints the addresses, waits.

import { basename, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check/check.mjs';
import { wrapLines } from './server/problems.mjs';
import { startDemo } from './server/start.mjs';
import { clearStale, temporaryFolder } from './server/temporary.mjs';

const usualPort = 4180;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    file: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

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
  const hint = values.file ? 'The page loads again when the file is saved.' : 'Try the orders RL-10001 to RL-10022 of ana@example.com (demo/README.md says what each shows).';
  console.log(`\n${hint} Ctrl-C stops everything.\n`);
}

/** What is wrong with the shown file, at the start and after every save. */
function printProblems({ text }) {
  const width = Math.max(40, process.stdout.columns ?? 100);
  if (text) console.log(`\n${basename(values.file)}, read at ${new Date().toTimeString().slice(0, 8)}:\n${wrapLines(text.trimEnd(), width)}`);
}

/** The demo sends no mail: what it would send stands here, and under /mailbox. */
function printMail({ to, text }) {
  console.log(`Mail to ${to}: ${text}`);
}

/** Resolves with the name of the signal that asks us to end, however it is sent. */
const signal = new Promise((resolve) => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => resolve(name));
});
// A terminal that was closed takes no more words; that must not stop us from ending well.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Runs until a signal comes or the chat server dies; gives the exit code. */
async function run() {
  // A port that was asked for and is taken is an error; instead of the usual one any other will do.
  const ports = values.port === undefined ? [usualPort, 0] : [Number(values.port)];
  const dataFolder = values.data ?? temporaryFolder('demo');
  const demo = await startDemo({ dataFolder, ports, file: values.file, onChecked: printProblems, onMail: printMail }).catch((reason) => {
    if (reason.syscall !== 'listen') throw reason;
    console.error(`demo/run: port ${reason.port} cannot be used (${reason.code}); choose another with --port`);
  });
  if (!demo) return 2;
  print(demo);
  const how = await Promise.race([signal.then(() => ''), demo.prosody.died]);
  if (how) console.error(`The chat server has ended (${how}); see ${demo.prosody.log}`);
  await demo.close();
  if (!how) console.log('Stopped.');
  return how ? 1 : 0;
}

/** The check has a data folder of its own that is thrown away; its pictures stay. */
async function runCheck() {
  const demo = await startDemo({ dataFolder: temporaryFolder('check'), slowMs: 2_000 });
  try {
    return (await check(demo)) ? 0 : 1;
  } finally {
    await demo.close();
  }
}

clearStale();
// In the middle of the check there is nothing to end well: browser, chat server and folders go with the process.
process.exit(await (values.check ? Promise.race([runCheck(), signal.then(() => 130)]) : run()));
