// Brings a handover from the core to the outbox and its outcome back: frozen once, stored, sent, reported.

import type { About, Engine, EventBody, HandoverEffect } from '../../../wasm/js/index.ts';
import type { Session } from '../controller.ts';
import type { OutboxDriver, OutboxReport } from '../outbox/driver.ts';
import type { Strings } from '../strings.ts';
import { mailLink } from '../text/links.ts';
import type { Undelivered } from '../views/delivery.ts';
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
  }

  /** Freezes the record under its id and sends it; the same id again sends the same bytes. */
  async deliver(effect: HandoverEffect): Promise<void> {
    const { outbox, engine, about, strings, address } = this.host;
    const known = outbox.get(effect.handover);
    const { snapshot, log } = this.host.session();
    if (known) return outbox.add(known.id, known.url, known.body);
    if (!snapshot) return;
    try {
      const frozen = freeze(await engine.record(snapshot, log), strings);
      const receiver = about.handover?.receiver ?? '';
      outbox.add(effect.handover, receiver && address(receiver), frozen);
    } catch (failure) {
      console.error('Waypost: the handover record could not be made.', failure);
      this.host.dispatch({ type: 'handover_done', handover: effect.handover, result: 'failed' });
    }
  }

  /** The outbox may have delivered before there was a session to tell. */
  catchUp(): void {
    const { id, state } = this.host.session().snapshot?.handover ?? {};
    const record = id ? this.host.outbox.get(id) : undefined;
    if (record?.state !== 'sent' || (state !== 'failed' && state !== 'delivering')) return;
    this.onReport({ id: record.id, result: 'delivered', reference: record.reference, parked: false, reason: '' });
  }

  /** How the session's handover stands while it is not sent. */
  undelivered(): Undelivered {
    const { outbox, about, strings } = this.host;
    const record = outbox.get(this.host.session().snapshot?.handover?.id ?? '');
    if (!record || record.body === '') return { state: 'none', text: '', mail: '' };
    const state = record.state === 'parked' ? 'parked' : outbox.unsaved.has(record.id) ? 'unsaved' : 'waiting';
    const text = recordAsText(record.body, strings);
    const email = about.contact?.email;
    return { state, text, mail: email ? mailLink(email, about.site?.name, text.slice(0, longestMail)) : '' };
  }

  /** The visitor gives a refused handover up: nothing of it stays in this browser. */
  dismiss(): void {
    const id = this.host.session().snapshot?.handover?.id ?? '';
    this.host.outbox.discard(id);
    this.host.dispatch({ type: 'handover_done', handover: id, result: 'ended' });
  }

  private onReport({ id, result, reference }: OutboxReport): void {
    const { snapshot } = this.host.session();
    if (snapshot?.handover?.id !== id) return;
    this.host.dispatch({ type: 'handover_done', handover: id, result, ...(reference ? { reference } : {}) });
    this.host.onChange();
    if (result === 'delivered' && snapshot.handover.mode === 'chat') this.host.startChat(id);
  }
}
