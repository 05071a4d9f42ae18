// Brings a handover from the core to the outbox and its outcome back: frozen once, stored, sent, reported.

import type { About, Engine, EventBody, HandoverEffect } from '../../../wasm/js/index.ts';
import type { Session } from '../controller.ts';
import type { OutboxDriver, OutboxReport } from '../outbox/driver.ts';
import type { OutboxRecord } from '../outbox/reducer.ts';
import type { Strings } from '../strings.ts';
import { mailLink } from '../text/links.ts';
import { formatValue } from '../text/parts.ts';
import type { DeliveryActions, LeftBehind, Undelivered } from '../views/delivery.ts';
import { freeze, recordAsText } from './freeze.ts';

/** Mail programs cut longer addresses. */
const longestMail = 1_800;

export interface DeliveryHost {
  outbox: OutboxDriver;
  engine: Pick<Engine, 'record'>;
  about: About;
  strings: Strings;
  session(): Session;
  dispatch(body: EventBody): void;
  /** Makes an address of the knowledge file absolute. */
  address(url: string): string;
  /** Opens the room of a chat that has been delivered. */
  startChat(handover: string): void;
  /** The handover stands differently now. */
  onChange(): void;
}

export class Delivery {
  constructor(private readonly host: DeliveryHost) {
    host.outbox.onReport = (report) => this.onReport(report);
    host.outbox.wake(this.receiver);
  }

  /** Freezes the record under its id and sends it; the same id again sends the same bytes. */
  async deliver(effect: HandoverEffect): Promise<void> {
    const { outbox, engine, strings } = this.host;
    const known = outbox.get(effect.handover);
    const { snapshot, log } = this.host.session();
    if (!snapshot) return;
    try {
      const frozen = known?.body ?? freeze(await engine.record(snapshot, log), strings);
      outbox.add(effect.handover, this.receiver, frozen);
    } catch (failure) {
      console.error('Waypost: the handover record could not be made.', failure);
      this.host.dispatch({ type: 'handover_done', handover: effect.handover, result: 'failed' });
    }
  }

  /** The outbox may have delivered before there was a session to tell, and a conversation not have been stored. */
  catchUp(): void {
    const { id, state, mode } = this.host.session().snapshot?.handover ?? {};
    if (id && state === 'delivered' && mode === 'chat') return this.host.startChat(id);
    const record = id ? this.host.outbox.get(id) : undefined;
    if (record?.state !== 'sent' || (state !== 'failed' && state !== 'delivering')) return;
    this.onReport({ type: 'report', id: record.id, result: 'delivered', reference: record.reference, parked: false, reason: '' });
  }

  /** How a handover stands while it is not sent; without an id, the session's. */
  undelivered(id = this.ownId): Undelivered {
    const record = this.host.outbox.get(id);
    if (!record || record.body === '') return { state: 'none', text: '', mail: '' };
    return { state: record.state === 'parked' ? 'parked' : this.host.outbox.unsaved.has(record.id) ? 'unsaved' : 'waiting', ...this.ways(record) };
  }

  /** Refused handovers of earlier sessions, whose own pages are gone: in any later one the visitor is told. */
  leftBehind(copy: DeliveryActions['copy']): LeftBehind[] {
    const { outbox, strings, onChange } = this.host;
    const others = outbox.parked().filter(({ id }) => id !== this.ownId);
    return others.map(({ id, created, body }) => {
      const when = formatValue(new Date(created).toISOString(), strings.locale);
      const undelivered = (): Undelivered => {
        const now = this.undelivered(id);
        return { ...now, about: `${when}: ${now.text.split('\n')[0]?.slice(0, 120) ?? ''}` };
      };
      const again = (): void => {
        outbox.add(id, this.receiver, body);
        onChange();
      };
      const dismiss = (): void => {
        outbox.discard(id);
        onChange();
      };
      // Where nothing can be sent, whoever has taken the text along is not reminded in every session.
      const way = this.receiver ? { again } : { taken: () => outbox.discard(id) };
      return { id, undelivered, copy, dismiss, ...way };
    });
  }

  /** '' = the site has none. */
  private get receiver(): string {
    const { receiver } = this.host.about.handover ?? {};
    return receiver ? this.host.address(receiver) : '';
  }

  private get ownId(): string {
    return this.host.session().snapshot?.handover?.id ?? '';
  }

  private ways({ body }: OutboxRecord): Pick<Undelivered, 'text' | 'mail'> {
    const { about, strings } = this.host;
    const text = readable(body, strings);
    const email = about.contact?.email;
    return { text, mail: email ? mailLink(email, about.site?.name, text.slice(0, longestMail)) : '' };
  }

  /** The visitor gives a refused handover up: nothing but its id stays in this browser. */
  dismiss(): void {
    const id = this.ownId;
    this.host.outbox.discard(id);
    this.host.dispatch({ type: 'handover_done', handover: id, result: 'ended' });
  }

  private onReport({ id, result, reference }: OutboxReport): void {
    const { snapshot } = this.host.session();
    if (snapshot?.handover?.id !== id) return this.host.onChange();
    this.host.dispatch({ type: 'handover_done', handover: id, result, ...(reference ? { reference } : {}) });
    this.host.onChange();
    if (result === 'delivered' && snapshot.handover.mode === 'chat') this.host.startChat(id);
  }
}

/** Storage may hold anything: what is no record cannot be shown, but given up. */
function readable(body: string, strings: Strings): string {
  try {
    return recordAsText(body, strings);
  } catch {
    return '';
  }
}
