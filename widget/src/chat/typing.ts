// "…is writing", told to the other side once when it begins and once when it stops or rests.

import type { Clock } from '../host/clock.ts';

const restMs = 4_000;

export class TypingNotice {
  private active = false;
  private stopRest: () => void = () => undefined;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly tell: (active: boolean) => void,
  ) {}

  /** Something has been typed (`true`), or the field is empty or sent (`false`). */
  set(active: boolean): void {
    this.stopRest();
    if (active) this.stopRest = this.clock.after(restMs, () => this.set(false));
    if (active === this.active) return;
    this.active = active;
    this.tell(active);
  }
}
