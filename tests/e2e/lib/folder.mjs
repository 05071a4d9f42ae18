// A small server for pages that belong to a test: given texts and folders, under the policy the shop has, too.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
  '.wasm': 'application/wasm', '.css': 'text/css', '.txt': 'text/plain; charset=utf-8',
};

/** Serves `texts` (path → text) and `folders` (path prefix → folder on disk); `headers` come with every answer. */
export async function serve({ texts = {}, folders = {}, headers = {} }) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://here').pathname);
    try {
      const body = texts[path] ?? (await readFile(placeOf(path, folders)));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? types['.html'], 'content-security-policy': policy, ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function placeOf(path, folders) {
  const prefix = Object.keys(folders).find((each) => path.startsWith(each));
  if (prefix === undefined) throw new Error(`nothing at ${path}`);
  return join(folders[prefix], normalize(`/${path.slice(prefix.length)}`));
}
