// Values inside texts: each keeps its own direction, and a short one (an order number, a price) is not broken
// across lines.

import type { Part } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { markOf, unmarkParts } from '../text/parts.ts';
import { splitLinks } from '../text/web-links.ts';
import { type Child, h } from './h.ts';

/** Longer ones may break, or they would hang over the edge of a phone. */
const longestUnbroken = 24;

const isWhole = (value: string): boolean => value.length <= longestUnbroken && !/\s/.test(value);

/** Formatted parts as nodes. */
export function partNodes(parts: readonly Part[]): Child[] {
  return parts.map((part) => ('value' in part ? h('bdi', { class: isWhole(part.value) ? 'value' : undefined }, part.value) : unbroken(part.text)));
}

/** Words with a hyphen that read badly in two lines: those with a digit (RL-10023), and those of one letter and the rest (e-mail). */
const hyphened = /((?:[\p{L}\d]+-)+[\p{L}\d]+)/u;

/** A text whose order numbers and the like stay in one line. */
export function unbroken(text: string): Child[] {
  return text.split(hyphened).map((piece, i) => {
    const whole = i % 2 === 1 && isWhole(piece) && /\d|^\p{L}-/u.test(piece);
    return whole ? h('span', { class: 'value' }, piece) : piece;
  });
}

/** What somebody wrote to somebody: its web addresses can be followed, away from this page. */
export function linked(text: string): Child[] {
  return splitLinks(text).map((piece) => (piece.href ? h('a', { href: piece.href, target: '_blank', rel: 'noopener noreferrer' }, piece.text) : unbroken(piece.text)));
}

/** An interface text as nodes, its arguments as values. */
export function textNodes(strings: Strings, key: string, args: Record<string, string>): Child[] {
  const marked = Object.fromEntries(Object.keys(args).map((name, index) => [name, markOf(index)]));
  return partNodes(unmarkParts(strings.t(key, marked), Object.values(args)));
}
