// A room's archive (XEP-0313), read page by page from a known place on.

import { readDelay, readMessage, type RoomMessage } from './xmpp-message.ts';
import { NoAnswer, type XmppStream } from './xmpp-stream.ts';
import { type Element, bareJid, ns, xml } from './xmpp-xml.ts';

const pageSize = '50';

export class Archive {
  private page: RoomMessage[] = [];

  constructor(
    private readonly stream: XmppStream,
    private readonly room: string,
  ) {}

  /** Takes a stanza that is part of an answer; false when it is none. */
  take(stanza: Element): boolean {
    const result = stanza.getChild('result', ns.archive);
    if (!result || bareJid(String(stanza.attrs['from'] ?? '')) !== this.room) return false;
    const forwarded = result.getChild('forwarded', ns.forward);
    const inner = forwarded?.getChild('message');
    if (!forwarded || !inner) return true;
    const message = readMessage(inner, readDelay(forwarded) ?? 0, String(result.attrs['id']));
    if (message) this.page.push(message);
    return true;
  }

  /** Everything after the message with this archive id, oldest first; '' = from the start. */
  async *after(id: string): AsyncGenerator<RoomMessage[]> {
    let last = id;
    for (;;) {
      this.page = [];
      const fin = await this.query(last);
      if (!fin) {
        last = '';
        continue;
      }
      yield this.page;
      const set = fin.getChild('set', ns.resultSet);
      const next = set?.getChildText('last');
      if (fin.attrs['complete'] === 'true' || !next) return;
      last = next;
    }
  }

  /** The end of a page; null when the archive no longer knows the place to begin after. */
  private async query(after: string): Promise<Element | null> {
    const set = xml('set', { xmlns: ns.resultSet }, xml('max', {}, pageSize));
    if (after) set.cnode(xml('after', {}, after));
    try {
      const answer = await this.stream.ask(this.room, 'set', xml('query', { xmlns: ns.archive }, set));
      const fin = answer.getChild('fin', ns.archive);
      if (!fin) throw new NoAnswer('no archive');
      return fin;
    } catch (reason) {
      if (after && reason instanceof NoAnswer && reason.message === 'item-not-found') return null;
      throw reason;
    }
  }
}
