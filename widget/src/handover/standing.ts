// How the session's handover stands.

import type { Snapshot } from '../../../wasm/js/index.ts';

/** A conversation with a person is going on. */
export function chatRuns(snapshot: Snapshot | null): boolean {
  const { mode, state } = snapshot?.handover ?? {};
  return mode === 'chat' && state === 'delivered';
}

/** On its way to the agents: from the moment that it arrives, the visitor must be in the room. */
export function chatWaits(snapshot: Snapshot | null): boolean {
  const { mode, state } = snapshot?.handover ?? {};
  return mode === 'chat' && (state === 'delivering' || state === 'failed');
}

/** Something is on its way whose answer must find the panel as it is. */
export function isBusy(snapshot: Snapshot | null): boolean {
  const state = snapshot?.handover?.state;
  return Boolean(snapshot?.waiting) || state === 'checking' || state === 'delivering' || chatRuns(snapshot) || chatWaits(snapshot);
}
