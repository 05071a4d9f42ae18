// Values inside texts: each keeps its own direction, and a short one (an order number, a price) is not broken
// across lines.

import type { Part } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { markOf, unmarkParts } from '../text/parts.ts';
import { type Child, h } from './h.ts';

/** Longer ones may break, or they would hang over the edge of a phone. */
const longestUnbroken = 24;

/** Formatted parts as nodes. */
export function partNodes(parts: readonly Part[]): Child[] {
  return parts.map((part) => ('value' in part ? h('bdi', { class: part.value.length <= longestUnbroken ? 'value' : undefined }, part.value) : part.text));
}

/** An interface text as nodes, its arguments as values. */
export function textNodes(strings: Strings, key: string, args: Record<string, string>): Child[] {
  const marked = Object.fromEntries(Object.keys(args).map((name, index) => [name, markOf(index)]));
  return partNodes(unmarkParts(strings.t(key, marked), Object.values(args)));
}
