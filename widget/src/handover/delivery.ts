// Brings a handover from the core to the outbox and its outcome back: frozen once, stored, sent, reported.

import type { About, Engine, EventBody } from '../../../wasm/js/index.ts';
import type { Session } from '../controller.ts';
import type { OutboxDriver, OutboxReport } from '../outbox/driver.ts';
import { isOver, type OutboxRecord } from '../outbox/reducer.ts';
import type { SessionStore } from '../session-store.ts';
import type { Strings } from '../strings.ts';
import { beginning, encodedLength, mailLink } from '../text/links.ts';
import { formatValue } from '../text/parts.ts';
import type { DeliveryActions, LeftBehind, Undelivered } from '../views/delivery.ts';
import { freeze, questionIn, recordAsText } from './freeze.ts';

/** Mail programs cut longer addresses; counted as the text stands in them. */
const longestMail = 1_800;

export interface DeliveryHost {
  outbox: OutboxDriver;
  engine: Pick<Engine, 'record'>;
  about: About;
  strings: Strings;
  store: Pick<SessionStore, 'frozen' | 'saveFrozen'>;
  session(): Session;
  dispatch(body: EventBody): void;
  /** Makes an address of the knowledge file absolute. */
  address(url: string): string;
  /** Opens the room of a chat that has been delivered; `question` as it was passed on, where that is still known. */
  startChat(handover: string, question: string | undefined): void;
  /** The handover stands differently now. */
  onChange(): void;
}

export class Delivery {
  constructor(private readonly host: DeliveryHost) {
    host.outbox.onReport = (report) => this.onReport(report);
    host.outbox.wake(this.receiver);
  }

  /** Freezes the record under its id and sends it; the same id again sends the same bytes, also when the outbox was cleared meanwhile. */
  async deliver(handover: string): Promise<void> {
    const { outbox, store } = this.host;
    try {
      const frozen = outbox.get(handover)?.body ?? (store.frozen?.handover === handover ? store.frozen.body : await this.freeze(handover));
      outbox.add(handover, this.receiver, frozen);
    } catch (failure) {
      console.error('Waypost: the handover record could not be made.', failure);
      this.host.dispatch({ type: 'handover_done', handover, result: 'failed' });
    }
  }

  private async freeze(handover: string): Promise<string> {
    const { engine, store, strings, session } = this.host;
    const { snapshot, log } = session();
    if (!snapshot) throw new Error('no session');
    const body = freeze(await engine.record(snapshot, log), strings);
    store.saveFrozen({ handover, body });
    return body;
  }

  /** What was missed: an outbox without a session to tell, a conversation that was not stored, storage that was cleared. */
  catchUp(): void {
    const { id, state, mode } = this.host.session().snapshot?.handover ?? {};
    if (id && state === 'delivered' && mode === 'chat') return this.host.startChat(id, this.question(id));
    // One that is being delivered is delivered again by its effect.
    if (!id || state !== 'failed') return;
    const record = this.host.outbox.get(id);
    if (!record || isOver(record)) void this.deliver(id);
  }

  /** As the frozen record has it. */
  private question(handover: string): string | undefined {
    const { frozen } = this.host.store;
    return frozen?.handover === handover ? questionIn(frozen.body) : undefined;
  }

  /** How a handover stands while it is not sent; without an id, the session's. */
  undelivered(id = this.ownId): Undelivered {
    const record = this.host.outbox.get(id);
    if (!record || record.body === '') return { state: 'none', text: '', mail: '', cut: false };
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
      return { id, undelivered, copy, dismiss, ...(this.receiver && { again }) };
    });
  }

  /** Can the site take anything? */
  get sends(): boolean {
    return this.receiver !== '';
  }

  /** '' = the site has none. */
  private get receiver(): string {
    const { receiver } = this.host.about.handover ?? {};
    return receiver ? this.host.address(receiver) : '';
  }

  private get ownId(): string {
    return this.host.session().snapshot?.handover?.id ?? '';
  }

  private ways({ body }: OutboxRecord): Pick<Undelivered, 'text' | 'mail' | 'cut'> {
    const { about, strings } = this.host;
    const text = readable(body, strings);
    const email = about.contact?.email;
    if (!email) return { text, mail: '', cut: false };
    const end = `…\n\n(${strings.bare('delivery.cut')})`;
    const cut = encodedLength(text) > longestMail;
    const mailed = cut ? beginning(text, longestMail - encodedLength(end)) + end : text;
    return { text, mail: mailLink(email, about.site?.name, mailed), cut };
  }

  /** The visitor gives a refused handover up: nothing but its id stays in this browser. */
  dismiss(): void {
    const id = this.ownId;
    this.host.outbox.discard(id);
    // Another tab may have delivered it: then that has been told.
    if (this.host.outbox.get(id)?.state !== 'sent') this.giveUp(id);
  }

  private giveUp(handover: string): void {
    this.host.store.saveFrozen(null);
    // Only what has failed is given up; this tab may have begun to try again.
    if (this.host.session().snapshot?.handover?.state === 'delivering') this.host.dispatch({ type: 'handover_done', handover, result: 'failed' });
    this.host.dispatch({ type: 'handover_done', handover, result: 'ended' });
  }

  private onReport({ id, result, reference }: OutboxReport): void {
    const { snapshot } = this.host.session();
    if (snapshot?.handover?.id !== id) return this.host.onChange();
    if (result === 'ended') this.giveUp(id);
    else this.host.dispatch({ type: 'handover_done', handover: id, result, ...(reference ? { reference } : {}) });
    this.host.onChange();
    if (result !== 'delivered') return;
    const question = this.question(id);
    this.host.store.saveFrozen(null);
    if (snapshot.handover.mode === 'chat') this.host.startChat(id, question);
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
