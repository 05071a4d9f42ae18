// The marks that the launcher reads on the next page: was intent shown here, from when on is anything to be delivered,
// is this tab's panel open, or its chat running or on its way? And the language that the tab's visitor has gone on in.

import type { Store } from './host/storage.ts';
import { type Mark, markKey, type TabMark } from './mount.ts';

export function setMark(store: Store, knowledge: string, mark: Mark): void {
  store.set(markKey(knowledge), mark);
}

/** Says so that the visitor has been here; a mark that says more stays. */
export function markSeen(store: Store, knowledge: string): void {
  if (!store.get(markKey(knowledge))) setMark(store, knowledge, 'seen');
}

/** Says from when on there is something to deliver, and takes it back after; Infinity = nothing. */
export function markUndelivered(store: Store, knowledge: string, due: number): void {
  if (due < Infinity) setMark(store, knowledge, `${due}`);
  else if (store.get(markKey(knowledge))) setMark(store, knowledge, 'seen');
}

const tabKey = (knowledge: string): string => `${markKey(knowledge)}:tab`;

export function setTabMark(store: Store, knowledge: string, mark: TabMark | ''): void {
  const key = tabKey(knowledge);
  if (mark) store.set(key, mark);
  else store.remove(key);
}

export function hasTabMark(store: Store, knowledge: string): boolean {
  return store.get(tabKey(knowledge)) !== null;
}

const languageKey = (knowledge: string): string => `${markKey(knowledge)}:language`;

/** On pages of the language `page` the visitor has gone on in `tag`. */
export function chooseLanguage(store: Store, knowledge: string, page: string, tag: string): void {
  store.set(languageKey(knowledge), `${page} ${tag}`);
}

/** The language to speak on a page: its own, unless the visitor has gone on in another one. */
export function chosenLanguage(store: Store, knowledge: string, page: string): string {
  const [at, tag = ''] = (store.get(languageKey(knowledge)) ?? '').split(' ');
  return at === page && tag ? tag : page;
}
