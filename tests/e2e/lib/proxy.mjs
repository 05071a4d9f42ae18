// Stands between the browsers and the demo's server: records what every browser asks for and every breach of the
// Content-Security-Policy it reports, and breaks things on demand. The real server behind it knows nothing of tests.
import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';

const reportPath = '/e2e-report';

/** Starts a proxy for the server at `target` (an address like http://127.0.0.1:8080). */
export async function startProxy(target) {
  const { hostname, port } = new URL(target);
  const proxy = {
    url: '',
    /** `{method, path, body}` of every request but reports, in order of arrival. */
    requests: [],
    /** Directive and what it stopped, of every breach reported. */
    violations: [],
    /** `(request) => undefined | {status, body, headers} | "cut"`: an answer instead of the server's; a body may be a stream. */
    fault: () => undefined,
    /** `(request, status) => true`: the server may do its work, but its answer never arrives. */
    swallow: () => false,
    /** Rewrites the page's policy. */
    policy: (text) => text,
    calm() {
      proxy.requests.length = 0;
      proxy.violations.length = 0;
      proxy.fault = () => undefined;
      proxy.swallow = () => false;
      proxy.policy = (text) => text;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url === reportPath) {
      proxy.violations.push(...reportsIn(body));
      response.writeHead(204).end();
      return;
    }
    const seen = { method: request.method, path: request.url, headers: request.headers, body: String(body) };
    proxy.requests.push(seen);
    const fault = await proxy.fault(seen);
    if (fault === 'cut') request.socket.destroy();
    else if (fault) {
      response.writeHead(fault.status, { 'content-type': 'text/plain', ...fault.headers });
      if (fault.body instanceof Readable) fault.body.pipe(response);
      else response.end(fault.body ?? '');
    }
    else pass(seen, request, response, body);
  });

  function pass(seen, request, response, body) {
    const onward = forward({ hostname, port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      if (proxy.swallow(seen, answer.statusCode)) {
        answer.resume();
        request.socket.destroy();
        return;
      }
      const headers = { ...answer.headers };
      const policy = headers['content-security-policy'];
      if (policy) headers['content-security-policy'] = `${proxy.policy(policy)}; report-uri ${reportPath}`;
      response.writeHead(answer.statusCode, headers);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    response.on('close', () => onward.destroy());
    onward.end(body);
  }

  // A WebSocket passes through untouched.
  server.on('upgrade', (request, socket, head) => {
    const onward = connect(Number(port), hostname, () => {
      const headers = [];
      for (let i = 0; i < request.rawHeaders.length; i += 2) headers.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}\r\n`);
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${server.address().port}`;
  return proxy;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reportsIn(body) {
  const report = JSON.parse(body)['csp-report'];
  const directive = report['effective-directive'] || report['violated-directive'];
  return [`${directive} stopped ${report['blocked-uri']} at ${report['source-file'] ?? ''}:${report['line-number'] ?? ''}`];
}
