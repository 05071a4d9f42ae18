// XML of XMPP: building, reading, namespaces. Trusted Types forbid DOMParser on text, so ltx does both ways.

import { createElement, Element, parse } from 'ltx';

export { Element };

export const ns = {
  framing: 'urn:ietf:params:xml:ns:xmpp-framing',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  client: 'jabber:client',
  smacks: 'urn:xmpp:sm:3',
  muc: 'http://jabber.org/protocol/muc',
  mucUser: 'http://jabber.org/protocol/muc#user',
  discoInfo: 'http://jabber.org/protocol/disco#info',
  chatStates: 'http://jabber.org/protocol/chatstates',
  hints: 'urn:xmpp:hints',
  stanzaIds: 'urn:xmpp:sid:0',
  archive: 'urn:xmpp:mam:2',
  forward: 'urn:xmpp:forward:0',
  delay: 'urn:xmpp:delay',
  resultSet: 'http://jabber.org/protocol/rsm',
  dataForms: 'jabber:x:data',
  ping: 'urn:xmpp:ping',
  nick: 'http://jabber.org/protocol/nick',
  /** Our own: an empty `<ended/>` in a message says that the conversation is over. */
  waypost: 'urn:waypost:chat:1',
} as const;

type Attributes = Record<string, string | undefined>;

/** An element; attributes that are undefined are left out. */
export function xml(name: string, attributes: Attributes = {}, ...children: (Element | string)[]): Element {
  return createElement(name, attributes, ...children);
}

/** Reads one frame; null when it is not well-formed. */
export function parseXml(text: string): Element | null {
  try {
    return parse(text) as Element;
  } catch {
    return null;
  }
}

/**
 * `text` without what XML 1.0 has no place for (control characters, lone surrogates): one such
 * character would make the server end the stream, and again at every attempt to send it.
 */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** `room@host` of `room@host/nick`. */
export function bareJid(jid: string): string {
  const slash = jid.indexOf('/');
  return slash < 0 ? jid : jid.slice(0, slash);
}

/** `nick` of `room@host/nick`; '' without one. */
export function resourceOf(jid: string): string {
  const slash = jid.indexOf('/');
  return slash < 0 ? '' : jid.slice(slash + 1);
}

/** `host` of `user@host/resource`. */
export function hostOf(jid: string): string {
  const bare = bareJid(jid);
  return bare.slice(bare.indexOf('@') + 1);
}
