// The demo's HTTP server: which address is answered by what. One origin for shop, API, receiver and agent's page.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { sendFile } from './files.mjs';
import { addressOf, HttpError, securityHeaders, sendError } from './http.mjs';
import { OrderDesk, orderRoutes } from './order-api.mjs';
import { assemblePage } from './pages.mjs';
import { changeState, follow, list, receive } from './receiver.mjs';
import { giveToken } from './tokens.mjs';

/**
 * @param {object} parts
 * @param {{shop: string, knowledge: string, waypost: string, agent: string}} parts.folders
 * @param {import('./store.mjs').HandoverStore} parts.store
 * @param {import('./tokens.mjs').AgentDesk} parts.desk
 * @param {{websocket: string, secret: string}} parts.chat
 * @param {number} parts.slowMs how long the slow order takes
 * @param {import('./shown.mjs').ShownFile | null} parts.shown
 * @param {(mail: {to: string, text: string, at: number}) => void} [parts.onMail] takes what a real shop would mail to a visitor
 * @param {number[]} parts.ports the first of them that is free; 0 = any
 * @returns {Promise<{url: string, port: number, close(): Promise<void>}>}
 */
export async function startShop({ onMail, ...given }) {
  const parts = { ...given, orders: new OrderDesk(onMail) };
  const headers = securityHeaders([parts.chat.websocket]);
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response, parts).catch((reason) => sendError(response, reason));
  });
  await listenOn(server, parts.ports);
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function listenOn(server, [port, ...others]) {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (reason) {
    if (reason.code !== 'EADDRINUSE' || others.length === 0) throw reason;
    await listenOn(server, others);
  }
}

/** `[method, address, handler]`; a group in the address becomes the handler's third argument. */
const routes = [
  ...orderRoutes,
  ['POST', /^\/v1\/handovers$/, (request, response, _, parts) => receive(request, response, parts.store)],
  ['GET', /^\/v1\/handovers$/, forAgents((request, response, _, { store, desk }) => list(response, store, (name) => desk.titleOf(name)))],
  ['GET', /^\/v1\/handovers\/events$/, forAgents((request, response, _, parts) => follow(request, response, parts.store))],
  [
    'POST',
    /^\/v1\/handovers\/([^/]+)\/state$/,
    forAgents((request, response, id, parts, agent) => changeState(request, response, parts.store, id, agent.name)),
  ],
  ['POST', /^\/chat\/token$/, (request, response, _, parts) => giveToken(request, response, parts.chat)],
  ['POST', /^\/agent\/login$/, (request, response, _, { desk, chat }) => desk.login(request, response, chat.websocket)],
  ['POST', /^\/agent\/logout$/, (request, response, _, { desk }) => desk.logout(request, response)],
  ['GET', /^\/agent\/session$/, (request, response, _, { desk, chat }) => desk.session(request, response, chat.websocket)],
  ['GET', /^\/shown\/events$/, (request, response, _, parts) => shownOf(parts).follow(request, response)],
  ['GET', /^\/shown\/problems$/, (request, response, _, parts) => shownOf(parts).problems(response)],
  ['GET', /^\/shown\/(.+)$/, (request, response, path, parts) => shownOf(parts).send(request, response, path)],
  ['GET', /^\/blank\.html$/, (request, response, _, parts) => shownOf(parts).page(request, response, parts.folders.shop)],
  ['GET', /^\/agent()$/, (request, response, _, { folders }) => sendFile(request, response, folders.agent, 'agent.html')],
  ['GET', /^\/agent\/(.+)$/, (request, response, path, { folders }) => sendFile(request, response, folders.agent, path)],
  ['GET', /^\/waypost\/(.+)$/, (request, response, path, { folders }) => sendFile(request, response, folders.waypost, path)],
  [
    'GET',
    /^\/knowledge\/(.+)$/,
    (request, response, path, { folders }) => sendFile(request, response, folders.knowledge, path, { store: false }),
  ],
  ['GET', /^\/(.*)$/, (request, response, path, { folders }) => sendShop(request, response, path, folders.shop)],
];

async function answer(request, response, parts) {
  const { pathname } = addressOf(request);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const fitting = routes.filter(([, address]) => address.test(pathname));
  const route = fitting.find(([wanted]) => wanted === method);
  if (!route) throw new HttpError(405, 'method_not_allowed');
  const [, address, handler] = route;
  await handler(request, response, address.exec(pathname)[1] ?? '', parts);
}

function forAgents(handler) {
  return (request, response, argument, parts) =>
    handler(request, response, argument, parts, parts.desk.require(request));
}

function shownOf({ shown }) {
  if (!shown) throw new HttpError(404, 'not_found', 'start with demo/run FILE');
  return shown;
}

const forPrograms = /^(api|v1|chat)\//;

/** A page is put together, everything else stays as it is. Where no page is, one that says so stands, with the ways on. */
async function sendShop(request, response, path, folder) {
  const isPage = ['', '.html'].includes(extname(path));
  const fill = (text) => assemblePage(text, `/${path}`);
  try {
    await sendFile(request, response, folder, path || 'index.html', isPage ? { fill } : {});
  } catch (reason) {
    if (!isPage || reason.status !== 404 || forPrograms.test(path)) throw reason;
    const missing = path.startsWith('sr/') ? 'sr/404.html' : '404.html';
    await sendFile(request, response, folder, missing, { status: 404, store: false, fill });
  }
}
