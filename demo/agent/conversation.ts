// One live conversation as the agent's page keeps it: what was said, who is there, what waits to be read.

import { TypingNotice } from '../../widget/src/chat/typing.ts';
import { steadyClock } from '../../widget/src/host/clock.ts';
import { Archive } from '../../widget/src/channels/xmpp-archive.ts';
import type { RoomMessage } from '../../widget/src/channels/xmpp-message.ts';
import { occupants, Room, type RoomEvent } from '../../widget/src/channels/xmpp-room.ts';
import { NoAnswer, type XmppStream } from '../../widget/src/channels/xmpp-stream.ts';
import { type Element, ns, xml } from '../../widget/src/channels/xmpp-xml.ts';
import { newId } from '../../widget/src/host/ids.ts';
import { Presence, type PresenceTimes, usualTimes } from './presence.ts';

/** One line of the conversation. */
export interface Line {
  id: string;
  kind: 'visitor' | 'agent' | 'note';
  name: string;
  text: string;
  at: number;
  state: 'sending' | 'sent' | 'failed';
}

export interface ConversationOptions {
  /** UTC ms when a person was asked for: the visitor was there then. */
  asked: number;
  /** UTC ms when the receiver took it: from then on the visitor's page comes into the room, if it is still there. */
  received: number;
  /** UTC ms of the server's clock. */
  now(): number;
  times?: PresenceTimes;
  /** Something is to be drawn anew; `news` is a line that somebody else has written. */
  changed(news: Line | null): void;
}

const visitorNick = 'visitor';
const farewell = 'The conversation has ended.';
const farewellMs = 3_000;

export class Conversation {
  lines: Line[] = [];
  unread = 0;
  joined = false;
  /** Somebody has ended it: nothing more is written. */
  ended = false;
  readonly visitor: Presence;
  private readonly times: PresenceTimes;
  private readonly ownTyping = new TypingNotice(steadyClock(), (active) => this.room?.typing(active));
  private room: Room | null = null;
  /** While it is being read. */
  private archive: Archive | null = null;
  /** Archive id of the newest message read. */
  private cursor = '';
  private farewell = '';
  private pulsing = false;
  /** Looked at from outside at least once. */
  private isSeen = false;

  constructor(
    private readonly stream: XmppStream,
    private readonly address: string,
    private readonly name: string,
    private readonly options: ConversationOptions,
  ) {
    this.times = options.times ?? usualTimes;
    this.visitor = new Presence(options.asked, this.times);
  }

  /** Enters the room unless we are in it: everything said so far comes in, and what was written before goes out. */
  join(): void {
    if (this.room) return;
    this.archive = null;
    this.lines = this.lines.filter(({ state }) => state !== 'sent');
    const room = (this.room = new Room(this.stream, this.address, this.name, '', (event) => this.hear(event)));
    for (const { id, text, state } of this.lines) if (state === 'sending') room.send(text, id);
    this.sync(false);
  }

  /** The connection is up again. */
  sync(resumed: boolean): void {
    void this.room?.sync(resumed);
  }

  suspend(): void {
    this.room?.suspend();
    this.joined = false;
    this.visitor.typing(false);
  }

  take(stanza: Element): boolean {
    return this.room?.take(stanza) ?? this.archive?.take(stanza) ?? false;
  }

  send(text: string): void {
    this.ownTyping.set(false);
    const id = newId(Date.now());
    this.lines.push({ id, kind: 'agent', name: this.name, text, at: this.options.now(), state: 'sending' });
    this.room?.send(text, id);
    this.options.changed(null);
  }

  /** The agent is typing, or no longer; after a rest it is taken back by itself. */
  typing(active: boolean): void {
    this.ownTyping.set(active);
  }

  /**
   * Says that it is over, and leaves once the room has it. False: the visitor could not be told (yet); calling again
   * waits for the same word, so that it never stands there twice.
   */
  async end(): Promise<boolean> {
    const room = this.room;
    if (this.ended) return this.leave();
    if (!room) return false;
    this.ownTyping.set(false);
    this.farewell ||= newId(Date.now());
    room.send(farewell, this.farewell, true);
    const limit = performance.now() + farewellMs;
    while (!this.ended && performance.now() < limit) await new Promise((done) => setTimeout(done, 50));
    return this.ended && this.leave();
  }

  /** Sees from outside whether the visitor is in the room. That nobody has entered it yet tells nothing at first. */
  async look(): Promise<void> {
    if (this.room) return;
    const count = await occupants(this.stream, this.address).catch((reason: unknown) => (this.isDeserted(reason) ? 0 : null));
    if (count === null || this.room) return;
    const before = this.visitor.connected;
    this.visitor.connected = count > 0;
    const isNew = !this.isSeen || this.visitor.connected !== before;
    this.isSeen = true;
    if (isNew) this.options.changed(null);
  }

  /** There is no such room, long after the request came: it was sent when the visitor's tab had been closed, by another one of the shop. */
  private isDeserted(reason: unknown): boolean {
    const isUnknown = reason instanceof NoAnswer && reason.message === 'item-not-found';
    return isUnknown && this.options.now() - this.options.received > this.times.hereMs;
  }

  /** The visitor waits no longer: has ended it, has left the room, or never came into it. */
  get isLeft(): boolean {
    return this.ended || (this.isSeen && !this.visitor.connected);
  }

  /** Reads without entering what was said since the last time. What fails, as without a connection, the next call reads. */
  async read(): Promise<void> {
    if (this.archive || this.room) return;
    const archive = (this.archive = new Archive(this.stream, this.address));
    let found = false;
    try {
      for await (const page of archive.after(this.cursor)) {
        if (this.archive !== archive) return;
        for (const message of page) {
          this.add(message, message.nick === this.name);
          this.cursor = message.archived || this.cursor;
          found = true;
        }
      }
    } catch {
      // The lines that came stay; the cursor stands behind them.
    }
    if (this.archive !== archive) return;
    this.archive = null;
    this.unread = 0;
    if (found) this.options.changed(null);
  }

  /** Goes out of the room without a word: it has ended, or another agent has taken over. What is unsent stays so. */
  leave(): true {
    for (const line of this.lines) if (line.state === 'sending') line.state = 'failed';
    this.room?.leave();
    this.room = null;
    this.joined = false;
    this.visitor.left();
    return true;
  }

  private hear(event: RoomEvent): void {
    let news: Line | null = null;
    switch (event.type) {
      case 'ready':
        this.joined = true;
        void this.pulse();
        break;
      case 'message':
        news = this.add(event.message, event.own);
        break;
      case 'reflected':
        if (event.id === this.farewell) this.over('You ended the conversation', event.at);
        else this.mark(event.id, 'sent');
        break;
      case 'refused':
        this.mark(event.id, 'failed');
        break;
      case 'typing':
        if (event.nick === visitorNick) this.visitorTypes(event.active);
        break;
      case 'joined':
      case 'left':
        this.cameOrWent(event.nick, event.type === 'joined');
        break;
      case 'barred':
        this.note('This conversation cannot be opened.', this.options.now());
    }
    this.options.changed(news);
  }

  private add(message: RoomMessage, own: boolean): Line | null {
    if (message.nick === visitorNick) this.visitor.heard(message.at);
    if (message.ended) {
      if (this.ended) return null;
      this.over(message.nick === visitorNick ? 'The visitor ended the conversation' : `${message.nick} ended the conversation`, message.at);
      return null;
    }
    // Given up as not sent, it is in the room after all.
    if (this.lines.some(({ id }) => id === message.id)) {
      this.mark(message.id, 'sent');
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
    this.lines.splice(this.place(), 0, line);
    if (fromVisitor) {
      this.visitor.typing(false);
      this.unread++;
    } else if (own) {
      this.unread = 0;
    }
    return own ? null : line;
  }

  /** What is read on entering was said before that which still waits at the end. */
  private place(): number {
    let place = this.lines.length;
    while (!this.joined && place > 0 && this.lines[place - 1]?.state !== 'sent') place--;
    return place;
  }

  private visitorTypes(active: boolean): void {
    if (this.ended) return;
    this.visitor.heard(this.options.now());
    this.visitor.typing(active);
  }

  /** Who was met on entering is not news: whether the visitor is there stands above the conversation. */
  private cameOrWent(nick: string, here: boolean): void {
    if (nick === visitorNick) {
      if (!here) this.visitor.left();
      else {
        this.visitor.connected = true;
        if (this.joined) this.visitor.heard(this.options.now());
      }
    }
    if (this.ended || !this.joined) return;
    const who = nick === visitorNick ? 'The visitor' : nick;
    this.note(`${who} ${here ? 'is here' : 'has gone'}`, this.options.now());
  }

  /** Asks the visitor's page for a sign of life as long as the conversation goes on. Its answer comes from the page itself. */
  private async pulse(): Promise<void> {
    if (this.pulsing) return;
    this.pulsing = true;
    while (this.joined && !this.ended) {
      if (this.visitor.connected && (await this.answers())) {
        this.visitor.heard(this.options.now());
        this.options.changed(null);
      }
      await new Promise((done) => setTimeout(done, this.times.askMs));
    }
    this.pulsing = false;
  }

  private answers(): Promise<boolean> {
    const asked = this.stream.ask(`${this.address}/${visitorNick}`, 'get', xml('ping', { xmlns: ns.ping }));
    return asked.then(() => true, () => false);
  }

  private over(text: string, at: number): void {
    this.ended = true;
    this.visitor.typing(false);
    this.note(text, at);
  }

  private note(text: string, at: number): void {
    this.lines.push({ id: newId(at), kind: 'note', name: '', text, at, state: 'sent' });
  }

  private mark(id: string, state: Line['state']): void {
    const line = this.lines.find((each) => each.id === id);
    if (line) line.state = state;
  }
}
