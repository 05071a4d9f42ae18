// Owns the session: snapshot and log. The only caller of `step`: every event goes through here, one after
// the other, and its effects come out to whoever listens. Holds no view and touches no world but clock
// and randomness.

import type { Clock } from './host/clock.ts';
import { newId, random32 } from './host/ids.ts';
import type { Answer, Engine, Event, EventBody, LogEntry, PrivateAnswers, Snapshot, Target } from '../../wasm/js/index.ts';

export type SessionEngine = Pick<Engine, 'ask' | 'step' | 'mask' | 'record' | 'article'>;

export interface Session {
  /** Id of the session: that of its first event. */
  id: string;
  snapshot: Snapshot | null;
  /** Without private answers, like the snapshot: both may be stored. */
  log: LogEntry[];
  /** Private answers, in the page's memory only. */
  secret?: PrivateAnswers | undefined;
}

export interface ControllerHost {
  clock: Clock;
  /** Called once for every event that has been folded in. */
  onTurn(entry: LogEntry, session: Session): void;
  /** The engine has failed for good: only the plain list is left. */
  onFailure(failure: unknown): void;
}

/** An event, or what becomes one when its turn has come; null: there is none after all. */
export type NextEvent = EventBody | (() => Promise<EventBody | null>);

export class Controller {
  readonly session: Session;
  private queue: Promise<void> = Promise.resolve();
  private asked = 0;

  constructor(
    readonly engine: SessionEngine,
    private readonly host: ControllerHost,
    restored: Session | null,
  ) {
    this.session = restored ?? { id: '', snapshot: null, log: [] };
  }

  /** Folds one event in after all events before it. */
  dispatch(next: NextEvent): Promise<void> {
    this.queue = this.queue.then(async () => this.fold(typeof next === 'function' ? await next() : next)).catch((failure: unknown) => this.host.onFailure(failure));
    return this.queue;
  }

  /** Matches for what is being typed; null when a later keystroke has made them stale. */
  async suggest(text: string, locale: string, first?: Target): Promise<Answer | null> {
    const mine = ++this.asked;
    try {
      const answer = await this.engine.ask({ text, prefix: true, first, limit: 6, at: this.host.clock.now(), locale });
      return mine === this.asked ? answer : null;
    } catch (failure) {
      this.host.onFailure(failure);
      return null;
    }
  }

  /** What Enter would be answered with: the ranking of a whole question. */
  async answerTo(text: string, locale: string): Promise<Answer> {
    return this.engine.ask({ text, limit: 1, at: this.host.clock.now(), locale });
  }

  /** The search is over: a reply still on its way is stale. */
  forgetSuggestions(): void {
    this.asked++;
  }

  /** Fulfilled when everything dispatched so far is folded in. */
  get idle(): Promise<void> {
    return this.queue;
  }

  private async fold(body: EventBody | null): Promise<void> {
    if (!body) return;
    const event = this.makeEvent(body);
    const { session } = this;
    const { snapshot, effects, private: secret } = await this.engine.step(session.snapshot, event, session.secret);
    const entry: LogEntry = { event, effects };
    const isStale = effects.every((effect) => effect.type === 'stale');
    let log = isStale ? session.log : [...session.log, entry];
    // Also what was typed before it turned out to be private.
    if (secret) log = await this.engine.mask(snapshot, secret, log);
    Object.assign(session, { snapshot, secret, log });
    session.id ||= event.id;
    this.host.onTurn(entry, session);
  }

  private makeEvent(body: EventBody): Event {
    const at = this.host.clock.now();
    const last = this.session.log.at(-1)?.event.seq ?? 0;
    const seq = Math.max(last, this.session.snapshot?.seq ?? 0) + 1;
    return { ...body, at, seq, id: newId(at), rand: random32() };
  }
}
