// Available or away: the agent says so, or nothing has been touched for some minutes.

const idleKey = 'waypost-agent:idle-minutes';
const checkMs = 1_000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export class Away {
  /** Chosen by the agent; lasts until taken back. */
  chosen = false;
  idle = false;
  private last = performance.now();

  constructor(private readonly changed: (away: boolean) => void) {
    for (const sign of signs) addEventListener(sign, () => this.touched(), { passive: true });
    setInterval(() => this.check(), checkMs);
  }

  get minutes(): number {
    return Number(localStorage.getItem(idleKey)) || 5;
  }

  set minutes(minutes: number) {
    localStorage.setItem(idleKey, String(minutes));
  }

  choose(away: boolean): void {
    this.chosen = away;
    this.idle = false;
    this.changed(away);
  }

  private touched(): void {
    this.last = performance.now();
    if (!this.idle) return;
    this.idle = false;
    if (!this.chosen) this.changed(false);
  }

  private check(): void {
    if (this.idle || this.chosen || performance.now() - this.last < this.minutes * 60_000) return;
    this.idle = true;
    this.changed(true);
  }
}
