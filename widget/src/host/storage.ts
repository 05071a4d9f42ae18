// Browser storage: the only place that touches it. It may be denied, full, or cleared at any moment;
// then everything lives on in memory, and `kept` says so: nothing may be called "saved" that is not.

/** A small text store that never throws. */
export interface Store {
  get(key: string): string | null;
  /** True when the text will survive a reload. */
  set(key: string, text: string): boolean;
  remove(key: string): void;
  /** Keys that begin with `prefix`. */
  keys(prefix: string): string[];
}

/** Wraps a `Storage` given by a function, because merely naming `localStorage` may throw. */
export function openStore(give: () => Storage): Store {
  const memory = new Map<string, string>();
  let storage: Storage | null = null;
  try {
    storage = give();
  } catch {
    storage = null;
  }
  return {
    get(key) {
      const held = memory.get(key);
      if (held !== undefined) return held;
      try {
        return storage?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        if (storage) {
          storage.setItem(key, text);
          memory.delete(key);
          return true;
        }
      } catch {
        // Full or denied: the memory below holds the newest text, the storage at best an older one.
      }
      memory.set(key, text);
      return false;
    },
    remove(key) {
      memory.delete(key);
      try {
        storage?.removeItem(key);
      } catch {
        // Nothing was stored where nothing can be removed.
      }
    },
    keys(prefix) {
      const found = new Set(memory.keys());
      try {
        for (let i = 0; storage && i < storage.length; i++) found.add(storage.key(i) ?? '');
      } catch {
        // Denied half-way: what memory holds is all there is.
      }
      return [...found].filter((key) => key.startsWith(prefix)).sort();
    },
  };
}

/** Per tab: session, log, chat. */
export const tabStore = (): Store => openStore(() => sessionStorage);

/** Per browser: last good copies, undelivered handovers, the mark of shown intent. */
export const browserStore = (): Store => openStore(() => localStorage);

/** Calls `task` when another tab has written a key that begins with `prefix` into the browser's storage, or cleared all of it. */
export function onOtherTab(prefix: string, task: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(prefix)) task();
  });
}

/** Parses stored text; damaged or foreign text reads as null. */
export function parseStored(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
