// Says things to assistive technology that happen away from the focus.

import { h } from './h.ts';

export class Announcer {
  readonly node = h('div', { class: 'hidden', 'aria-live': 'polite', 'aria-atomic': 'true' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Speaks `text` once things have been quiet for `delayMs`; a later call replaces an earlier one. */
  say(text: string, delayMs = 150): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // The same text twice is only spoken twice when the region was empty in between.
      this.node.textContent = '';
      requestAnimationFrame(() => (this.node.textContent = text));
      // Said is said: old news must not be met again when reading through the panel.
      this.timer = setTimeout(() => (this.node.textContent = ''), 4_000);
    }, delayMs);
  }

  /** What was about to be said is no longer so. */
  hush(): void {
    clearTimeout(this.timer);
    this.node.textContent = '';
  }
}
