// The few things every answer of the demo's server needs: bodies with a limit, JSON, errors, headers.

/** An answer that is an error; its text is for people who read responses. */
export class HttpError extends Error {
  constructor(status, code, detail = '') {
    super(detail || code);
    this.status = status;
    this.code = code;
  }
}

/** Part of an address as its percent-encoding means it; 400 when that is broken. */
export function decodePart(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HttpError(400, 'bad_address');
  }
}

/** The address of a request; 400 for what is none, such as `//`. */
export function addressOf(request) {
  try {
    return new URL(request.url, 'http://shop');
  } catch {
    throw new HttpError(400, 'bad_address');
  }
}

/** Headers of every answer. `connect` names what pages may connect to besides this server. */
export function securityHeaders(connect = []) {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
  };
}

/** The whole body; 413 as soon as it is longer than `limit` bytes. */
export async function readBody(request, limit) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) throw new HttpError(413, 'too_large', `more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A JSON object; 415 for another type, 400 for what is none. */
export async function readJson(request, limit = 4096) {
  requireJson(request);
  return parseObject(await readBody(request, limit));
}

export function requireJson(request) {
  const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type !== 'application/json') throw new HttpError(415, 'not_json', 'send application/json');
}

/** Strict: ill-formed UTF-8 is an error, as is anything but an object. */
export function parseObject(bytes) {
  let value;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (reason) {
    throw new HttpError(400, 'bad_json', reason.message);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new HttpError(400, 'bad_json', 'not an object');
  }
  return value;
}

export function sendJson(response, status, value, headers = {}) {
  const body = Buffer.from(`${JSON.stringify(value)}\n`);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}

export function sendError(response, reason) {
  const known = reason instanceof HttpError;
  const isGone = reason.code === 'ECONNRESET';
  if (!known && !isGone) process.stderr.write(`${reason.stack}\n`);
  if (response.headersSent || isGone) {
    response.destroy();
    return;
  }
  const body = known ? { error: reason.code, detail: reason.message } : { error: 'server_error' };
  // A body that was not read to its end would be taken for the next request.
  sendJson(response, known ? reason.status : 500, body, { Connection: 'close' });
}

/** A stream of server-sent events; gives the function that sends one. */
export function sendEvents(request, response, onClose) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(':\n\n');
  const alive = setInterval(() => response.write(':\n\n'), 20_000);
  request.socket.once('close', () => {
    clearInterval(alive);
    onClose();
  });
  return (event) => response.write(`data: ${JSON.stringify(event)}\n\n`);
}
