// One live conversation as the agent's page keeps it: what was said, who is there, what waits to be read.

import { Archive } from '../../widget/src/channels/xmpp-archive.ts';
import type { RoomMessage } from '../../widget/src/channels/xmpp-message.ts';
import { Room, type RoomEvent } from '../../widget/src/channels/xmpp-room.ts';
import type { XmppStream } from '../../widget/src/channels/xmpp-stream.ts';
import type { Element } from '../../widget/src/channels/xmpp-xml.ts';
import { newId } from '../../widget/src/host/ids.ts';

/** One line of the conversation. */
export interface Line {
  id: string;
  kind: 'visitor' | 'agent' | 'note';
  name: string;
  text: string;
  at: number;
  state: 'sending' | 'sent' | 'failed';
}

const visitorNick = 'visitor';
const farewell = 'The conversation has ended.';

export class Conversation {
  lines: Line[] = [];
  unread = 0;
  visitorTyping = false;
  /** The visitor's page is connected. */
  visitorHere = false;
  joined = false;
  /** The visitor has ended it. */
  ended = false;
  private room: Room | null = null;
  private archive: Archive | null = null;

  constructor(
    private readonly stream: XmppStream,
    private readonly address: string,
    private readonly name: string,
    private readonly changed: (news: Line | null) => void,
  ) {}

  /** Enters the room unless we are in it: everything said so far comes in. */
  join(): void {
    if (this.room) return;
    this.lines = [];
    this.room = new Room(this.stream, this.address, this.name, '', (event) => this.hear(event));
    this.sync(false);
  }

  /** The connection is up again. */
  sync(resumed: boolean): void {
    void this.room?.sync(resumed);
  }

  suspend(): void {
    this.room?.suspend();
    this.joined = false;
  }

  take(stanza: Element): boolean {
    return this.room?.take(stanza) ?? this.archive?.take(stanza) ?? false;
  }

  send(text: string): void {
    const id = newId(Date.now());
    this.lines.push({ id, kind: 'agent', name: this.name, text, at: Date.now(), state: 'sending' });
    this.room?.send(text, id);
    this.changed(null);
  }

  typing(active: boolean): void {
    this.room?.typing(active);
  }

  /** Says that it is over, waits until the room has it, and leaves. */
  async end(): Promise<void> {
    const room = this.room;
    if (!room) return;
    room.send(farewell, newId(Date.now()), true);
    const limit = Date.now() + 3000;
    while (room.state.pending.length > 0 && Date.now() < limit) await new Promise((done) => setTimeout(done, 50));
    room.leave();
    this.room = null;
    this.joined = false;
  }

  /** Reads what was said without entering: for conversations that are over. */
  async read(): Promise<void> {
    if (this.archive || this.room) return;
    this.archive = new Archive(this.stream, this.address);
    try {
      for await (const page of this.archive.after('')) {
        for (const message of page) this.add(message, message.nick === this.name);
      }
    } catch {
      this.archive = null;
    }
    this.unread = 0;
    this.changed(null);
  }

  private hear(event: RoomEvent): void {
    let news: Line | null = null;
    switch (event.type) {
      case 'ready':
        this.joined = true;
        break;
      case 'message':
        news = this.add(event.message, event.own);
        break;
      case 'reflected':
        this.mark(event.id, 'sent');
        break;
      case 'refused':
        this.mark(event.id, 'failed');
        break;
      case 'typing':
        this.visitorTyping = event.active && event.nick === visitorNick;
        break;
      case 'joined':
      case 'left':
        this.cameOrWent(event.nick, event.type === 'joined');
        break;
      case 'barred':
        this.note('This conversation cannot be opened.');
    }
    this.changed(news);
  }

  private add(message: RoomMessage, own: boolean): Line | null {
    if (message.ended) {
      if (message.nick === visitorNick) this.ended = true;
      this.note(message.nick === visitorNick ? 'The visitor ended the conversation' : `${message.nick} ended the conversation`, message.at);
      return null;
    }
    const fromVisitor = message.nick === visitorNick;
    const line: Line = {
      id: message.id,
      kind: fromVisitor ? 'visitor' : 'agent',
      name: message.nick,
      text: message.text,
      at: message.at,
      state: 'sent',
    };
    this.lines.push(line);
    if (fromVisitor) {
      this.visitorTyping = false;
      this.unread++;
    } else if (own) {
      this.unread = 0;
    }
    return own ? null : line;
  }

  private cameOrWent(nick: string, here: boolean): void {
    if (nick === visitorNick) {
      this.visitorHere = here;
      if (!here) this.visitorTyping = false;
    }
    const who = nick === visitorNick ? 'The visitor' : nick;
    this.note(`${who} ${here ? 'is here' : 'has gone'}`);
  }

  private note(text: string, at = Date.now()): void {
    this.lines.push({ id: newId(at), kind: 'note', name: '', text, at, state: 'sent' });
  }

  private mark(id: string, state: Line['state']): void {
    const line = this.lines.find((each) => each.id === id);
    if (line) line.state = state;
  }
}
