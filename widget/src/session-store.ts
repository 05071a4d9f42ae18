// Keeps a tab's session across reload and navigation. Two tabs are two sessions; a duplicated tab finds
// its session's lock taken and goes on with a copy under an id of its own, without the conversation.

import type { EventBody, LogEntry, Snapshot, Zones } from '../../wasm/js/index.ts';
import type { StoredChat } from './chat/desk.ts';
import type { Session } from './controller.ts';
import { type DraftTexts, storable } from './drafts.ts';
import { holdForPage } from './host/locks.ts';
import { parseStored, type Store } from './host/storage.ts';

/** The frozen record of the session's handover, until it is delivered or given up: its outbox may be cleared with the site's storage. */
export interface Frozen {
  handover: string;
  body: string;
}

export interface StoredSession extends Session {
  chat: StoredChat | null;
  drafts: DraftTexts;
  /** Taken from another tab, which goes on with the original. */
  copied: boolean;
}

export class SessionStore {
  private chat: StoredChat | null = null;
  private drafts: DraftTexts = {};
  private session: Session | null = null;
  private last: string | null = null;
  frozen: Frozen | null = null;
  /** False once something could not be stored: this session will not survive a reload. */
  kept = true;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly newId: () => string,
  ) {}

  /** What this tab has stored, or null: nothing there, damaged, or of no use. */
  async restore(): Promise<StoredSession | null> {
    this.last = this.store.get(this.key);
    const stored = asObject(parseStored(this.last));
    const { id, snapshot, log } = stored;
    if (typeof id !== 'string' || !isListOf(log, isEntry)) return null;
    const copied = !(await holdForPage(lockOf(id)));
    const session: StoredSession = {
      id: copied ? this.newId() : id,
      snapshot: asObject(snapshot) as unknown as Snapshot,
      log: log as LogEntry[],
      chat: copied ? null : readChat(stored['chat']),
      drafts: readDrafts(stored['drafts']),
      copied,
    };
    if (copied) void holdForPage(lockOf(session.id));
    this.chat = session.chat;
    this.drafts = session.drafts;
    this.frozen = copied ? null : readFrozen(stored['frozen']);
    this.session = session;
    return session;
  }

  /** False when another page of this tab has gone on with the session since. */
  get isCurrent(): boolean {
    return !this.kept || this.store.get(this.key) === this.last;
  }

  /** What was restored turns out to be of no use. */
  forget(): void {
    this.session = null;
    this.chat = null;
    this.drafts = {};
    this.frozen = null;
  }

  saveSession(session: Session): void {
    if (this.session === null && session.id) void holdForPage(lockOf(session.id));
    this.session = session;
    this.write();
  }

  saveChat(chat: StoredChat): void {
    this.chat = chat;
    this.write();
  }

  saveDrafts(drafts: DraftTexts): void {
    this.drafts = drafts;
    this.write();
  }

  saveFrozen(frozen: Frozen | null): void {
    this.frozen = frozen;
    this.write();
  }

  private write(): void {
    if (!this.session) return;
    // Private answers stay in the page's memory.
    const { id, snapshot, log, secret } = this.session;
    this.last = JSON.stringify({ id, snapshot, log, chat: this.chat, drafts: storable(this.drafts, secret?.texts), ...(this.frozen && { frozen: this.frozen }) });
    this.kept = this.store.set(this.key, this.last);
  }
}

/** How a session goes on. `resume` forgets private answers; where they are still there the page was not left: only its language is another. */
export function goOn({ secret, copied }: StoredSession, zones: Zones): EventBody {
  return secret ? { type: 'content_changed' } : { type: 'resume', zones, ...(copied && { copy: true }) };
}

const lockOf = (id: string): string => `waypost-session:${id}`;

type Keys = Record<string, unknown>;

/** Storage may hold anything: what is counted and gone through must be there. What else cannot be drawn is found out by drawing it. */
const asObject = (value: unknown): Keys => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Keys) : {});

const isListOf = (list: unknown, isItem: (item: Keys) => boolean): boolean => Array.isArray(list) && list.every((item) => isItem(asObject(item)));

const hasId = ({ id }: Keys): boolean => typeof id === 'string';

const isEntry = ({ event, effects }: Keys): boolean => typeof asObject(event)['seq'] === 'number' && isListOf(effects, hasId);

function readChat(value: unknown): StoredChat | null {
  const { handover, items } = asObject(asObject(value)['chat']);
  return typeof handover === 'string' && isListOf(items, hasId) ? (value as StoredChat) : null;
}

function readFrozen(value: unknown): Frozen | null {
  const { handover, body } = asObject(value);
  return typeof handover === 'string' && typeof body === 'string' ? { handover, body } : null;
}

function readDrafts(value: unknown): DraftTexts {
  return Object.fromEntries(Object.entries(asObject(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
