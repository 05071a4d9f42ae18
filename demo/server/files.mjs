// Static files: a folder behind an address prefix, with types, validators and nothing outside of it.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { decodePart, HttpError } from './http.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
};

/**
 * Sends the file that `path` (relative, percent-encoded) names in `folder`; a folder means its index.html.
 * @param {object} [options]
 * @param {number} [options.status] 200 unless told otherwise
 * @param {boolean} [options.store] false: nothing on the way keeps a copy
 * @param {(text: string) => string} [options.fill] changes the text before it is sent
 */
export async function sendFile(request, response, folder, path, options) {
  const file = await resolveFile(folder, path);
  const type = types[extname(file)];
  if (!type) throw new HttpError(404, 'not_found');
  return sendAs(request, response, file, type, options);
}

/** Sends this very file, whatever it is called; options as above. */
export async function sendAs(request, response, file, type, { status = 200, store = true, fill } = {}) {
  let body = await readFile(file).catch(() => {
    throw new HttpError(404, 'not_found');
  });
  if (fill) body = Buffer.from(fill(body.toString()));
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'Content-Type': type, ETag: tag, 'Cache-Control': store ? 'no-cache' : 'no-store' };
  if (store && request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function resolveFile(folder, path) {
  const relative = normalize(decodePart(path));
  const parts = relative.split(sep);
  if (relative.includes('\0') || parts.some((part) => part.startsWith('.') && part !== '.')) {
    throw new HttpError(404, 'not_found');
  }
  const file = join(folder, relative);
  const found = await stat(file).catch(() => null);
  return found?.isDirectory() ? join(file, 'index.html') : file;
}
