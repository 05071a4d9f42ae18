// Who may speak: tokens for visitors of the chat, sessions of agents.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { HttpError, readJson, sendJson } from './http.mjs';
import { chatHosts } from '../prosody/prosody.mjs';

const tokenSeconds = 600;
const cookieName = 'waypost_agent';

/** Password of a visitor for the chat server: `<expiry>.<hex HMAC-SHA256>` (demo/prosody/modules/mod_auth_visitor.lua). */
export function visitorToken(user, secret, expiry) {
  const signature = createHmac('sha256', secret).update(`${user}@${chatHosts.visitors}|${expiry}`).digest('hex');
  return `${expiry}.${signature}`;
}

/** POST /chat/token {handover}: whoever knows the id is its visitor (see ARCHITECTURE.md, Decisions). */
export async function giveToken(request, response, { secret, websocket }) {
  const { handover } = await readJson(request);
  if (typeof handover !== 'string' || !/^[0-9a-f-]{36}$/.test(handover)) throw new HttpError(400, 'bad_handover');
  const user = `v-${handover}`;
  sendJson(response, 200, {
    jid: `${user}@${chatHosts.visitors}`,
    token: visitorToken(user, secret, Math.floor(Date.now() / 1000) + tokenSeconds),
    websocket,
    room: `${handover}@${chatHosts.rooms}`,
    lobby: `lobby@${chatHosts.rooms}`,
  });
}

/** Agents and their sessions. Sessions live as long as the server. */
export class AgentDesk {
  #agents;
  #sessions = new Map();

  /** @param {{name: string, title: string, password: string}[]} agents */
  constructor(agents) {
    this.#agents = agents;
  }

  /** POST /agent/login {name, password} */
  async login(request, response, websocket) {
    const { name, password } = await readJson(request);
    const agent = this.#agents.find((each) => each.name === name);
    if (!agent || !isEqual(String(password), agent.password)) throw new HttpError(401, 'wrong_login');
    const session = randomBytes(24).toString('base64url');
    this.#sessions.set(session, agent);
    const cookie = `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    sendJson(response, 200, describe(agent, websocket), { 'Set-Cookie': cookie });
  }

  /** GET /agent/session: who is signed in, and how to reach the chat; null for nobody, which is no error. */
  session(request, response, websocket) {
    const agent = this.#sessions.get(sessionOf(request));
    sendJson(response, 200, agent ? describe(agent, websocket) : null);
  }

  /** POST /agent/logout */
  async logout(request, response) {
    await readJson(request);
    this.#sessions.delete(sessionOf(request));
    sendJson(response, 200, {}, { 'Set-Cookie': `${cookieName}=; Max-Age=0; Path=/` });
  }

  /** The name that people know an agent by; '' for none. */
  titleOf(name) {
    return this.#agents.find((each) => each.name === name)?.title ?? name;
  }

  /** The agent of a request; 401 for everybody else. */
  require(request) {
    const agent = this.#sessions.get(sessionOf(request));
    if (!agent) throw new HttpError(401, 'not_signed_in');
    return agent;
  }
}

function describe(agent, websocket) {
  return {
    name: agent.name,
    title: agent.title,
    jid: `${agent.name}@${chatHosts.agents}`,
    password: agent.password,
    websocket,
    rooms: chatHosts.rooms,
    lobby: `lobby@${chatHosts.rooms}`,
  };
}

function sessionOf(request) {
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim().split('='));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? '';
}

function isEqual(given, wanted) {
  const digest = (text) => createHmac('sha256', cookieName).update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
