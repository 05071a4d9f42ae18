// Web Locks: one holder per name across all tabs. Where they are missing (plain http), everybody holds.

/** Holds `name` until the page goes away. False when another tab has it: then this tab is its duplicate. */
export async function holdForPage(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  return new Promise((resolve) => {
    void navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(() => resolve(true));
  });
}

/** Runs `task` while holding `name`; does nothing when another tab holds it. */
export async function alone(name: string, task: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return task();
  await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? undefined : task()));
}
