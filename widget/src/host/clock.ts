// Time: the only place that reads a clock or sets a timer.

export interface Clock {
  /** UTC milliseconds, never smaller than what it gave before. */
  now(): number;
  /** Runs `task` once after `ms`; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** A clock that never runs backwards within this page, even when the system's clock is set back. */
export function steadyClock(read: () => number = () => Date.now()): Clock {
  let last = 0;
  return {
    now() {
      last = Math.max(last, Math.floor(read()));
      return last;
    },
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
