// Starts and stops the demo's own Prosody: own folder, own port, one process. The system's service, if any, is left alone.

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, writeFileSync, cpSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeFolder, temporaryFolder } from '../server/temporary.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const startMs = 20_000;
const stopMs = 5_000;
const agentResumeSeconds = 20;

export const chatHosts = { visitors: 'visit.localhost', agents: 'agents.localhost', rooms: 'muc.localhost' };

/**
 * Starts the server.
 * @param {object} options
 * @param {string} options.folder where it keeps its data; made when missing
 * @param {string} options.secret what visitor tokens are signed with
 * @param {{name: string, password: string}[]} options.agents accounts
 * @param {number} [options.resumeSeconds] how long a lost connection can be resumed
 * @param {number} [options.port] 0 or none = any free one
 * @returns {Promise<{websocket: string, port: number, pid: number, log: string, died: Promise<string>, stop(): Promise<void>}>}
 */
export async function startProsody({ folder, secret, agents, resumeSeconds = 300, port = 0 }) {
  const account = serviceAccount();
  const home = reachableFolder(folder, account);
  const chosen = port || (await freePort());
  const config = join(home.path, 'prosody.cfg.lua');
  prepare(home.path, account, { secret, resumeSeconds, port: chosen, config });
  for (const agent of agents) register(config, account, agent);
  // setpriv: whatever becomes of this process, the server does not outlive it.
  const command = ['--pdeathsig', 'TERM', 'prosody', '--config', config, '-F'];
  const child = spawn('setpriv', command, { stdio: 'ignore', ...account });
  const log = join(home.path, 'prosody.log');
  const died = new Promise((resolve) => {
    child.once('error', (reason) => resolve(reason.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  await untilListening(chosen, died, log);
  return {
    websocket: `ws://127.0.0.1:${chosen}/xmpp-websocket`,
    port: chosen,
    pid: child.pid,
    log,
    died,
    stop: () => stop(child, died, home),
  };
}

/** As root the server runs under the account that its package made; otherwise as whoever we are. */
function serviceAccount() {
  if (process.getuid() !== 0) return {};
  const id = (flag) => Number(spawnSync('id', [flag, 'prosody'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  return uid && gid ? { uid, gid } : {};
}

/** The folder itself, or one in the temporary folder when the account may not enter it (a clone in /root). */
function reachableFolder(folder, account) {
  mkdirSync(folder, { recursive: true });
  const test = spawnSync('test', ['-x', folder, '-a', '-r', here], account);
  if (account.uid === undefined || test.status === 0) return { path: folder, temporary: false };
  return { path: temporaryFolder('prosody'), temporary: true };
}

function prepare(folder, account, { secret, resumeSeconds, port, config }) {
  const modules = join(folder, 'modules');
  mkdirSync(join(folder, 'data'), { recursive: true });
  cpSync(join(here, 'modules'), modules, { recursive: true });
  const values = {
    FOLDER: folder,
    MODULES: modules,
    PORT: String(port),
    SECRET: secret,
    RESUME_SECONDS: String(resumeSeconds),
    AGENT_RESUME_SECONDS: String(Math.min(resumeSeconds, agentResumeSeconds)),
  };
  const template = readFileSync(join(here, 'prosody.cfg.lua.template'), 'utf8');
  writeFileSync(config, template.replace(/\$\{(\w+)\}/g, (_, name) => values[name] ?? ''), { mode: 0o600 });
  if (account.uid === undefined) return;
  for (const path of [folder, join(folder, 'data'), config]) chownSync(path, account.uid, account.gid);
}

function register(config, account, { name, password }) {
  const done = spawnSync('prosodyctl', ['--config', config, 'register', name, chatHosts.agents, password], {
    encoding: 'utf8',
    ...account,
  });
  if (done.status === 0) return;
  throw new Error(`prosodyctl register failed: ${done.error ? done.error.message : done.stdout + done.stderr}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(port, died, log) {
  let reason = '';
  void died.then((how) => (reason = how));
  const deadline = Date.now() + startMs;
  while (!(await isListening(port))) {
    if (reason || Date.now() > deadline) throw new Error(`Prosody did not start (${reason || 'no answer'}); see ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function stop(child, died, home) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await died;
  clearTimeout(timer);
  if (home.temporary) removeFolder(home.path);
}
