// The outbox as a pure function: what is to be delivered, what has happened, what to do next.
// A record's bytes never change under its id. It leaves the list only by an acknowledgement that names
// it, by the visitor's own wish, or refused for two weeks. The driver (driver.ts) runs the actions and
// owns time and network.

/** waiting: will be sent at `next` · sending: on its way · sent: acknowledged · parked: refused, tried again rarely, the visitor is told · ended: given up by the visitor. */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'parked' | 'ended';

export interface OutboxRecord {
  id: string;
  url: string;
  /** The frozen bytes; emptied once acknowledged or given up. */
  body: string;
  state: Delivery;
  attempts: number;
  /** UTC ms; of an ended one, when it was given up. */
  created: number;
  /** UTC ms of the next try (waiting), or before which there is none (parked). */
  next: number;
  /** UTC ms before which the receiver wants no further try; 0 = it has said nothing. */
  earliest: number;
  /** How the receiver names it, once it is sent. */
  reference: string;
  /** Why it is parked or waits: `network`, `not_json`, `http_503`, `no_receiver`… */
  reason: string;
}

export type Outbox = Readonly<Record<string, OutboxRecord>>;

export interface Answer {
  status: number;
  body: string;
  retryAfter: number;
}

export type OutboxEvent =
  | { type: 'restored'; records: OutboxRecord[] }
  | { type: 'add'; id: string; url: string; body: string; at: number }
  | { type: 'due'; at: number }
  /** New hope (online, page shown): whatever waits is due as soon as the receiver wants it, and what waits or was refused at another address than `url` is due now. */
  | { type: 'wake'; at: number; url: string }
  /** `url`: where the answer came from. */
  | { type: 'answered'; id: string; url: string; answer: Answer; at: number; rand: number }
  /** Another tab is sending it; `stored` is how it stands in storage now. */
  | { type: 'elsewhere'; id: string; stored: OutboxRecord | null; at: number }
  /** What stands in storage now: other tabs write there, and the site may have cleared it. */
  | { type: 'seen'; records: OutboxRecord[] }
  | { type: 'discard'; id: string; at: number };

export type OutboxAction =
  | { type: 'save'; record: OutboxRecord }
  | { type: 'forget'; id: string }
  | { type: 'send'; record: OutboxRecord }
  | { type: 'alarm'; at: number }
  | { type: 'report'; id: string; result: 'delivered' | 'failed' | 'ended'; reference: string; parked: boolean; reason: string };

export interface Reduced {
  outbox: Outbox;
  actions: OutboxAction[];
}

const otherTabMs = 2_000;
const firstDelayMs = 1_000;
const longestDelayMs = 300_000;
/** A receiver that asks for more patience than this is asked again all the same. */
const longestAskedSeconds = 3_600;
const dayMs = 24 * 3_600_000;
/** Acknowledged and ended records keep their id this long, so that other tabs and a reloaded session learn of it; refused ones are given up. */
export const keepMs = 14 * dayMs;
/** What refused a record may have been a slip of the site's owner: it is offered again once a day, when a page is there to do it. */
const refusedRestMs = dayMs;
const refused = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422]);

/** Folds one event; total and pure. */
export function reduceOutbox(outbox: Outbox, event: OutboxEvent): Reduced {
  switch (event.type) {
    case 'restored':
      return restored(outbox, event.records);
    case 'add':
      return added(outbox, event);
    case 'due':
      return sendDue(outbox, event.at);
    case 'wake':
      return sendDue(wakeAll(outbox, event), event.at);
    case 'answered':
      return answered(outbox, event);
    case 'elsewhere':
      return elsewhere(outbox, event);
    case 'seen':
      return seen(outbox, event.records);
    case 'discard':
      return discarded(outbox, event);
  }
}

/** What a page that died while sending left behind is sent again: the receiver knows the id. */
function restored(outbox: Outbox, records: OutboxRecord[]): Reduced {
  const next: Record<string, OutboxRecord> = { ...outbox };
  for (const record of records) {
    if (next[record.id]) continue;
    next[record.id] = record.state === 'sending' ? { ...record, state: 'waiting', next: 0 } : record;
  }
  return { outbox: next, actions: [] };
}

function added(outbox: Outbox, event: { id: string; url: string; body: string; at: number }): Reduced {
  const known = outbox[event.id];
  if (known && isOver(known)) return { outbox, actions: [report(known)] };
  const { id, body, at } = event;
  const start: OutboxRecord = known ?? { id, url: '', body, state: 'waiting', attempts: 0, created: at, next: at, earliest: 0, reference: '', reason: '' };
  const record: OutboxRecord = { ...start, url: event.url || start.url, state: 'waiting', next: at };
  if (record.url === '') return park(outbox, record, 'no_receiver', at);
  const sent = sendDue(put(outbox, record), at);
  return { outbox: sent.outbox, actions: [save(record), ...sent.actions] };
}

function park(outbox: Outbox, record: OutboxRecord, reason: string, at: number): Reduced {
  const parked: OutboxRecord = { ...record, state: 'parked', reason, next: at + refusedRestMs };
  return { outbox: put(outbox, parked), actions: [save(parked), report(parked)] };
}

/** Only the bytes are frozen: where they go is the site's to say, which may have mended a wrong address. */
function wakeAll(outbox: Outbox, { at, url }: { at: number; url: string }): Outbox {
  return Object.fromEntries(
    Object.entries(outbox).map(([id, record]) => {
      if (url && url !== record.url) return [id, { ...record, url, next: at, earliest: 0 }];
      return [id, record.state === 'waiting' ? { ...record, next: Math.max(at, record.earliest) } : record];
    }),
  );
}

function sendDue(outbox: Outbox, at: number): Reduced {
  let next = outbox;
  const actions: OutboxAction[] = [];
  for (const record of Object.values(outbox)) {
    if ((isOver(record) || record.state === 'parked') && record.created + keepMs < at) {
      const { [record.id]: gone, ...rest } = next;
      next = rest;
      actions.push({ type: 'forget', id: record.id });
      continue;
    }
    if (!toBeSent(record) || record.next > at) continue;
    const sending: OutboxRecord = { ...record, state: 'sending', attempts: record.attempts + 1 };
    next = put(next, sending);
    actions.push({ type: 'send', record: sending });
  }
  return { outbox: next, actions: [...actions, ...alarm(next)] };
}

function answered(outbox: Outbox, event: { id: string; url: string; answer: Answer; at: number; rand: number }): Reduced {
  const record = outbox[event.id];
  if (!record || record.state === 'sent') return { outbox, actions: [] };
  const verdict = judge(record.id, event.answer);
  if (verdict.kind === 'sent') {
    const sent: OutboxRecord = { ...record, state: 'sent', body: '', reference: verdict.reference, reason: '' };
    return { outbox: put(outbox, sent), actions: [save(sent), report(sent)] };
  }
  if (record.state === 'ended') return { outbox, actions: [] };
  if (verdict.kind === 'refused' && event.url === record.url) return park(outbox, record, verdict.reason, event.at);
  const asked = Math.min(event.answer.retryAfter, longestAskedSeconds) * 1_000;
  const wait = Math.max(backoff(record.attempts, event.rand), asked);
  const waiting: OutboxRecord = { ...record, state: 'waiting', next: event.at + wait, earliest: event.at + asked, reason: verdict.reason };
  const next = put(outbox, waiting);
  return { outbox: next, actions: [save(waiting), report(waiting), ...alarm(next)] };
}

/** Given up: only its id stays, for other tabs. A storage that was cleared meanwhile is no such wish. */
function discarded(outbox: Outbox, { id, at }: { id: string; at: number }): Reduced {
  const record = outbox[id];
  if (!record || isOver(record)) return { outbox, actions: [] };
  const ended: OutboxRecord = { ...record, state: 'ended', body: '', url: '', created: at, reason: '' };
  return { outbox: put(outbox, ended), actions: [save(ended)] };
}

/** Nothing has failed: what the other tab has delivered or given up is taken over, else it is looked at again soon. */
function elsewhere(outbox: Outbox, event: { id: string; stored: OutboxRecord | null; at: number }): Reduced {
  const record = outbox[event.id];
  if (!record || isOver(record)) return { outbox, actions: [] };
  if (event.stored && isOver(event.stored)) return { outbox: put(outbox, event.stored), actions: [report(event.stored)] };
  const next = put(outbox, { ...record, state: 'waiting', next: event.at + otherTabMs });
  return { outbox: next, actions: alarm(next) };
}

/** What other tabs have delivered or given up is taken over; what is still to be delivered and was cleared is stored again. */
function seen(outbox: Outbox, records: OutboxRecord[]): Reduced {
  let next = outbox;
  const actions: OutboxAction[] = [];
  for (const record of Object.values(outbox).filter((each) => !isOver(each))) {
    const there = records.find(({ id }) => id === record.id);
    if (!there) actions.push(save(record));
    else if (isOver(there)) {
      next = put(next, there);
      actions.push(report(there));
    }
  }
  return { outbox: next, actions };
}

type Verdict = { kind: 'sent'; reference: string } | { kind: 'refused' | 'later'; reason: string };

/** Only 201 with a JSON object that names the same id is an acknowledgement: a captive portal's 200 is none. */
export function judge(id: string, answer: Answer): Verdict {
  if (answer.status === 201) {
    const ack = parseObject(answer.body);
    if (ack?.['id'] !== id) return { kind: 'later', reason: 'not_acknowledged' };
    const reference = ack['reference'];
    return { kind: 'sent', reference: typeof reference === 'string' ? reference : '' };
  }
  if (answer.status === 0) return { kind: 'later', reason: 'network' };
  const reason = `http_${answer.status}`;
  return { kind: refused.has(answer.status) ? 'refused' : 'later', reason };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Full jitter between half and all of 1 s, 2 s, 4 s … 5 min. */
export function backoff(attempts: number, rand: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(Math.max(attempts - 1, 0), 20));
  return Math.floor(ceiling / 2 + (ceiling / 2) * ((rand >>> 0) / 0x1_0000_0000));
}

function put(outbox: Outbox, record: OutboxRecord): Outbox {
  return { ...outbox, [record.id]: record };
}

function save(record: OutboxRecord): OutboxAction {
  return { type: 'save', record };
}

function report(record: OutboxRecord): OutboxAction {
  const { id, state, reference, reason } = record;
  const result = state === 'sent' ? 'delivered' : state === 'ended' ? 'ended' : 'failed';
  return { type: 'report', id, result, reference, parked: record.state === 'parked', reason };
}

/** One alarm for the earliest waiting record. */
function alarm(outbox: Outbox): OutboxAction[] {
  const times = Object.values(outbox).flatMap((record) => (record.state === 'waiting' ? [record.next] : []));
  return times.length ? [{ type: 'alarm', at: Math.min(...times) }] : [];
}

/** Nothing is ever sent again for it. */
export function isOver({ state }: OutboxRecord): boolean {
  return state === 'sent' || state === 'ended';
}

function toBeSent({ state, url }: OutboxRecord): boolean {
  return state === 'waiting' || (state === 'parked' && url !== '');
}

/** UTC ms from which a page has something to send, which the launcher of the next one looks at; Infinity = nothing. */
export function dueFrom(outbox: Outbox): number {
  return Math.min(...Object.values(outbox).map(dueOf));
}

function dueOf(record: OutboxRecord): number {
  if (record.state === 'sending') return 0;
  if (!toBeSent(record)) return Infinity;
  return record.state === 'parked' ? record.next : 0;
}
