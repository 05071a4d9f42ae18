// Keeps a tab's session across reload and navigation. Two tabs are two sessions; a duplicated tab finds
// its session's lock taken and goes on with a copy under an id of its own.

import type { StoredChat } from './chat/desk.ts';
import type { Session } from './controller.ts';
import type { DraftTexts } from './drafts.ts';
import { holdForPage } from './host/locks.ts';
import { parseStored, type Store } from './host/storage.ts';

export interface StoredSession extends Session {
  chat: StoredChat | null;
  drafts: DraftTexts;
}

export class SessionStore {
  private chat: StoredChat | null = null;
  private drafts: DraftTexts = {};
  private session: Session | null = null;
  private last: string | null = null;
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
    const stored = parseStored(this.last) as Partial<StoredSession> | null;
    if (typeof stored?.id !== 'string' || !Array.isArray(stored.log) || typeof stored.snapshot !== 'object' || stored.snapshot === null) return null;
    const original = await holdForPage(`waypost-session:${stored.id}`);
    const session: StoredSession = {
      id: original ? stored.id : this.newId(),
      snapshot: stored.snapshot,
      log: stored.log,
      chat: original ? (stored.chat ?? null) : null,
      drafts: readDrafts(stored.drafts),
    };
    if (!original) void holdForPage(`waypost-session:${session.id}`);
    this.chat = session.chat;
    this.drafts = session.drafts;
    this.session = session;
    return session;
  }

  /** False when another page of this tab has gone on with the session since. */
  get isCurrent(): boolean {
    return !this.kept || this.store.get(this.key) === this.last;
  }

  saveSession(session: Session): void {
    if (this.session === null && session.id) void holdForPage(`waypost-session:${session.id}`);
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

  private write(): void {
    if (!this.session) return;
    const { id, snapshot, log } = this.session;
    this.last = JSON.stringify({ id, snapshot, log, chat: this.chat, drafts: this.drafts });
    this.kept = this.store.set(this.key, this.last);
  }
}

function readDrafts(value: unknown): DraftTexts {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
