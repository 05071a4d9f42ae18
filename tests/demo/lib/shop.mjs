// A shop server of its own for a test: all of the demo but the chat server, on a free port.

import { fileURLToPath } from 'node:url';
import { startShop } from '../../../demo/server/shop.mjs';
import { HandoverStore } from '../../../demo/server/store.mjs';
import { removeFolder, temporaryFolder as newFolder } from '../../../demo/server/temporary.mjs';
import { AgentDesk } from '../../../demo/server/tokens.mjs';

const inDemo = (folder) => fileURLToPath(new URL(`../../../demo/${folder}`, import.meta.url));

export const agent = { name: 'agent1', title: 'Mira', password: 'pass-of-a-test' };
export const colleague = { name: 'agent2', title: 'Luka', password: 'pass-of-another' };
export const chat = { websocket: 'ws://127.0.0.1:9/xmpp-websocket', secret: 'secret-of-a-test' };

/** A folder that `remove` throws away. */
export async function temporaryFolder() {
  const path = newFolder('demo');
  return { path, remove: async () => removeFolder(path) };
}

/** `records` is the receiver's folder. */
export async function openShop(records, { slowMs = 50 } = {}) {
  const folders = { shop: inDemo('shop'), knowledge: inDemo('knowledge'), waypost: inDemo('agent'), agent: inDemo('agent') };
  const store = await HandoverStore.open(records);
  return startShop({ folders, store, desk: new AgentDesk([agent, colleague]), chat, slowMs, shown: null, ports: [0] });
}

/** Posts a body to the receiver under an id; headers can be changed or left out (undefined). */
export function post(url, id, body, headers = {}) {
  const all = { 'content-type': 'application/json', 'idempotency-key': `"${id}"`, ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return fetch(`${url}/v1/handovers`, { method: 'POST', headers: given, body });
}

/** A record as small as the receiver takes it. */
export function recordText(id, more = {}) {
  return JSON.stringify({ ...smallest, id, ...more });
}

const smallest = {
  schema: 'handover/1', mode: 'message', created_at: 1_767_225_600_000, locale: 'en', visitor: {}, reason: 'asked_human', question: 'Is anyone there?',
  summary: '', answers: [], path: [], articles_shown: [], lookups: [], transcript: [], page: {}, device: {},
};

/** The cookie of an agent who has signed in. */
export async function signIn(url, login = { name: agent.name, password: agent.password }) {
  const response = await fetch(`${url}/agent/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
  });
  return { status: response.status, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] };
}

/** Changes a handover's state as the first agent does, or the one with this number; gives the status. */
export async function setState({ url, agents }, id, change, number = 0) {
  const { name, password } = agents[number];
  const { cookie } = await signIn(url, { name, password });
  const headers = { cookie, 'content-type': 'application/json' };
  return (await fetch(`${url}/v1/handovers/${id}/state`, { method: 'POST', headers, body: JSON.stringify(change) })).status;
}

/** Closes whatever is open, whoever has it. */
export async function closeAll(demo) {
  const [{ name, password }] = demo.agents;
  const { cookie } = await signIn(demo.url, { name, password });
  const { handovers } = await (await fetch(`${demo.url}/v1/handovers`, { headers: { cookie } })).json();
  for (const { id, state, agent } of handovers) {
    if (state === 'claimed') await setState(demo, id, { state: 'claimed', from: agent });
    if (state !== 'closed') await setState(demo, id, { state: 'closed' });
  }
}
