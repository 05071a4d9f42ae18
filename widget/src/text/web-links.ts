// Addresses of the web in what people write to each other: only http and https, and only as they stand there.

import { absolute } from './links.ts';

/** A piece of a text; `href` when it is an address to follow. */
export interface Linked {
  text: string;
  href?: string;
}

const address = /(\bhttps?:\/\/[^\s<>"]+)/i;

/** Marks that end a sentence, or close what was opened before the address, do not belong to it. */
function ownLength(found: string): number {
  let end = found.length;
  for (;;) {
    const kept = found.slice(0, end);
    const closing = kept.endsWith(')') && kept.split(')').length > kept.split('(').length;
    if (!closing && !/[.,;:!?'*_\]}»“”’…]$/.test(kept)) return end;
    end -= 1;
  }
}

/** A text cut at its addresses; together the pieces are the text again. An address that browsers cannot read is none. */
export function splitLinks(text: string): Linked[] {
  return text.split(address).flatMap((piece, index): Linked[] => {
    if (index % 2 === 0) return piece ? [{ text: piece }] : [];
    const own = piece.slice(0, ownLength(piece));
    const rest = piece.slice(own.length);
    if (!/^https?:\/\/./i.test(own) || absolute(own) === null) return [{ text: piece }];
    return rest ? [{ text: own, href: own }, { text: rest }] : [{ text: own, href: own }];
  });
}
