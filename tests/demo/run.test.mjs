// demo/run's program: starts, says where, runs twice at once, stops cleanly, leaves no process behind, shows any file.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './lib/shop.mjs';

const inDemo = (name) => fileURLToPath(new URL(`../../demo/${name}`, import.meta.url));

const running = new Set();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the program; `out` grows, `url` is the address it printed. Without `data` the program sees for itself. */
async function start(data, ...options) {
  const { env = process.env } = options.find((option) => typeof option === 'object') ?? {};
  const words = options.filter((option) => typeof option === 'string');
  const child = spawn(process.execPath, [inDemo('main.mjs'), ...(data ? ['--data', data] : []), ...words], { stdio: ['ignore', 'pipe', 'pipe'], env });
  running.add(child);
  const demo = { child, out: '', ended: once(child, 'exit') };
  void demo.ended.then(() => running.delete(child));
  child.stderr.on('data', (text) => (demo.out += text));
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${demo.out}`)));
    child.stdout.on('data', (text) => {
      demo.out += text;
      if (demo.out.includes('Ctrl-C')) resolve();
    });
  });
  demo.url = /http:\/\/127\.0\.0\.1:\d+/.exec(demo.out)[0];
  return demo;
}

const childrenOf = async (pid) => (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number);
const lives = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function untilDead(pids) {
  while (pids.some(lives)) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('a port that there is not is refused before anything is built', () => {
  const none = spawnSync(inDemo('run'), ['--port', '99999'], { encoding: 'utf8' });
  assert.equal(none.status, 2);
  assert.match(none.stderr, /^demo\/run: --port needs a number from 0 to 65535\n/);
});

test('two copies at once, stopped by a signal, nothing left, and again at once on the same data', { timeout: 60_000 }, async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  const one = await start(first.path);
  const two = await start(second.path);
  assert.notEqual(one.url, two.url);
  for (const { url } of [one, two]) assert.equal((await fetch(url)).status, 200);
  const servers = [...(await childrenOf(one.child.pid)), ...(await childrenOf(two.child.pid))];
  assert.ok(servers.length >= 2, 'each has its chat server');
  one.child.kill('SIGINT');
  two.child.kill('SIGTERM');
  assert.deepEqual([(await one.ended)[0], (await two.ended)[0]], [0, 0]);
  assert.match(one.out, /Stopped\./);
  assert.deepEqual(servers.filter(lives), []);
  const password = (out) => /password (\S+)/.exec(out)[1];
  const again = await start(first.path);
  assert.equal(password(again.out), password(one.out));
  again.child.kill('SIGTERM');
  await again.ended;
  await Promise.all([first.remove(), second.remove()]);
});

test('the usual port is taken: another one, and nothing is done or said twice', { timeout: 60_000 }, async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const file = join(folder.path, 'broken.json');
  await writeFile(file, '{"waypost": 1, "locale": "en", "articels": []}');
  const other = createServer();
  // Should it be taken by somebody else, so much the better.
  await new Promise((resolve) => other.once('error', resolve).listen(4180, '127.0.0.1', resolve));
  const demo = await start(data.path, '--file', file);
  assert.notEqual(new URL(demo.url).port, '4180');
  assert.equal((await fetch(`${demo.url}/blank.html`)).status, 200);
  assert.equal(demo.out.split('broken.json, read at').length, 2, demo.out);
  demo.child.kill('SIGTERM');
  await demo.ended;
  other.close();
  await Promise.all([data.remove(), folder.remove()]);
});

test('without a data folder it takes one that goes with it', { timeout: 60_000 }, async () => {
  const temporary = await temporaryFolder();
  await chmod(temporary.path, 0o777);
  const demo = await start('', '--port', '0', { env: { ...process.env, TMPDIR: temporary.path } });
  assert.equal((await fetch(demo.url)).status, 200);
  demo.child.kill('SIGTERM');
  assert.equal((await demo.ended)[0], 0);
  assert.deepEqual(await readdir(temporary.path), []);
  await temporary.remove();
});

test('a signal that comes with the end of the terminal stops it as Ctrl-C does', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const demo = await start(folder.path);
  const servers = await childrenOf(demo.child.pid);
  demo.child.stdout.destroy();
  demo.child.stderr.destroy();
  demo.child.kill('SIGHUP');
  assert.equal((await demo.ended)[0], 0);
  assert.deepEqual(servers.filter(lives), []);
  await folder.remove();
});

test('what a killed demo has left in the temporary folder is cleared by the next, what others use is not', { timeout: 60_000 }, async () => {
  const [temporary, data] = [await temporaryFolder(), await temporaryFolder()];
  const make = (name) => mkdir(join(temporary.path, name));
  // As the system's own: the chat server's account may pass through it.
  await chmod(temporary.path, 0o755);
  const dead = spawnSync('true').pid;
  const [left, alive, foreign] = [`waypost-prosody-${dead}-abcDEF`, `waypost-check-${process.pid}-abcDEF`, 'waypost-notes'];
  for (const name of [left, alive, foreign]) await make(name);
  await writeFile(join(temporary.path, left, 'prosody.log'), 'x');
  const demo = await start(data.path, { env: { ...process.env, TMPDIR: temporary.path } });
  const names = (await readdir(temporary.path)).filter((name) => !name.includes(`-${demo.child.pid}-`));
  assert.deepEqual(names.sort(), [alive, foreign].sort());
  demo.child.kill('SIGTERM');
  await demo.ended;
  assert.deepEqual((await readdir(temporary.path)).sort(), [alive, foreign].sort(), 'and it leaves nothing itself');
  await Promise.all([temporary.remove(), data.remove()]);
});

test('killed outright, it takes the chat server with it', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const demo = await start(folder.path);
  const servers = await childrenOf(demo.child.pid);
  demo.child.kill('SIGKILL');
  await demo.ended;
  await untilDead(servers);
  await folder.remove();
});

test('a port that was asked for and is taken is an error, not another port', { timeout: 60_000 }, async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  const demo = await start(first.path, '--port', '0');
  const { port } = new URL(demo.url);
  await assert.rejects(start(second.path, '--port', port), /ended with 2: demo\/run: port \d+ cannot be used \(EADDRINUSE\); choose another with --port\n$/);
  demo.child.kill('SIGTERM');
  await demo.ended;
  await Promise.all([first.remove(), second.remove()]);
});

test('any file in the widget: its name, its siblings, its problems, and a word when it was saved', { timeout: 60_000 }, async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const file = join(folder.path, 'My <shop>.json');
  for (const [from, to] of [['support.json', file], ['support.sr.json', join(folder.path, 'support.sr.json')]]) {
    await copyFile(inDemo(`knowledge/${from}`), to);
  }
  await writeFile(join(folder.path, 'secret.txt'), 'secret');
  const demo = await start(data.path, '--file', file);
  const page = await (await fetch(`${demo.url}/blank.html`)).text();
  assert.ok(page.includes('My &#60;shop&#62;.json'));
  assert.ok(page.includes('data-knowledge="/shown/My%20%3Cshop%3E.json"'));
  assert.match(page, /^<!doctype html>\n<html lang="en">/);
  assert.match(await (await fetch(`${demo.url}/blank.html?lang=sr%22%3E`)).text(), /<html lang="sr&#34;&#62;">/);
  const shown = await fetch(`${demo.url}/shown/My%20%3Cshop%3E.json`);
  assert.equal(await shown.text(), await readFile(file, 'utf8'));
  assert.equal((await fetch(`${demo.url}/shown/support.sr.json`)).status, 200);
  assert.equal((await fetch(`${demo.url}/shown/secret.txt`)).status, 404);
  assert.equal((await fetch(`${demo.url}/shown/..%2f..%2fetc%2fpasswd.json`)).status, 404);
  const problems = async () => (await fetch(`${demo.url}/shown/problems`)).json();
  const events = (await fetch(`${demo.url}/shown/events`)).body.pipeThrough(new TextDecoderStream()).getReader();
  await events.read();
  await writeFile(file, '{"waypost": 1, "locale": "en", "articels": []}');
  assert.match((await events.read()).value, /changed/);
  const { ok, text } = await problems();
  assert.equal(ok, false);
  assert.match(text, /articels/);
  while (!demo.out.includes('articels')) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.match(demo.out, /My <shop>\.json, read at [\d:]{8}:\n/, 'the terminal says so, too');
  await events.cancel();
  demo.child.kill('SIGTERM');
  await demo.ended;
  await Promise.all([data.remove(), folder.remove()]);
});

test('any file means by any name, also one that begins with a dot or ends in no .json', { timeout: 60_000 }, async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const name of ['support.txt', '.draft']) {
    const file = join(folder.path, name);
    await copyFile(inDemo('knowledge/support.json'), file);
    await writeFile(join(folder.path, 'secret.txt'), 'secret');
    const demo = await start(data.path, '--file', file);
    const shown = await fetch(`${demo.url}/shown/${name}`);
    assert.equal(await shown.text(), await readFile(file, 'utf8'), name);
    assert.equal(shown.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal((await fetch(`${demo.url}/shown/secret.txt`)).status, 404);
    const events = (await fetch(`${demo.url}/shown/events`)).body.pipeThrough(new TextDecoderStream()).getReader();
    await events.read();
    await writeFile(file, '{}');
    assert.match((await events.read()).value, /changed/, name);
    await events.cancel();
    demo.child.kill('SIGTERM');
    await demo.ended;
  }
  await Promise.all([data.remove(), folder.remove()]);
});

test('demo/run says how it is used, and what was wrong', () => {
  const run = (...options) => spawnSync(inDemo('run'), options, { encoding: 'utf8' });
  const help = run('--help');
  assert.equal(help.status, 0);
  for (const words of ['demo/run FILE', '--check', '--port N', 'Ctrl-C']) assert.ok(help.stdout.includes(words), words);
  for (const options of [['--fast'], ['no-such-file.json'], ['--port'], ['--port', 'x']]) {
    const { status, stderr } = run(...options);
    assert.equal(status, 2, options.join(' '));
    assert.match(stderr, /^demo\/run: /);
  }
});
