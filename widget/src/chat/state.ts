// The live conversation as a pure fold of what the channel reports and what the visitor does.

import type { ChatEvent, ChatState } from '../channels/transport.ts';

export type Sending = 'sending' | 'sent' | 'failed';

export type ChatItem =
  | { kind: 'message'; id: string; from: 'visitor' | 'agent'; name: string; text: string; at: number; state: Sending }
  | { kind: 'note'; id: string; note: 'joined' | 'left' | 'ended'; name: string; at: number };

export interface Chat {
  /** Id of the handover, which is the room's name. */
  handover: string;
  /** The question that was passed on with it; left out when that is not known. */
  question?: string;
  items: readonly ChatItem[];
  connection: ChatState;
  /** Name of the agent who is writing; '' = nobody. */
  typing: string;
  /** Agent's messages that came while nobody looked. */
  unread: number;
  ended: boolean;
  /** No agent is in the room, nor anywhere else to come in. */
  deserted?: boolean;
}

export type ChatInput =
  | { type: 'event'; event: ChatEvent; seen: boolean }
  | { type: 'write'; id: string; text: string; at: number }
  | { type: 'resend'; id: string }
  | { type: 'seen' }
  /** What a look into the agents' lobby has shown. */
  | { type: 'lobby'; empty: boolean };

/** More are dropped from the view's memory, oldest first; the room's archive has them all. */
const mostItems = 500;

export function newChat(handover: string, question?: string): Chat {
  return { handover, ...(question !== undefined && { question }), items: [], connection: 'idle', typing: '', unread: 0, ended: false };
}

/** Folds one input; total and pure. */
export function reduceChat(chat: Chat, input: ChatInput): Chat {
  switch (input.type) {
    case 'write':
      return add(chat, { kind: 'message', id: input.id, from: 'visitor', name: '', text: input.text, at: input.at, state: 'sending' });
    case 'resend':
      return chat.ended ? chat : mark(chat, input.id, 'sending');
    case 'seen':
      return chat.unread === 0 ? chat : { ...chat, unread: 0 };
    case 'lobby':
      return (chat.deserted ?? false) === input.empty ? chat : { ...chat, deserted: input.empty };
    case 'event':
      return reported(chat, input.event, input.seen);
  }
}

function reported(chat: Chat, event: ChatEvent, seen: boolean): Chat {
  switch (event.type) {
    case 'state':
      return { ...chat, connection: event.state, typing: event.state === 'ready' ? chat.typing : '' };
    case 'message': {
      const { message } = event;
      if (chat.items.some((item) => item.id === message.id)) return message.from === 'visitor' ? mark(chat, message.id, 'sent', message.at) : chat;
      const fromAgent = message.from === 'agent';
      const grown = add(chat, { kind: 'message', ...message, state: 'sent' });
      return { ...grown, typing: fromAgent ? '' : chat.typing, unread: chat.unread + (fromAgent && !seen ? 1 : 0) };
    }
    case 'reflected':
      return mark(chat, event.id, 'sent', event.at);
    case 'refused':
      return mark(chat, event.id, 'failed');
    case 'typing':
      return { ...chat, typing: event.active ? event.name : chat.typing === event.name ? '' : chat.typing };
    case 'joined':
    case 'left':
      // After the end it says nothing that the end has not said.
      if (chat.ended) return chat;
      return add({ ...chat, typing: '' }, { kind: 'note', id: `${event.type}-${event.name}-${event.at}`, note: event.type, name: event.name, at: event.at });
    case 'ended':
      return add({ ...chat, items: chat.items.map(unsettled), ended: true, typing: '' }, { kind: 'note', id: 'ended', note: 'ended', name: '', at: event.at });
  }
}

function add(chat: Chat, item: ChatItem): Chat {
  if (chat.items.some((one) => one.id === item.id)) return chat;
  return { ...chat, items: [...chat.items, item].slice(-mostItems) };
}

/** A message that was reflected stays sent, whatever is said of it later. */
function mark(chat: Chat, id: string, state: Sending, at?: number): Chat {
  const items = chat.items.map((item) =>
    item.kind === 'message' && item.id === id && item.state !== 'sent' ? { ...item, state, at: at ?? item.at } : item,
  );
  return { ...chat, items };
}

/** What the room has not given back by the end counts as not sent, unless it still does. */
function unsettled(item: ChatItem): ChatItem {
  return item.kind === 'message' && item.state === 'sending' ? { ...item, state: 'failed' } : item;
}

/** The visitor's messages that are not yet proved sent, oldest first: to be sent again after a reload. */
export function unsent(chat: Chat): { id: string; text: string }[] {
  return chat.items.flatMap((item) => (item.kind === 'message' && item.from === 'visitor' && item.state === 'sending' ? [{ id: item.id, text: item.text }] : []));
}

/** waiting: no agent has come yet · here: one is in the room · left: all who came have gone. */
export function attendance(chat: Chat): 'waiting' | 'here' | 'left' {
  const present = new Set<string>();
  let came = false;
  for (const item of chat.items) {
    if (item.kind !== 'note' || item.note === 'ended') continue;
    came = true;
    if (item.note === 'joined') present.add(item.name);
    else present.delete(item.name);
  }
  if (came) return present.size > 0 ? 'here' : 'left';
  return chat.items.some((item) => item.kind === 'message' && item.from === 'agent') ? 'here' : 'waiting';
}

/** What the visitor has written since an agent last wrote, or could not send: nobody has answered it. */
export function unanswered(chat: Chat): string {
  const messages = chat.items.filter((item) => item.kind === 'message');
  const answered = messages.map((item) => item.from).lastIndexOf('agent');
  return messages.flatMap((item, index) => (index > answered || item.state === 'failed' ? [item.text] : [])).join('\n');
}
