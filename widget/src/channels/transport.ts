// What a way to talk to a person live must offer the panel. One file per channel implements it
// (xmpp.ts is the first) and exports `createTransport`; the panel knows nothing but this file.
//
// Promises every transport keeps:
// * `reflected` is the only proof that a message was sent: the room gave it back, or the archive has it.
// * a message id is sent again as often as needed and arrives once; nothing is dropped silently. One that costs the
//   connection again and again is `refused`, so that it blocks nothing else.
// * a page that goes away closes the socket and nothing else, so that `resume` can pick the session up.

/** Characters that either side may write at once. A chat server ends the connection of whoever sends it too much. */
export const longestMessage = 4_000;

/** Where the connection stands. `ready` = joined, messages flow. `failed` = gave up for now; `connect` tries again. */
export type ChatState = 'idle' | 'connecting' | 'ready' | 'reconnecting' | 'failed' | 'closed';

/** One message of the room as it is shown. `at` is UTC ms: the server's stamp when it gave one. */
export interface ChatMessage {
  id: string;
  from: 'visitor' | 'agent';
  name: string;
  text: string;
  at: number;
}

export type ChatEvent =
  | { type: 'state'; state: ChatState }
  /** An agent's message, or one of the visitor's own found in the archive after a reload. May repeat: dedupe by id. */
  | { type: 'message'; message: ChatMessage }
  /** Our message came back from the room: it is sent. */
  | { type: 'reflected'; id: string; at: number }
  /** The room refused our message (error bounce), or the server ended the connection over it time and again: it is not sent. */
  | { type: 'refused'; id: string }
  | { type: 'typing'; name: string; active: boolean }
  | { type: 'joined'; name: string; at: number }
  | { type: 'left'; name: string; at: number }
  /** Somebody has ended the conversation; nothing more will come, nor be sent. */
  | { type: 'ended'; at: number };

export interface ChatOptions {
  /** Id of the handover: names the visitor (`v-<id>`) and the room. */
  handover: string;
  /** Address that gives a visitor token and the server's address: POST {handover}. */
  token: string;
  /** Name to show to the agent; '' = a neutral one. */
  nick: string;
  /** What `onResume` gave last, '' = none: lets a reload pick up the same stream. */
  resume: string;
  onEvent(event: ChatEvent): void;
  /** Called whenever the state needed to resume has changed; the panel stores it per tab. */
  onResume(state: string): void;
}

export interface ChatTransport {
  /** Is an agent there? Signs in if needed; false when the server cannot be reached in `timeoutMs`. */
  availability(timeoutMs: number): Promise<boolean>;
  /** Signs in (or resumes), joins the handover's room and reads what was missed. Reconnects by itself until `close`. */
  join(): Promise<void>;
  /** Sends a message under this id (UUIDv7). The outcome comes as `reflected` or `refused`; offline it waits. */
  send(text: string, id: string): void;
  /** Tells the agent that the visitor is typing, or no longer. */
  typing(active: boolean): void;
  /** Leaves the room for good. Unless somebody has ended the conversation before, the agent is told that the visitor has. */
  leave(): Promise<void>;
  /** Closes the socket only; the session stays resumable. */
  close(): void;
}

/** The one export of a channel's chunk (`chat-<build>.js`). */
export type CreateTransport = (options: ChatOptions) => ChatTransport;
