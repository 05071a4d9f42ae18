// Runs what the core asks the world to do: look something up, hand over, tell the page. Each effect id
// once per page; after a reload the core gives again what still waits, under its old ids.

import type { Effect, EventBody, HandoverEffect, LogEntry, LookupEffect } from '../../wasm/js/index.ts';
import type { Session } from './controller.ts';
import type { Fetcher, Request } from './host/net.ts';
import type { AskPage } from './host/page-lookups.ts';

export interface EffectsHost {
  request: Fetcher;
  /** Asks a function of the page. */
  askPage: AskPage;
  session(): Session;
  dispatch(body: EventBody): void;
  /** Is anybody there to talk to? */
  available(handover: string): Promise<boolean>;
  /** Freeze, store, send; the outcome is reported by the outbox. */
  deliver(effect: HandoverEffect): void;
  track(name: string, args: Record<string, string>): void;
}

const longestBody = 64 * 1024;

export class Effects {
  private readonly begun = new Set<string>();
  /** What was asked for by each effect of this page, before it was masked in the log. */
  private readonly asked = new Map<string, string>();

  /** `locale`: what the visitor reads; lookups ask for answers in it. */
  constructor(
    private readonly host: EffectsHost,
    private readonly locale: string,
  ) {}

  run(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (this.begun.has(effect.id)) continue;
      if (effect.type === 'lookup') void this.lookUp(effect);
      else if (effect.type === 'handover') void this.handOver(effect);
      else if (effect.type === 'track') this.host.track(effect.name, effect.args ?? {});
      else continue;
      this.begun.add(effect.id);
    }
  }

  private async lookUp(effect: LookupEffect): Promise<void> {
    const { name, url, args = {} } = effect;
    const timeoutMs = effect.timeout_ms || 10_000;
    this.asked.set(effect.id, askedFor(effect));
    const key = isAction(effect) ? actionKey(this.host.session().log, effect, this.asked) : '';
    const { status, body } = url
      ? await this.host.request(url, { ...requestOf(effect, key, this.locale), timeoutMs, stays: true, limit: longestBody })
      : await this.host.askPage(name, { args, key, timeoutMs, limit: longestBody });
    this.host.dispatch({ type: 'lookup_done', effect: effect.id, status, body });
  }

  private async handOver(effect: HandoverEffect): Promise<void> {
    if (effect.phase === 'deliver') return this.host.deliver(effect);
    const available = await this.host.available(effect.handover);
    this.host.dispatch({ type: 'handover_done', handover: effect.handover, result: available ? 'available' : 'unavailable' });
  }
}

/** What is sent: the owner's own headers, but under the names that this file gives, these. */
function requestOf({ method, headers = {}, body }: LookupEffect, key: string, locale: string): Pick<Request, 'method' | 'headers' | 'body'> {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method: method || 'GET',
    headers: { accept: 'application/json', 'accept-language': locale, ...(body && { 'content-type': 'application/json' }), ...own, ...(key && { 'idempotency-key': `"${key}"` }) },
    ...(body && { body }),
  };
}

/** Only what changes something has a key: on a read of another origin it would cost a preflight. */
function isAction({ method, action }: LookupEffect): boolean {
  return action || (method || 'GET') !== 'GET';
}

/**
 * What the owner's server knows an action by, so that it is done once: the same after a reload, for a second try of
 * what nobody has answered readably, and in a copied tab, whose log begins with the same events. Of an earlier page
 * private answers are not known any more: there all of them are the same.
 */
function actionKey(log: readonly LogEntry[], effect: LookupEffect, asked: ReadonlyMap<string, string>): string {
  const wanted = askedFor(effect);
  const logged = log.flatMap(({ effects }) => effects).find((one): one is LookupEffect => one.type === 'lookup' && one.id === effect.id);
  const masked = askedFor(logged ?? effect);
  const isSame = (one: Effect): boolean => one.type === 'lookup' && (asked.has(one.id) ? asked.get(one.id) === wanted : askedFor(one) === masked);
  const answered = new Set(log.flatMap((entry) => (entry.event.type === 'lookup_done' && isKnown(entry) ? [entry.event.effect] : [])));
  const given = log.flatMap(({ event, effects }) => effects.filter(isSame).map(({ id }) => ({ id, key: confirmed(log, event) ?? `${event.id}/${id}` })));
  return given[given.map(({ id }) => answered.has(id)).lastIndexOf(true) + 1]?.key ?? effect.id;
}

/**
 * Does an answer tell what became of the action? The core's own reading: refused by the shop, or 2xx, unless the core
 * could not read that (it says so) or did not wait for it any more.
 */
function isKnown({ event, effects }: LogEntry): boolean {
  const status = (event.type === 'lookup_done' && event.status) || 0;
  if (status >= 400 && status <= 499) return true;
  const isUnread = (one: Effect): boolean => one.type === 'stale' || (one.type === 'track' && one.name === 'action_unknown');
  return status >= 200 && status <= 299 && !effects.some(isUnread);
}

/** What was confirmed is named by the question: a tab that was copied while it stood there may be answered, too. */
function confirmed(log: readonly LogEntry[], answer: LogEntry['event']): string | undefined {
  if (answer.type !== 'select' || answer.option !== 'yes') return undefined;
  const asks = (effect: Effect): boolean => effect.type === 'offer' && effect.kind === 'confirm' && effect.turn === answer.turn;
  return log.flatMap(({ event, effects }) => effects.filter(asks).map(({ id }) => `${event.id}/${id}`))[0];
}

/** What is asked for, of whom: of a function of the page, its name and arguments say it. */
function askedFor({ name, args, url, method, body, action }: LookupEffect): string {
  return JSON.stringify(url ? [url, method, body] : [name, args, action]);
}
