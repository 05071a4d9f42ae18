// Requests to a real server that is hostile, or out of luck: one that answers without end is left, and what it was
// asked for has no answer.

import assert from 'node:assert/strict';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';

import { type Reply, request, type Request } from '../../widget/src/host/net.ts';

const limit = 64 * 1024;
const nothing = { status: 0, body: '' };

/** Asks a server that answers so, and waits until it has said all, or nobody listens any more. */
async function ask(t: TestContext, answer: RequestListener, more: Partial<Request> = {}): Promise<Reply> {
  const given: ServerResponse[] = [];
  const server = createServer((incoming, outgoing) => {
    given.push(outgoing);
    answer(incoming, outgoing);
  }).listen(0, '127.0.0.1');
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  await once(server, 'listening');
  const reply = await request(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { timeoutMs: 5_000, limit, ...more });
  const [outgoing] = given;
  if (outgoing && !outgoing.closed && !outgoing.writableFinished) await once(outgoing, 'close');
  return reply;
}

const outcome = ({ status, body }: Reply): { status: number; body: string } => ({ status, body });

/** Writes as long as there is somebody to read. */
const endless = (status: number): RequestListener => (_incoming, outgoing) => {
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  const pour = (): void => {
    while (!outgoing.destroyed && outgoing.write('{"a": 1}'.padEnd(1000))) continue;
    if (!outgoing.destroyed) outgoing.once('drain', pour);
  };
  pour();
};

test('a body without end is left at the limit; of what was refused the status counts', async (t) => {
  const begun = performance.now();
  assert.deepEqual(outcome(await ask(t, endless(200))), nothing);
  assert.ok(performance.now() - begun < 4_000, 'not by the timeout');
  assert.deepEqual(outcome(await ask(t, endless(404))), { status: 404, body: '' });
  assert.deepEqual(outcome(await ask(t, endless(409))), { status: 409, body: '' });
});

test('one that says it is longer is not read at all', async (t) => {
  const announced: RequestListener = (_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-length': limit + 1 });
    outgoing.write('{');
  };
  assert.deepEqual(outcome(await ask(t, announced)), nothing);
});

test('the time allowed is that of the whole answer, not of its beginning', async (t) => {
  const drips: RequestListener = (_incoming, outgoing) => {
    outgoing.writeHead(200);
    const timer = setInterval(() => outgoing.write(' '), 20);
    outgoing.on('close', () => clearInterval(timer));
  };
  const begun = performance.now();
  assert.deepEqual(outcome(await ask(t, drips, { timeoutMs: 200 })), nothing);
  assert.ok(performance.now() - begun < 4_000);
});

test('up to the limit everything is read, to the byte; without one all of it', async (t) => {
  const long = (length: number): RequestListener => (_incoming, outgoing) => {
    outgoing.write('ж'.repeat(length / 4));
    setTimeout(() => outgoing.end('ж'.repeat(length / 4)), 20);
  };
  assert.equal((await ask(t, long(limit))).body, 'ж'.repeat(limit / 2));
  assert.deepEqual(outcome(await ask(t, long(limit + 4))), nothing);
  const whole = await ask(t, long(10 * limit), { limit: undefined });
  assert.equal(whole.bytes.length, 10 * limit);
  assert.equal(whole.body.length, 5 * limit);
});

test('no body, a mark of the byte order, bytes that are no text', async (t) => {
  const gives = (status: number, body?: string | Uint8Array): RequestListener => (_incoming, outgoing) => void outgoing.writeHead(status).end(body);
  assert.deepEqual(outcome(await ask(t, gives(204))), { status: 204, body: '' });
  assert.deepEqual(outcome(await ask(t, gives(200))), { status: 200, body: '' });
  assert.deepEqual(outcome(await ask(t, gives(200, '\ufeff{}'))), { status: 200, body: '{}' });
  assert.deepEqual(outcome(await ask(t, gives(200, Uint8Array.of(0x22, 0xff, 0x22)))), { status: 200, body: '"\ufffd"' });
});

test('a line that breaks in the middle of an answer gives none', async (t) => {
  const breaks: RequestListener = (_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-length': 100 });
    outgoing.write('{"a"', () => outgoing.destroy());
  };
  assert.deepEqual(outcome(await ask(t, breaks)), nothing);
});
