// Runs the outbox: gives the reducer its events, carries out its actions. Needs no engine, session or
// intent: a page that only finds the mark of an undelivered handover drains with this file alone.

import type { Clock } from '../host/clock.ts';
import { random32 } from '../host/ids.ts';
import { alone } from '../host/locks.ts';
import type { Fetcher } from '../host/net.ts';
import { parseStored, type Store } from '../host/storage.ts';
import { type Answer, dueFrom, isOver, judge, type Outbox, type OutboxAction, type OutboxEvent, type OutboxRecord, reduceOutbox } from './reducer.ts';

const timeoutMs = 15_000;

/** Where the records of one knowledge file are stored: one key each, so that tabs never overwrite each other. */
export const outboxPrefix = (knowledge: string): string => `waypost:${knowledge}:outbox:`;

/** How a record fares; `ended`: it was given up in another tab. */
export type OutboxReport = Extract<OutboxAction, { type: 'report' }>;

export interface OutboxHost {
  store: Store;
  clock: Clock;
  request: Fetcher;
  /** Storage keys begin with this; it is also the name of the lock. */
  prefix: string;
  /** From when on is anything to be sent, here or from another tab (Infinity = nothing)? Told after everything that happens. */
  onMark(due: number): void;
}

export class OutboxDriver {
  private outbox: Outbox = {};
  private stopAlarm: () => void = () => undefined;
  /** Ids that storage has refused: they live in memory only, so the page must stay open. */
  readonly unsaved = new Set<string>();
  /** Told how each record fares; set by whoever has a session to tell. */
  onReport: (report: OutboxReport) => void = () => undefined;

  constructor(private readonly host: OutboxHost) {
    this.feed({ type: 'restored', records: this.stored() });
  }

  /** Freezes a record under its id and starts to deliver it. The same id again wakes the one there is. */
  add(id: string, url: string, body: string): void {
    this.look();
    this.feed({ type: 'add', id, url, body, at: this.host.clock.now() });
  }

  /** Tries everything that waits, as soon as its receiver wants it; `url`: where the site wants it today, if that is known. */
  wake(url = ''): void {
    this.look();
    this.feed({ type: 'wake', at: this.host.clock.now(), url });
  }

  /** Learns what other tabs have made of the records meanwhile, and stores again what the site has cleared away. */
  look(): void {
    this.feed({ type: 'seen', records: this.stored() });
  }

  /** Forgets what is in a record that the visitor has given up, in all tabs; what has arrived before that is reported as delivered. */
  discard(id: string): void {
    this.look();
    this.feed({ type: 'discard', id, at: this.host.clock.now() });
  }

  get(id: string): OutboxRecord | undefined {
    return this.outbox[id];
  }

  /** Those that were refused. */
  parked(): OutboxRecord[] {
    return Object.values(this.outbox).filter((record) => record.state === 'parked');
  }

  private stored(): OutboxRecord[] {
    const { store, prefix } = this.host;
    return store.keys(prefix).flatMap((key) => readRecord(store.get(key)));
  }

  private feed(event: OutboxEvent): void {
    const { outbox, actions } = reduceOutbox(this.outbox, event);
    this.outbox = outbox;
    for (const action of actions) this.run(action);
    // Of what other tabs have added since, only the storage knows.
    const others = Object.fromEntries(this.stored().map((record) => [record.id, record]));
    this.host.onMark(dueFrom({ ...others, ...this.outbox }));
  }

  private run(action: OutboxAction): void {
    const { store, clock, prefix } = this.host;
    switch (action.type) {
      case 'save':
        if (store.set(prefix + action.record.id, JSON.stringify(action.record))) this.unsaved.delete(action.record.id);
        else this.unsaved.add(action.record.id);
        return;
      case 'forget':
        store.remove(prefix + action.id);
        return;
      case 'send':
        void this.send(action.record);
        return;
      case 'alarm':
        this.stopAlarm();
        this.stopAlarm = clock.after(Math.max(0, action.at - clock.now()), () => this.feed({ type: 'due', at: clock.now() }));
        return;
      case 'report':
        this.onReport(action);
    }
  }

  private async send(record: OutboxRecord): Promise<void> {
    const { store, clock, prefix } = this.host;
    const { id, url, body } = record;
    const key = prefix + id;
    const stored = (): OutboxRecord | null => readRecord(store.get(key))[0] ?? null;
    const isOverElsewhere = (): boolean => {
      const there = stored();
      return there !== null && isOver(there);
    };
    let answer: Answer | null = null;
    if (!isOverElsewhere()) {
      await alone(key, async () => {
        answer = await this.host.request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': `"${id}"` },
          body,
          timeoutMs,
          limit: 65_536,
        });
      });
    }
    const at = clock.now();
    // Given up meanwhile in another tab, it is over, unless it has arrived before that.
    if (isOverElsewhere() && !(answer && judge(id, answer).kind === 'sent')) answer = null;
    if (answer) this.feed({ type: 'answered', id, url, answer, at, rand: random32() });
    else this.feed({ type: 'elsewhere', id, stored: stored(), at });
  }
}

function readRecord(text: string | null): OutboxRecord[] {
  const value = parseStored(text) as Partial<OutboxRecord> | null;
  const record = { attempts: 0, created: 0, next: 0, earliest: 0, reference: '', reason: '', ...value };
  const texts = [record.id, record.url, record.body, record.state, record.reference, record.reason].every((each) => typeof each === 'string');
  const numbers = [record.attempts, record.created, record.next, record.earliest].every((each) => Number.isInteger(each) && Math.abs(each) < 8e15);
  return texts && numbers ? [record as OutboxRecord] : [];
}
