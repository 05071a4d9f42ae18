// Drives the live conversation: loads the channel when a person is asked for, feeds the fold (state.ts),
// sends, and tells the rest of the panel what has changed.

import type { ChatEvent, ChatTransport, CreateTransport } from '../channels/transport.ts';
import type { Clock } from '../host/clock.ts';
import { newId } from '../host/ids.ts';
import { attendance, type Chat, type ChatInput, newChat, reduceChat, unsent } from './state.ts';
import { TypingNotice } from './typing.ts';

export interface StoredChat {
  chat: Chat;
  /** What the transport needs to pick up its stream. */
  resume: string;
}

export interface ChatDeskHost {
  clock: Clock;
  /** Loads the channel's chunk. */
  load(): Promise<CreateTransport>;
  /** Address of the visitor tokens; '' = the site has no chat. */
  token: string;
  nick(): string;
  /** The other side ends it: takes what the visitor has begun to write out of the field; '' = nothing. */
  begun(): string;
  /** Is the visitor looking at the conversation now? */
  seen(): boolean;
  onChange(chat: Chat, event: ChatEvent | null): void;
  onEnded(handover: string): void;
  save(stored: StoredChat): void;
}

const patienceMs = 10_000;
/** How often to look whether an agent is still there, while none is in the room. */
const lobbyMs = 5_000;

export class ChatDesk {
  chat: Chat | null = null;
  private resume = '';
  private transport: ChatTransport | null = null;
  private transportFor = '';
  private forgetLobby: (() => void) | null = null;
  private readonly typing: TypingNotice;

  constructor(private readonly host: ChatDeskHost) {
    this.typing = new TypingNotice(host.clock, (active) => this.transport?.typing(active));
  }

  /** Is an agent there? False without a chat, and when the channel cannot be reached in time. */
  async available(handover: string): Promise<boolean> {
    if (this.host.token === '') return false;
    try {
      const transport = await this.transportOf(handover);
      return await transport.availability(patienceMs);
    } catch (cause) {
      console.warn('Waypost: the chat could not be reached.', cause);
      return false;
    }
  }

  /** Nobody was there: the connection is no longer needed. */
  dismiss(): void {
    this.transport?.close();
    this.transport = null;
  }

  /** A handover that was taken back needs no connection; the conversation keeps its own. `current` = the handover at hand. */
  release(current: string): void {
    if (this.transportFor !== current && this.transportFor !== this.chat?.handover) this.dismiss();
  }

  /** Opens the room of a delivered handover; `question`: what was passed on with it. */
  async start(handover: string, question?: string): Promise<void> {
    if (this.chat?.handover !== handover) this.chat = newChat(handover, question);
    this.changed(null);
    try {
      const transport = await this.transportOf(handover);
      await transport.join();
      // Ended before it was open: the agent is told all the same.
      if (this.chat.ended) return await this.leave(transport);
      for (const message of unsent(this.chat)) transport.send(message.text, message.id);
    } catch (cause) {
      console.warn('Waypost: the conversation could not be opened.', cause);
      this.feed({ type: 'event', event: { type: 'state', state: 'failed' }, seen: true });
    }
  }

  /** Takes up a conversation that an earlier page of this tab has left running. */
  restore(stored: StoredChat): void {
    this.chat = stored.chat;
    this.resume = stored.resume;
    if (!stored.chat.ended) void this.start(stored.chat.handover);
  }

  /** False when there is no conversation to say it in: the text stays with the visitor. */
  send(text: string): boolean {
    if (!this.chat || this.chat.ended) return false;
    this.typing.set(false);
    const id = this.write(text, this.host.clock.now());
    this.transport?.send(text, id);
    return true;
  }

  private write(text: string, at: number): string {
    const id = newId(at);
    this.feed({ type: 'write', id, text, at });
    return id;
  }

  /** Sends a failed message again under its old id: it can arrive only once. */
  resend(id: string): void {
    const { chat } = this;
    const item = chat?.items.find((one) => one.id === id);
    if (item?.kind !== 'message' || !chat || chat.ended) return;
    this.feed({ type: 'resend', id });
    if (this.transport) this.transport.send(item.text, id);
    else void this.start(chat.handover);
  }

  /** The visitor is writing, or has emptied the field. */
  setTyping(active: boolean): void {
    this.typing.set(active);
  }

  /** The visitor ends the conversation: over at once for them; the agent is told and the room left behind it. */
  async end(): Promise<void> {
    const { chat, transport } = this;
    if (!chat || chat.ended) return;
    this.typing.set(false);
    this.feed({ type: 'event', event: { type: 'ended', at: this.host.clock.now() }, seen: true });
    this.host.onEnded(chat.handover);
    await this.leave(transport);
  }

  look(): void {
    if (this.chat?.unread) this.feed({ type: 'seen' });
  }

  /** Tries to connect again after the channel has given up. */
  reconnect(): void {
    if (this.chat && !this.chat.ended) void this.start(this.chat.handover);
  }

  private async transportOf(handover: string): Promise<ChatTransport> {
    if (this.transport && this.transportFor === handover) return this.transport;
    const create = await this.host.load();
    this.transport?.close();
    this.transportFor = handover;
    this.transport = create({
      handover,
      token: this.host.token,
      nick: this.host.nick(),
      resume: this.chat?.handover === handover ? this.resume : '',
      // A conversation that is being left may still report while the next one begins.
      onEvent: (event) => this.chat?.handover === handover && this.onEvent(event),
      onResume: (resume) => {
        if (this.transportFor !== handover) return;
        this.resume = resume;
        this.save();
      },
    });
    return this.transport;
  }

  private onEvent(event: ChatEvent): void {
    if (!this.chat) return;
    const ended = this.chat.ended;
    const begun = event.type === 'ended' && !ended && this.host.begun();
    if (begun) this.write(begun, event.at);
    this.feed({ type: 'event', event, seen: this.host.seen() });
    if (ended || !this.chat.ended) return;
    this.host.onEnded(this.chat.handover);
    void this.leave(this.transport);
  }

  /** Over, from whichever side: once, and the connection has no purpose any more. */
  private async leave(transport: ChatTransport | null): Promise<void> {
    if (!transport || transport !== this.transport) return;
    this.transport = null;
    await transport.leave();
  }

  /** While the visitor waits, what is said of it follows the lobby: whoever was there may have gone. */
  private watchLobby(): void {
    const { chat } = this;
    if (chat && !chat.ended && chat.connection === 'ready' && attendance(chat) !== 'here') {
      this.forgetLobby ??= this.host.clock.after(lobbyMs, () => void this.lookIntoLobby());
    } else {
      this.forgetLobby?.();
      this.forgetLobby = null;
    }
  }

  private async lookIntoLobby(): Promise<void> {
    const { transport } = this;
    const someone = await transport?.availability(patienceMs);
    this.forgetLobby = null;
    // Offline in the meantime, nothing has been seen.
    if (transport && transport === this.transport && this.chat?.connection === 'ready') this.feed({ type: 'lobby', empty: !someone });
    this.watchLobby();
  }

  private feed(input: ChatInput): void {
    if (!this.chat) return;
    const before = this.chat;
    this.chat = reduceChat(before, input);
    if (this.chat !== before) this.changed(input.type === 'event' ? input.event : null);
  }

  private changed(event: ChatEvent | null): void {
    if (!this.chat) return;
    this.save();
    this.watchLobby();
    this.host.onChange(this.chat, event);
  }

  private save(): void {
    if (this.chat) this.host.save({ chat: this.chat, resume: this.resume });
  }
}
