// Live chat over XMPP (RFC 7395): the entry of the chunk chat-<build>.js, loaded when a person is asked for.

import { newId } from '../host/ids.ts';
import { request } from '../host/net.ts';
import type { ChatOptions, ChatState, ChatTransport, CreateTransport } from './transport.ts';
import { occupants, Room, type RoomEvent, type RoomState } from './xmpp-room.ts';
import { type Credentials, Refused, type StreamState } from './xmpp-sign-in.ts';
import { XmppStream } from './xmpp-stream.ts';

/** What the owner's token address answers: who the visitor is, and where to go. */
interface Ticket extends Credentials {
  room: string;
  lobby: string;
}

/** What `onResume` gives, as JSON. */
interface Saved {
  stream: StreamState | null;
  room: RoomState;
  /** Address of the room; '' before it was first entered. */
  address: string;
}

/** The name that the server gives to visitors and to nobody else. */
const visitorNick = 'visitor';
const ticketMs = 10_000;
const leaveMs = 3_000;

class XmppTransport implements ChatTransport {
  private readonly stream: XmppStream;
  private readonly options: ChatOptions;
  private readonly savedRoom: RoomState;
  private address: string;
  private room: Room | null = null;
  private lobby = '';
  private state: ChatState = 'idle';
  private joining = false;
  private readonly early: { text: string; id: string }[] = [];
  private onlineWaiters: ((online: boolean) => void)[] = [];
  private readyWaiters: { resolve(): void; reject(reason: Error): void }[] = [];
  private settledWaiters = new Map<string, () => void>();

  constructor(options: ChatOptions) {
    this.options = options;
    const saved = readSaved(options.resume);
    this.savedRoom = saved?.room ?? { cursor: '', present: [], pending: [] };
    this.address = saved?.address ?? '';
    this.stream = new XmppStream(
      {
        credentials: () => this.ticket(),
        online: (resumed) => this.online(resumed),
        offline: () => this.offline(),
        refused: () => this.fail(),
        stanza: (stanza) => void this.room?.take(stanza),
        changed: () => this.save(),
      },
      saved?.stream ?? null,
    );
  }

  async availability(timeoutMs: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const available = await Promise.race([this.countAgents(), late]);
    clearTimeout(timer);
    if (!available && !this.joining) this.stream.stop();
    return available;
  }

  join(): Promise<void> {
    this.joining = true;
    if (this.state === 'ready') return Promise.resolve();
    this.become('connecting');
    const ready = new Promise<void>((resolve, reject) => this.readyWaiters.push({ resolve, reject }));
    if (this.stream.isOnline) this.enterRoom(false);
    this.stream.start();
    return ready;
  }

  send(text: string, id: string): void {
    if (this.room) this.room.send(text, id);
    else this.early.push({ text, id });
    this.save();
  }

  typing(active: boolean): void {
    this.room?.typing(active);
  }

  async leave(): Promise<void> {
    const { room } = this;
    if (room) {
      if (!room.over) room.send('The visitor has ended the conversation.', newId(Date.now()), true);
      const settled = room.state.pending.map(({ id }) => new Promise<void>((resolve) => this.settledWaiters.set(id, resolve)));
      await Promise.race([Promise.all(settled), new Promise((resolve) => setTimeout(resolve, leaveMs))]);
      room.leave();
    }
    this.become('closed');
    this.stream.end();
    for (const waiter of this.readyWaiters.splice(0)) waiter.resolve();
    this.options.onResume('');
  }

  close(): void {
    this.become('closed');
    this.stream.stop();
  }

  private async countAgents(): Promise<boolean> {
    try {
      if (!this.stream.isOnline) {
        const online = new Promise<boolean>((resolve) => this.onlineWaiters.push(resolve));
        this.stream.start();
        if (!(await online)) return false;
      }
      // A stream that was taken up again has needed no ticket, so nobody has said where the lobby is.
      if (this.lobby === '') await this.ticket();
      return (await occupants(this.stream, this.lobby)) > 0;
    } catch {
      return false;
    }
  }

  private async ticket(): Promise<Credentials> {
    const reply = await request(this.options.token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handover: this.options.handover }),
      timeoutMs: ticketMs,
    });
    if (reply.status >= 400 && reply.status < 500 && reply.status !== 429) throw new Refused('no token');
    const ticket = readTicket(reply.body);
    if (!ticket) throw new Error('no token');
    this.address = ticket.room;
    this.lobby = ticket.lobby;
    return ticket;
  }

  private online(resumed: boolean): void {
    for (const waiter of this.onlineWaiters.splice(0)) waiter(true);
    if (this.joining) this.enterRoom(resumed);
  }

  private enterRoom(resumed: boolean): void {
    if (!this.room) {
      const emit = (event: RoomEvent): void => this.roomSays(event);
      this.room = new Room(this.stream, this.address, visitorNick, this.options.nick, emit, this.savedRoom);
      for (const { text, id } of this.early.splice(0)) this.room.send(text, id);
    }
    void this.room.sync(resumed);
  }

  private offline(): void {
    this.room?.suspend();
    if (this.joining && this.state !== 'closed') this.become('reconnecting');
  }

  private fail(): void {
    for (const waiter of this.onlineWaiters.splice(0)) waiter(false);
    for (const waiter of this.readyWaiters.splice(0)) waiter.reject(new Error('the chat is closed to us'));
    if (this.joining) this.become('failed');
    this.stream.stop();
  }

  private roomSays(event: RoomEvent): void {
    switch (event.type) {
      case 'ready':
        this.become('ready');
        for (const waiter of this.readyWaiters.splice(0)) waiter.resolve();
        break;
      case 'barred':
        this.fail();
        break;
      case 'message':
        this.messageCame(event);
        break;
      case 'reflected':
      case 'refused':
        this.options.onEvent(event);
        this.settledWaiters.get(event.id)?.();
        break;
      case 'typing':
        this.options.onEvent({ type: 'typing', name: event.nick, active: event.active });
        break;
      default:
        this.options.onEvent({ type: event.type, name: event.nick, at: Date.now() });
    }
    this.save();
  }

  private messageCame({ message, own }: Extract<RoomEvent, { type: 'message' }>): void {
    const { id, nick: name, text, at } = message;
    if (message.ended) {
      this.options.onEvent({ type: 'ended', at });
    } else {
      const from = own ? 'visitor' : 'agent';
      this.options.onEvent({ type: 'message', message: { id, from, name, text, at } });
    }
  }

  private become(state: ChatState): void {
    if (this.state === state) return;
    this.state = state;
    this.options.onEvent({ type: 'state', state });
  }

  private save(): void {
    if (this.state === 'closed') return;
    const room = this.room?.state ?? this.savedRoom;
    const early = this.early.map((message) => ({ ...message, ended: false, bounces: 0 }));
    const saved: Saved = {
      stream: this.stream.state,
      address: this.address,
      room: { ...room, pending: [...room.pending, ...early] },
    };
    this.options.onResume(JSON.stringify(saved));
  }
}

function readTicket(body: string): Ticket | null {
  try {
    const read = JSON.parse(body) as Record<string, unknown>;
    const { jid, token, websocket, room, lobby } = read;
    const texts = [jid, token, websocket, room, lobby];
    if (!texts.every((text) => typeof text === 'string' && text !== '')) return null;
    const [address, password, socket, roomJid, lobbyJid] = texts as [string, string, string, string, string];
    return { jid: address, password, websocket: socket, room: roomJid, lobby: lobbyJid };
  } catch {
    return null;
  }
}

function readSaved(text: string): Saved | null {
  try {
    return text ? (JSON.parse(text) as Saved) : null;
  } catch {
    return null;
  }
}

export const createTransport: CreateTransport = (options) => new XmppTransport(options);
