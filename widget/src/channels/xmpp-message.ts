// What a stanza of a room says, in our words: one place knows how messages are written and read.

import { type Element, ns, resourceOf, xml, xmlText } from './xmpp-xml.ts';

/** A message of a room as it was sent. */
export interface RoomMessage {
  /** The sender's own id (XEP-0359), or the archive's for clients that set none. */
  id: string;
  nick: string;
  text: string;
  /** UTC ms. */
  at: number;
  /** The sender ended the conversation with it. */
  ended: boolean;
  /** The archive's id; '' when the room keeps none. */
  archived: string;
}

/** Reads a group message; null when it carries no text (a subject, a typing notice). */
export function readMessage(stanza: Element, at: number, archived = ''): RoomMessage | null {
  const text = stanza.getChildText('body');
  if (text === null || stanza.getChild('subject')) return null;
  const from = String(stanza.attrs['from'] ?? '');
  const room = from.slice(0, from.length - resourceOf(from).length - 1);
  const stamp = stanza
    .getChildren('stanza-id', ns.stanzaIds)
    .find((child) => child.attrs['by'] === room)?.attrs['id'];
  const own = stanza.getChild('origin-id', ns.stanzaIds)?.attrs['id'] ?? stanza.attrs['id'];
  const archiveId = archived || String(stamp ?? '');
  return {
    id: String(own ?? archiveId),
    nick: resourceOf(from),
    text,
    at: readDelay(stanza) ?? at,
    ended: stanza.getChild('ended', ns.waypost) !== undefined,
    archived: archiveId,
  };
}

/** Time of a delayed stanza (XEP-0203); null for one that comes live. */
export function readDelay(parent: Element): number | null {
  const stamp: unknown = parent.getChild('delay', ns.delay)?.attrs['stamp'];
  const at = typeof stamp === 'string' ? Date.parse(stamp) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** true = typing, false = stopped, null = the stanza says nothing about it (XEP-0085). */
export function readTyping(stanza: Element): boolean | null {
  const state = stanza.children.find((child): child is Element =>
    typeof child !== 'string' && child.getNS() === ns.chatStates);
  return state ? state.getName() === 'composing' : null;
}

export function writeMessage(room: string, id: string, text: string, ended: boolean): Element {
  return xml(
    'message',
    { to: room, type: 'groupchat', id },
    xml('body', {}, xmlText(text)),
    xml('origin-id', { xmlns: ns.stanzaIds, id }),
    xml('active', { xmlns: ns.chatStates }),
    ...(ended ? [xml('ended', { xmlns: ns.waypost })] : []),
  );
}

/** A typing notice: nothing keeps it. */
export function writeTyping(room: string, active: boolean): Element {
  return xml(
    'message',
    { to: room, type: 'groupchat' },
    xml(active ? 'composing' : 'paused', { xmlns: ns.chatStates }),
    xml('no-store', { xmlns: ns.hints }),
  );
}
