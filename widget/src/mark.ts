// The marks that the launcher reads on the next page: was intent shown here, is anything undelivered,
// is this tab's panel open or its chat running?

import type { Store } from './host/storage.ts';
import { type Mark, markKey, type TabMark } from './mount.ts';

export function setMark(store: Store, knowledge: string, mark: Mark): void {
  store.set(markKey(knowledge), mark);
}

/** Says so while there is something to deliver, and takes it back after. */
export function markUndelivered(store: Store, knowledge: string, undelivered: boolean): void {
  if (undelivered) setMark(store, knowledge, 'undelivered');
  else if (store.get(markKey(knowledge)) === 'undelivered') setMark(store, knowledge, 'seen');
}

export function setTabMark(store: Store, knowledge: string, mark: TabMark | ''): void {
  const key = `${markKey(knowledge)}:tab`;
  if (mark) store.set(key, mark);
  else store.remove(key);
}
