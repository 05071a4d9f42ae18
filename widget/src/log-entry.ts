// What one entry of the session's log says: the questions that several views ask of it.

import type { LogEntry, Offer, Say } from '../../wasm/js/index.ts';

/** The last offer of an entry, which decides what screen it belongs to. */
export function lastOffer(entry: LogEntry): Offer | null {
  return entry.effects.filter((effect): effect is Offer => effect.type === 'offer').at(-1) ?? null;
}

export function said(entry: LogEntry): Say[] {
  return entry.effects.filter((effect): effect is Say => effect.type === 'say');
}

/** Something was said instead of asked. */
export function isReply(entry: LogEntry): boolean {
  return entry.event.type === 'query' && said(entry).some(({ message }) => message?.startsWith('intent_'));
}

/** News of a handover that puts nothing new in the place of what is being done. */
export function isNews({ event, effects }: LogEntry): boolean {
  return event.type === 'handover_done' && !effects.some((effect) => effect.type === 'offer' || effect.type === 'form');
}

/** Did its form come back with something to mend? */
export function wasRefused({ effects }: LogEntry): boolean {
  return effects.some((effect) => effect.type === 'form' && effect.fields.some((field) => field.error));
}
