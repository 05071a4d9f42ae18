// From a fresh socket to a session: SASL PLAIN, then the old session resumed or a new one bound (RFC 6120, XEP-0198).

import type { FrameSocket } from './xmpp-socket.ts';
import { type Element, bareJid, hostOf, ns, xml } from './xmpp-xml.ts';

/** Who signs in, and where. */
export interface Credentials {
  /** Bare address, `user@host`. */
  jid: string;
  password: string;
  /** Address of the server's WebSocket. */
  websocket: string;
}

/** The server does not know us. Trying the same again is no use. */
export class Refused extends Error {}

/** What a page needs to pick a session up again after a reload. Plain JSON. */
export interface StreamState {
  /** Full address, `user@host/resource`. */
  jid: string;
  /** The server's name for the session; '' = it cannot be resumed. */
  previous: string;
  /** Stanzas received. */
  received: number;
  /** Stanzas that the server has said it received. */
  acknowledged: number;
  /** Stanzas sent and not yet acknowledged, oldest first. */
  unacknowledged: string[];
}

const noState = (jid: string, previous: string): StreamState => ({
  jid,
  previous,
  received: 0,
  acknowledged: 0,
  unacknowledged: [],
});

/** Resumes `state` when it is given and the server still has it, else begins anew. */
export async function signIn(
  socket: FrameSocket,
  who: Credentials,
  state: StreamState | null,
): Promise<{ state: StreamState; resumed: boolean }> {
  const host = hostOf(who.jid);
  await socket.openStream(host);
  await authenticate(socket, who);
  await socket.openStream(host);
  if (state?.previous && bareJid(state.jid) === who.jid) {
    const handled = await resume(socket, state);
    if (handled !== null) {
      acknowledge(state, handled);
      return { state, resumed: true };
    }
  }
  return { state: await begin(socket), resumed: false };
}

/** Forgets what the server says it has: `handled` counts all stanzas of the session. */
export function acknowledge(state: StreamState, handled: number): void {
  const news = Math.min(Math.max(0, handled - state.acknowledged), state.unacknowledged.length);
  state.unacknowledged.splice(0, news);
  state.acknowledged += news;
}

async function authenticate(socket: FrameSocket, who: Credentials): Promise<void> {
  const user = who.jid.slice(0, who.jid.indexOf('@'));
  const bytes = new TextEncoder().encode(`\0${user}\0${who.password}`);
  const initial = btoa(String.fromCharCode(...bytes));
  socket.write(xml('auth', { xmlns: ns.sasl, mechanism: 'PLAIN' }, initial));
  const answer = await socket.read();
  if (!answer.is('success', ns.sasl)) throw new Refused('sign-in refused');
}

/** How many of our stanzas the server has handled; null = it no longer knows the session. */
async function resume(socket: FrameSocket, state: StreamState): Promise<number | null> {
  socket.write(
    xml('resume', { xmlns: ns.smacks, h: String(state.received), previd: state.previous }),
  );
  const answer = await socket.read();
  return answer.is('resumed', ns.smacks) ? Number(answer.attrs['h']) : null;
}

async function begin(socket: FrameSocket): Promise<StreamState> {
  const request = xml('iq', { xmlns: ns.client, type: 'set', id: 'bind' }, xml('bind', { xmlns: ns.bind }));
  socket.write(request);
  const bound = await socket.read();
  const jid = bound.getChild('bind', ns.bind)?.getChildText('jid');
  if (!jid) throw new Refused('no address given');
  socket.write(xml('enable', { xmlns: ns.smacks, resume: 'true' }));
  const enabled = await readUntil(socket, ns.smacks);
  return noState(jid, enabled.is('enabled') ? String(enabled.attrs['id'] ?? '') : '');
}

async function readUntil(socket: FrameSocket, namespace: string): Promise<Element> {
  for (;;) {
    const frame = await socket.read();
    if (frame.getNS() === namespace) return frame;
  }
}
