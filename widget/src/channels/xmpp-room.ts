// One conversation: a room (XEP-0045) with its archive. A message counts as sent when the room gives it back;
// what was missed is read from the archive, and what the room never had is sent again under the same id.

import { Archive } from './xmpp-archive.ts';
import { type RoomMessage, readMessage, readTyping, writeMessage, writeTyping } from './xmpp-message.ts';
import { NoAnswer, type XmppStream, errorCondition } from './xmpp-stream.ts';
import { type Element, bareJid, ns, resourceOf, xml, xmlText } from './xmpp-xml.ts';

export type RoomEvent =
  /** Joined and up to date: messages flow. */
  | { type: 'ready' }
  /** The room does not let us in. */
  | { type: 'barred' }
  | { type: 'message'; message: RoomMessage; own: boolean }
  | { type: 'reflected'; id: string; at: number }
  | { type: 'refused'; id: string }
  | { type: 'typing'; nick: string; active: boolean }
  | { type: 'joined' | 'left'; nick: string };

/** What a page keeps of a room so that a reload goes on where it was. Plain JSON. */
export interface RoomState {
  /** Archive id of the newest message seen. */
  cursor: string;
  /** The others in the room. */
  present: string[];
  /** Not yet given back by the room, oldest first. */
  pending: Pending[];
}

interface Pending {
  id: string;
  text: string;
  ended: boolean;
  bounces: number;
  /** The server was given it at least once. */
  sent?: boolean;
  /** Connections that were lost while it was on its way, before anything else. */
  losses?: number;
}

/** Conditions of an error bounce after which joining again and sending again can help. */
const passing = new Set(['not-acceptable', 'item-not-found', 'recipient-unavailable', 'resource-constraint']);
const mostBounces = 3;
/** A network alone hardly ever breaks that often in the moment between a message and its echo. */
const mostLosses = 5;
const overdueMs = 15_000;
const enterMs = 15_000;
const mostSeen = 500;

/** Number of people in a room, by its own description (XEP-0045 §6.4), which it gives to those outside too. */
export async function occupants(stream: XmppStream, room: string): Promise<number> {
  const answer = await stream.ask(room, 'get', xml('query', { xmlns: ns.discoInfo }));
  const form = answer.getChild('query', ns.discoInfo)?.getChild('x', ns.dataForms);
  const field = form?.getChildren('field').find((each) => each.attrs['var'] === 'muc#roominfo_occupants');
  return Number(field?.getChildText('value') ?? 0);
}

class Barred extends Error {}

export class Room {
  readonly state: RoomState;
  /** Somebody has ended the conversation: nothing more is written into it. */
  over = false;
  private readonly archive: Archive;
  private ready = false;
  private syncing = false;
  private syncAgain = false;
  private entered: { resolve(): void; reject(reason: Error): void } | null = null;
  private held: Element[] = [];
  private readonly seen = new Set<string>();
  private overdue: ReturnType<typeof setTimeout> | undefined;
  private leaving = false;
  /** On this connection the server has been given what waits, by us or by the resumed session. */
  private given = false;
  private met: Set<string> | null = null;

  constructor(
    private readonly stream: XmppStream,
    readonly jid: string,
    private nick: string,
    private readonly displayName: string,
    private readonly emit: (event: RoomEvent) => void,
    saved?: RoomState,
  ) {
    this.state = saved ?? { cursor: '', present: [], pending: [] };
    this.archive = new Archive(stream, jid);
  }

  /** The stream is up: enters (again) if needed, reads what was missed, sends what waits. */
  async sync(resumed: boolean): Promise<void> {
    if (this.leaving) return;
    this.given = resumed;
    if (this.syncing) {
      this.syncAgain = true;
      return;
    }
    this.syncing = true;
    this.ready = false;
    try {
      if (!resumed || !(await this.isInside())) await this.enter();
      await this.catchUp();
      this.becomeReady();
    } catch (reason) {
      this.syncFailed(reason);
    }
    this.syncing = false;
    if (this.syncAgain) {
      this.syncAgain = false;
      if (this.stream.isOnline) void this.sync(false);
    }
  }

  /** The stream is down. */
  suspend(): void {
    this.ready = false;
    this.held = [];
    clearTimeout(this.overdue);
    this.overdue = undefined;
    this.entered?.reject(new NoAnswer('offline'));
    if (this.given && !this.leaving) this.blame();
    this.given = false;
  }

  /** A server that ends the stream over a message would do so for ever: the one it read first is given up after a while. */
  private blame(): void {
    const [first] = this.state.pending;
    if (!first?.sent) return;
    first.losses = (first.losses ?? 0) + 1;
    if (first.losses < mostLosses) return;
    this.stream.forget();
    this.refuse(first);
  }

  /** Sends a text, now or as soon as the room is there; `ended` says that it is the last. Refused where that was said before. */
  send(text: string, id: string, ended = false): void {
    if (this.state.pending.some((waiting) => waiting.id === id)) return;
    if (this.over) return this.emit({ type: 'refused', id });
    const pending = { id, text, ended, bounces: 0 };
    this.state.pending.push(pending);
    if (this.ready) this.transmit(pending);
  }

  typing(active: boolean): void {
    if (this.ready) this.stream.send(writeTyping(this.jid, active));
  }

  leave(): void {
    this.leaving = true;
    this.suspend();
    this.stream.send(xml('presence', { to: `${this.jid}/${this.nick}`, type: 'unavailable' }));
  }

  /** Takes a stanza of this room; false when it is another's. */
  take(stanza: Element): boolean {
    if (bareJid(String(stanza.attrs['from'] ?? '')) !== this.jid) return false;
    if (this.leaving) return true;
    if (stanza.is('presence')) this.takePresence(stanza);
    else if (stanza.is('message') && !this.archive.take(stanza)) this.takeMessage(stanza);
    return true;
  }

  /** After a resumed session: are we still in (XEP-0410)? */
  private async isInside(): Promise<boolean> {
    try {
      await this.stream.ask(`${this.jid}/${this.nick}`, 'get', xml('ping', { xmlns: ns.ping }));
      return true;
    } catch (reason) {
      if (!this.stream.isOnline) throw reason;
      return false;
    }
  }

  private async enter(): Promise<void> {
    this.met = new Set();
    for (let attempt = 2; ; attempt++) {
      try {
        await this.enterAs(this.nick);
        break;
      } catch (reason) {
        if (!(reason instanceof Barred) || reason.message !== 'conflict' || attempt > 5) throw reason;
        this.nick = `${this.nick.replace(/ \d$/, '')} ${attempt}`;
      }
    }
    const gone = this.state.present.filter((nick) => !this.met?.has(nick));
    this.met = null;
    for (const nick of gone) this.nowAbsent(nick);
  }

  private enterAs(nick: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.entered?.reject(new NoAnswer('not entered in time')), enterMs);
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        this.entered = null;
        done();
      };
      this.entered = {
        resolve: () => settle(resolve),
        reject: (reason) => settle(() => reject(reason)),
      };
      const muc = xml('x', { xmlns: ns.muc }, xml('history', { maxstanzas: '0' }));
      const name = this.displayName ? [xml('nick', { xmlns: ns.nick }, xmlText(this.displayName))] : [];
      this.stream.send(xml('presence', { to: `${this.jid}/${nick}` }, muc, ...name));
    });
  }

  private async catchUp(): Promise<void> {
    for await (const page of this.archive.after(this.state.cursor)) {
      for (const message of page) this.accept(message);
    }
  }

  private becomeReady(): void {
    this.ready = true;
    const held = this.held;
    this.held = [];
    for (const stanza of held) this.takeMessage(stanza);
    this.emit({ type: 'ready' });
    for (const pending of [...this.state.pending]) {
      if (this.over) this.refuse(pending);
      else this.transmit(pending);
    }
  }

  private syncFailed(reason: unknown): void {
    if (reason instanceof Barred) this.emit({ type: 'barred' });
    else if (this.stream.isOnline) this.stream.drop();
  }

  private transmit(pending: Pending): void {
    pending.sent = this.given = true;
    this.stream.send(writeMessage(this.jid, pending.id, pending.text, pending.ended));
    this.overdue ??= setTimeout(() => {
      this.overdue = undefined;
      if (this.ready && this.state.pending.length > 0) void this.sync(true);
    }, overdueMs);
  }

  private takeMessage(stanza: Element): void {
    if (stanza.attrs['type'] === 'error') {
      this.takeBounce(stanza);
      return;
    }
    const message = readMessage(stanza, Date.now());
    if (message && !this.ready) this.held.push(stanza);
    else if (message) this.accept(message);
    const nick = resourceOf(String(stanza.attrs['from']));
    const active = readTyping(stanza);
    if (active !== null && nick !== this.nick) this.emit({ type: 'typing', nick, active });
  }

  private accept(message: RoomMessage): void {
    if (message.archived) this.state.cursor = message.archived;
    this.over ||= message.ended;
    const own = message.nick === this.nick;
    const index = own ? this.state.pending.findIndex((pending) => pending.id === message.id) : -1;
    const isNew = this.remember(`${message.nick}/${message.id}`);
    if (index >= 0) {
      this.state.pending.splice(index, 1);
      this.emit({ type: 'reflected', id: message.id, at: message.at });
    } else if (isNew) {
      this.emit({ type: 'message', message, own });
    }
  }

  /** False when the key was known. */
  private remember(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    if (this.seen.size > mostSeen) this.seen.delete(this.seen.values().next().value ?? '');
    return true;
  }

  private takeBounce(stanza: Element): void {
    const id = String(stanza.attrs['id'] ?? '');
    const pending = this.state.pending.find((candidate) => candidate.id === id);
    if (!pending) return;
    pending.bounces++;
    if (passing.has(errorCondition(stanza)) && pending.bounces < mostBounces) {
      void this.sync(false);
      return;
    }
    this.refuse(pending);
  }

  private refuse(pending: Pending): void {
    this.state.pending.splice(this.state.pending.indexOf(pending), 1);
    this.emit({ type: 'refused', id: pending.id });
  }

  private takePresence(stanza: Element): void {
    const nick = resourceOf(String(stanza.attrs['from']));
    const type: unknown = stanza.attrs['type'];
    if (type === 'error') {
      this.entered?.reject(new Barred(errorCondition(stanza)));
      return;
    }
    const details = stanza.getChild('x', ns.mucUser);
    const self = details?.getChildren('status').some((status) => status.attrs['code'] === '110') ?? false;
    if (self || nick === this.nick) {
      if (type !== 'unavailable') this.entered?.resolve();
      else if (this.ready) void this.sync(false);
    } else if (type === 'unavailable') {
      this.nowAbsent(nick);
    } else {
      this.nowPresent(nick);
    }
  }

  private nowPresent(nick: string): void {
    this.met?.add(nick);
    if (this.state.present.includes(nick)) return;
    this.state.present.push(nick);
    this.emit({ type: 'joined', nick });
  }

  private nowAbsent(nick: string): void {
    const index = this.state.present.indexOf(nick);
    if (index < 0) return;
    this.state.present.splice(index, 1);
    this.emit({ type: 'left', nick });
  }
}
