// The agent's desk without its looks: the list of handovers, the connection to the chat, availability.

import { Room } from '../../widget/src/channels/xmpp-room.ts';
import { Refused } from '../../widget/src/channels/xmpp-sign-in.ts';
import { XmppStream } from '../../widget/src/channels/xmpp-stream.ts';
import type { Element } from '../../widget/src/channels/xmpp-xml.ts';
import { api, askedAt, Declined, type Handover, type Session, SignedOut } from './api.ts';
import { Conversation, type Line } from './conversation.ts';

/** Something that deserves a sound. */
export interface News {
  title: string;
  text: string;
  handover: string;
}

export interface DeskHost {
  changed(): void;
  news(news: News): void;
  /** Is the agent looking at this conversation now? */
  seen(handover: string): boolean;
  /** The server no longer knows who we are. */
  signedOut(): void;
}

/** How often those are looked at whom nobody has taken yet: still there, and have they written? */
const lookMs = 5_000;

export class Desk {
  handovers: Handover[] = [];
  selected = location.hash.slice(1);
  online = false;
  /** In the lobby: visitors may ask for a person. */
  available = false;
  private wanted = true;
  /** How far the server's clock is ahead of ours. */
  private ahead = 0;
  private loaded = false;
  private lobby: Room | null = null;
  private readonly stream: XmppStream;
  private readonly conversations = new Map<string, Conversation>();
  private readonly faults = new Map<string, string>();
  private readonly events: EventSource;
  private readonly round = setInterval(() => this.lookRound(), lookMs);

  constructor(
    readonly session: Session,
    private readonly host: DeskHost,
  ) {
    this.stream = new XmppStream(
      {
        credentials: () => this.credentials(),
        online: (resumed) => this.cameOnline(resumed),
        offline: () => this.wentOffline(),
        refused: () => void this.turnedAway(),
        stanza: (stanza) => this.take(stanza),
        changed: () => undefined,
      },
      null,
    );
    this.stream.start();
    this.events = new EventSource('/v1/handovers/events');
    this.events.onopen = () => void this.refresh();
    this.events.onmessage = () => void this.refresh();
  }

  /** Milliseconds on the server's clock. */
  now(): number {
    return Date.now() + this.ahead;
  }

  /** Taken, by this agent. */
  isMine({ state, agent }: Handover): boolean {
    return state === 'claimed' && agent === this.session.name;
  }

  get current(): Handover | null {
    return this.handovers.find((each) => each.id === this.selected) ?? null;
  }

  conversation(id: string): Conversation {
    const known = this.conversations.get(id);
    if (known) return known;
    const address = `${id}@${this.session.rooms}`;
    const handover = this.handovers.find((each) => each.id === id);
    const made = new Conversation(this.stream, address, this.session.title, {
      asked: handover ? askedAt(handover) : 0,
      received: handover?.received_at ?? 0,
      now: () => this.now(),
      changed: (line) => this.said(id, line),
    });
    this.conversations.set(id, made);
    return made;
  }

  unread(id: string): number {
    return this.conversations.get(id)?.unread ?? 0;
  }

  /** Chats that nobody has taken and whose visitor is there, the longest waiting first. */
  waiting(): Handover[] {
    return this.untaken().filter(({ id }) => !this.conversation(id).isLeft);
  }

  /** How many want something from the agent, besides the conversation `except`: those who wait, and unread messages. */
  calling(except = ''): number {
    const others = this.handovers.filter(({ id }) => id !== except);
    const waiting = this.waiting().filter(({ id }) => id !== except);
    return waiting.length + others.reduce((sum, { id }) => sum + this.unread(id), 0);
  }

  /** Chats that nobody has taken, and whose visitor has gone. */
  gone(): Handover[] {
    return this.untaken().filter(({ id }) => this.conversation(id).isLeft);
  }

  private untaken(): Handover[] {
    return this.handovers.filter((each) => each.record.mode === 'chat' && each.state === 'waiting');
  }

  select(id: string): void {
    this.conversations.get(this.selected)?.typing(false);
    this.faults.delete(this.selected);
    this.selected = id;
    // So that a reload shows the same conversation.
    history.replaceState(null, '', id ? `#${id}` : location.pathname);
    this.readSelected();
    this.markRead();
    this.host.changed();
  }

  markRead(): void {
    const conversation = this.conversations.get(this.selected);
    if (conversation) conversation.unread = 0;
  }

  /** What went wrong with the last thing done to this conversation, in words for the agent; '' = nothing. */
  fault(id: string): string {
    return this.faults.get(id) ?? '';
  }

  /** Takes a waiting conversation: it is ours from here on. */
  async claim(id: string): Promise<void> {
    await this.change(id, 'claimed', 'This could not be taken: the server does not answer. Please try again.');
  }

  /** Takes a conversation from the agent who has it: for when that agent has gone. */
  async takeOver({ id, agent }: Handover): Promise<void> {
    await this.change(id, 'claimed', 'This could not be taken over: the server does not answer. Please try again.', agent);
  }

  /** Ends a conversation, or marks a message as answered. The visitor is told first. */
  async close(id: string): Promise<void> {
    const isMessage = this.handovers.find((each) => each.id === id)?.record.mode === 'message';
    if (isMessage || (await this.conversation(id).end())) {
      await this.change(id, 'closed', 'This could not be closed: the server does not answer. Please try again.');
    } else {
      this.failed(id, 'The visitor could not be told that this has ended: the chat is not connected. Please try again in a moment.');
    }
  }

  setAvailable(wanted: boolean): void {
    this.wanted = wanted;
    this.keepLobby();
    this.host.changed();
  }

  /** The page goes away: visitors must not wait for nobody. */
  end(): void {
    clearInterval(this.round);
    this.events.close();
    this.stream.end();
  }

  /** Reads the list again; when the server cannot be reached, the next event or connection does. */
  async refresh(): Promise<void> {
    const answer = await api.handovers().catch((reason: unknown) => this.unanswered(reason));
    if (!answer) return;
    const { now, handovers } = answer;
    this.ahead = now - Date.now();
    const known = new Set(this.handovers.map((each) => each.id));
    this.handovers = handovers;
    for (const handover of handovers) {
      if (this.loaded && !known.has(handover.id)) this.announce(handover);
      const isMine = this.isMine(handover);
      if (isMine && this.stream.isOnline) this.conversation(handover.id).join();
      if (handover.state === 'claimed' && !isMine) this.conversations.get(handover.id)?.leave();
    }
    this.loaded = true;
    this.lookRound();
    this.readSelected();
    this.host.changed();
  }

  private lookRound(): void {
    if (!this.stream.isOnline) return;
    for (const { id } of this.untaken()) void this.conversation(id).look();
    if (this.current?.state !== 'closed') this.readSelected();
  }

  /** What was said where we are not, or not any more: also after a reload, as soon as list and connection are there. */
  private readSelected(): void {
    const { current } = this;
    if (!this.stream.isOnline || current?.record.mode !== 'chat' || this.isMine(current)) return;
    void this.conversation(current.id).read();
  }

  private async change(id: string, state: Handover['state'], whenUnanswered: string, from?: string): Promise<void> {
    this.faults.delete(id);
    try {
      await api.setState(id, state, from);
    } catch (reason) {
      this.unanswered(reason);
      const isTaken = reason instanceof Declined && reason.status === 409;
      this.failed(id, isTaken ? 'Somebody else was quicker and has this conversation now.' : whenUnanswered);
    }
    await this.refresh();
  }

  private failed(id: string, words: string): void {
    this.faults.set(id, words);
    this.host.changed();
  }

  private unanswered(reason: unknown): null {
    if (reason instanceof SignedOut) this.host.signedOut();
    return null;
  }

  /** The chat server does not let us in: because the session has ended, or for a reason of its own. */
  private async turnedAway(): Promise<void> {
    this.wentOffline();
    const isKnown = await api.session().catch(() => true);
    if (!isKnown) this.host.signedOut();
  }

  private async credentials(): Promise<Session> {
    const session = await api.session();
    if (!session) throw new Refused('signed out');
    return session;
  }

  private announce({ id, record }: Handover): void {
    const title = record.mode === 'chat' ? 'A visitor is waiting' : 'A message was left';
    this.host.news({ title, text: record.question || record.message || record.summary || '', handover: id });
  }

  private said(id: string, line: Line | null): void {
    const conversation = this.conversation(id);
    if (line && conversation.joined && line.kind === 'visitor') {
      this.host.news({ title: 'New message', text: line.text, handover: id });
    }
    if (this.host.seen(id)) conversation.unread = 0;
    this.host.changed();
  }

  private cameOnline(resumed: boolean): void {
    this.online = true;
    if (this.lobby) void this.lobby.sync(resumed);
    this.keepLobby();
    for (const conversation of this.conversations.values()) conversation.sync(resumed);
    void this.refresh();
  }

  private wentOffline(): void {
    this.online = false;
    this.available = false;
    this.lobby?.suspend();
    for (const conversation of this.conversations.values()) conversation.suspend();
    this.host.changed();
  }

  private take(stanza: Element): void {
    if (this.lobby?.take(stanza)) return;
    for (const conversation of this.conversations.values()) if (conversation.take(stanza)) return;
  }

  private keepLobby(): void {
    if (this.wanted && !this.lobby && this.stream.isOnline) {
      this.lobby = new Room(this.stream, this.session.lobby, this.session.title, '', (event) => {
        if (event.type === 'ready') this.available = true;
        this.host.changed();
      });
      void this.lobby.sync(false);
    } else if (!this.wanted && this.lobby) {
      this.lobby.leave();
      this.lobby = null;
      this.available = false;
    }
  }
}
