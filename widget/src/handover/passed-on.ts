// What a handover has passed on: what had been said when its record was frozen, and nothing after.

import type { LogEntry } from '../../../wasm/js/index.ts';

/** The log as it went into the handover's record; all of it while there is none. */
export function logPassedOn(log: readonly LogEntry[], handover: string): readonly LogEntry[] {
  const at = log.findIndex(({ effects }) => effects.some((effect) => effect.type === 'handover' && effect.phase === 'deliver' && effect.handover === handover));
  return at < 0 ? log : log.slice(0, at + 1);
}

/** Asking for a person says nothing yet; everything else the visitor did goes along. */
export function hasSaid(log: readonly LogEntry[]): boolean {
  const asksForPerson = (entry: LogEntry): boolean => entry.effects.some((effect) => effect.type === 'handover' && effect.phase === 'check');
  return log.some((entry) => ['query', 'pick', 'select', 'submit'].includes(entry.event.type) && !asksForPerson(entry));
}
