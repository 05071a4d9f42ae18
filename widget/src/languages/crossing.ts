// From a question in another language into that language: when it may be, and how long the visitor waits for it.

import type { Answer, Question } from '../../../wasm/js/index.ts';
import type { Clock } from '../host/clock.ts';
import type { Found } from './elsewhere.ts';

export interface CrossingHost {
  clock: Clock;
  /** What another of the knowledge's languages answers better than the panel's does; null when none does. */
  elsewhere(question: Question, answer: Answer): Promise<Found | null>;
  /** Nothing runs or is on its way that would be torn by it. */
  canMove(): boolean;
  /** Goes on there with the question. */
  ask(found: Found, text: string): void;
}

/** A question that the panel's language does not know waits no longer for another one. */
const longestSearchMs = 8_000;

export class Crossing {
  constructor(private readonly host: CrossingHost) {}

  async find(question: Question, answer: Answer): Promise<Found | null> {
    const { host } = this;
    const found = host.canMove() ? await host.elsewhere({ ...question, at: host.clock.now() }, answer) : null;
    return host.canMove() ? found : null;
  }

  /** True when it is asked in another language. */
  async ask(text: string, answer: Answer): Promise<boolean> {
    const tooLong = new Promise<null>((resolve) => this.host.clock.after(longestSearchMs, () => resolve(null)));
    const found = await Promise.race([this.find({ text, limit: 1 }, answer), tooLong]);
    if (found) this.host.ask(found, text);
    return found !== null;
  }
}
