// Brings session and screen together: turns log entries into screens, runs effects, and carries what the
// visitor does back to the controller. Holds no truth: what it shows follows from log and chat.

import type { About, Engine, EventBody, HandoverEffect, LogEntry, Say, Target } from '../../wasm/js/index.ts';
import { ChatDesk } from './chat/desk.ts';
import type { Chat } from './chat/state.ts';
import type { ChatEvent, CreateTransport } from './channels/transport.ts';
import { Controller, type Session } from './controller.ts';
import { Effects } from './effects.ts';
import { freeze } from './handover/freeze.ts';
import { unsentView } from './handover/unsent.ts';
import type { Clock } from './host/clock.ts';
import { request } from './host/net.ts';
import { pageContext } from './host/page.ts';
import type { OutboxDriver, OutboxReport } from './outbox/driver.ts';
import type { SessionStore, StoredSession } from './session-store.ts';
import type { Strings } from './strings.ts';
import type { RichText } from './text/rich.ts';
import { ChatView } from './views/chat.ts';
import { Home } from './views/home.ts';
import { Search } from './views/search.ts';
import type { Shell } from './views/shell.ts';
import { lastOffer, type Landing, Thread } from './views/thread.ts';
import { Labels } from './views/visitor-text.ts';
import { AskBar } from './views/ask-bar.ts';

export interface StageHost {
  engine: Engine;
  about: About;
  strings: Strings;
  shell: Shell;
  rich: RichText;
  clock: Clock;
  store: SessionStore;
  outbox: OutboxDriver;
  loadChat(): Promise<CreateTransport>;
  track(name: string, args: Record<string, string>): void;
  onUnread(count: number, running: boolean): void;
  onFailure(failure: unknown): void;
}

type ScreenName = 'home' | 'thread' | 'chat';

export class Stage {
  private readonly controller: Controller;
  private readonly effects: Effects;
  private readonly desk: ChatDesk;
  private readonly search: Search;
  private readonly home: Home;
  private readonly thread: Thread;
  private readonly chatView: ChatView;
  private readonly askBar: AskBar;
  private readonly labels: Labels;
  private screen: ScreenName = 'home';
  /** A person has been asked for and the core has not answered yet: a double click asks once. */
  private asking = false;

  constructor(
    private readonly host: StageHost,
    restored: StoredSession | null,
  ) {
    const { strings, shell, rich, about, clock } = host;
    this.controller = new Controller(host.engine, { clock, onTurn: (entry, session) => this.onTurn(entry, session), onFailure: host.onFailure }, restored);
    this.labels = new Labels(about, () => this.session.log);
    this.search = new Search(strings, shell.announcer, {
      suggest: (text) => this.suggest(text),
      ask: (text) => this.ask(text),
      pick: (target, text) => this.pick(target, text),
      onActive: (active) => this.home.setSearching(active),
    });
    this.home = new Home(about, strings, this.search, { select: (option, turn) => this.select(option, turn), pick: (target) => this.pick(target, '') }, () => clock.now());
    this.thread = new Thread(strings, rich, this.labels, {
      select: (option, turn) => this.select(option, turn),
      submit: (fields, turn) => void this.dispatch({ type: 'submit', fields, turn }),
      article: (id) => host.engine.article(id).catch(() => null),
      unsent: () => this.unsent(),
      contact: about.contact,
    });
    this.askBar = new AskBar(strings, (text) => this.ask(text));
    this.desk = new ChatDesk({
      clock,
      load: host.loadChat,
      token: about.handover?.chat?.token ?? '',
      nick: () => this.session.snapshot?.known?.['name'] ?? '',
      seen: () => this.screen === 'chat' && shell.isOpen && document.visibilityState === 'visible',
      onChange: (chat, event) => this.onChat(chat, event),
      onEnded: (handover) => void this.dispatch({ type: 'handover_done', handover, result: 'ended' }),
      save: (stored) => host.store.saveChat(stored),
    });
    this.chatView = new ChatView(strings, { send: (text) => this.desk.send(text), resend: (id) => this.desk.resend(id), typing: (active) => this.desk.setTyping(active), reconnect: () => this.desk.reconnect() }, () => clock.now());
    this.effects = new Effects({
      request,
      dispatch: (body) => void this.dispatch(body),
      available: (handover) => this.desk.available(handover),
      deliver: (effect) => void this.deliver(effect),
      track: host.track,
    });
    host.outbox.onReport = (report) => this.onDelivery(report);
    void this.begin(restored);
  }

  private get session(): Session {
    return this.controller.session;
  }

  /** A question from outside the panel: the page's own search, `waypost.ask()`. */
  ask(text: string): void {
    this.search.clear();
    void this.dispatch({ type: 'query', text });
  }

  person(): void {
    if (this.chatRuns()) return this.show('chat');
    const checking = this.session.snapshot?.handover?.state === 'checking' && this.screen === 'thread';
    if (checking || this.asking) return;
    this.asking = true;
    void this.dispatch({ type: 'person' }).finally(() => (this.asking = false));
  }

  back(): void {
    if (this.screen === 'chat') this.show(this.homeOffer() ? 'home' : 'thread');
    else void this.dispatch({ type: 'back' });
  }

  restart(): void {
    void this.dispatch({ type: 'restart' });
  }

  /** The panel has been opened: the conversation on the screen counts as seen. */
  look(): void {
    if (this.desk.chat?.unread) this.show('chat');
    else if (this.screen === 'chat') this.desk.look();
  }

  private async begin(restored: StoredSession | null): Promise<void> {
    if (!restored) return this.dispatch({ type: 'open', context: pageContext(this.host.strings.locale) });
    this.redraw();
    if (restored.chat) this.desk.restore(restored.chat);
    if (this.host.shell.isOpen) this.look();
    await this.dispatch({ type: 'resume' });
    this.catchUp();
  }

  /** The outbox may have delivered before there was a session to tell. */
  private catchUp(): void {
    const { id, state } = this.session.snapshot?.handover ?? {};
    const record = id ? this.host.outbox.get(id) : undefined;
    if (record?.state !== 'sent' || (state !== 'failed' && state !== 'delivering')) return;
    this.onDelivery({ id: record.id, result: 'delivered', reference: record.reference, parked: false, reason: '' });
  }

  private dispatch(body: EventBody): Promise<void> {
    return this.controller.dispatch(body);
  }

  private select(option: string, turn: number): void {
    void this.dispatch({ type: 'select', option, turn });
  }

  private pick(target: Target, text: string): void {
    this.search.clear();
    void this.dispatch({ type: 'pick', target, ...(text ? { text } : {}) });
  }

  private async suggest(text: string): ReturnType<Controller['suggest']> {
    if (text === '') this.controller.forgetSuggestions();
    return text === '' ? null : this.controller.suggest(text, this.host.strings.locale);
  }

  // ---------------------------------------------------------------- from the core to the screen

  private onTurn(entry: LogEntry, session: Session): void {
    if (entry.effects.some((effect) => effect.type === 'persist')) this.host.store.saveSession(session);
    this.draw(entry);
    this.effects.run(entry.effects);
  }

  private draw(entry: LogEntry): void {
    const offer = lastOffer(entry);
    if (offer?.kind === 'home') {
      this.home.show(offer, entry.effects.filter((effect): effect is Say => effect.type === 'say' && effect.message !== 'welcome'));
      this.thread.reset([]);
      this.show('home');
      return;
    }
    const landing = this.thread.add(entry);
    if (!landing) return;
    const done = entry.event.type === 'handover_done' ? entry.event.result : null;
    if (done === 'delivered' && this.chatRuns()) return this.show('chat');
    if (this.screen === 'chat' && (this.chatRuns() || done === 'ended')) return this.show('chat');
    // News of a handover never tears the visitor away from what else they are doing at home.
    if (done === null || this.screen !== 'home') this.show('thread', landing);
  }

  /** After a reload: everything since home was last offered. */
  private redraw(): void {
    const { log } = this.session;
    const at = log.map((entry) => lastOffer(entry)?.kind).lastIndexOf('home');
    const atHome = log[at];
    const offer = atHome && lastOffer(atHome);
    if (offer) this.home.show(offer, []);
    const since = log.slice(at + 1);
    this.thread.reset(since);
    if (this.chatRuns() && this.session.snapshot?.place?.kind === 'handed') this.show('chat');
    else this.show(this.homeOffer() ? 'home' : 'thread');
  }

  private homeOffer(): boolean {
    return !this.thread.node.hasChildNodes();
  }

  private show(name: ScreenName, landing?: Landing): void {
    const { shell, strings, about } = this.host;
    this.screen = name;
    const site = about.site?.name || strings.t('title');
    if (name === 'home') {
      const focus = (): HTMLElement | null => (byThumb() ? null : this.search.input);
      shell.show({ name, title: site, body: this.home.node, person: this.personLabel(), focus });
    } else if (name === 'thread') {
      shell.show({ name, title: site, body: this.thread.node, dock: this.messageOpen() ? null : this.askBar.node, back: true, tools: true, person: this.personLabel(), focus: () => landing?.focus ?? null });
      if (landing) shell.land(landing.turn, landing.focus);
    } else {
      const focus = (): HTMLElement | null => (byThumb() ? null : this.chatView.input);
      const running = this.chatRuns();
      shell.show({ name, title: strings.t('chat.title'), body: this.chatView.node, dock: running ? this.chatView.composer : null, back: true, person: running ? null : this.personLabel(), focus });
      shell.scrollToEnd();
      this.desk.look();
    }
  }

  /** While a message is being written, a second field below it would only mislead. */
  private messageOpen(): boolean {
    return this.session.snapshot?.place?.kind === 'message';
  }

  // ---------------------------------------------------------------- a person

  private chatRuns(): boolean {
    const { handover } = this.session.snapshot ?? {};
    return handover?.mode === 'chat' && handover.state === 'delivered';
  }

  private personLabel(): string {
    return this.host.strings.t(this.chatRuns() ? 'your_conversation' : 'talk_to_person');
  }

  private async deliver(effect: HandoverEffect): Promise<void> {
    const { outbox, engine, about, strings } = this.host;
    const known = outbox.get(effect.handover);
    const { snapshot, log } = this.session;
    if (effect.mode === 'message') this.desk.dismiss();
    if (known) return outbox.add(known.id, known.url, known.body);
    if (!snapshot) return;
    try {
      const frozen = freeze(await engine.record(snapshot, log), strings);
      const receiver = about.handover?.receiver ?? '';
      outbox.add(effect.handover, receiver && new URL(receiver, document.baseURI).href, frozen);
    } catch (failure) {
      console.error('Waypost: the handover record could not be made.', failure);
      void this.dispatch({ type: 'handover_done', handover: effect.handover, result: 'failed' });
    }
  }

  private onDelivery({ id, result, reference }: OutboxReport): void {
    if (this.session.snapshot?.handover?.id !== id) return;
    const chat = this.session.snapshot.handover.mode === 'chat';
    void this.dispatch({ type: 'handover_done', handover: id, result, ...(reference ? { reference } : {}) });
    if (result === 'delivered' && chat && this.desk.chat?.handover !== id) void this.desk.start(id);
  }

  private unsent(): HTMLElement | null {
    const { outbox, about, strings } = this.host;
    const id = this.session.snapshot?.handover?.id ?? '';
    const record = outbox.get(id);
    return record && record.state !== 'sent' ? unsentView(record, !outbox.unsaved.has(id), about, strings) : null;
  }

  private onChat(chat: Chat, event: ChatEvent | null): void {
    const { strings, shell } = this.host;
    const atEnd = shell.isAtEnd();
    this.chatView.setPassedOn(this.passedOn());
    this.chatView.show(chat);
    if (this.screen === 'chat' && atEnd) shell.scrollToEnd();
    this.host.onUnread(chat.unread, !chat.ended);
    if (event?.type === 'message' && event.message.from === 'agent') {
      shell.announcer.say(strings.t('chat.new_message', { name: event.message.name || strings.t('agent'), text: event.message.text }));
    }
  }

  /** What the agent sees before the first message, from the log. */
  private passedOn(): { question: string; facts: { label: string; value: string }[] } {
    const facts = this.session.log.flatMap(({ event }) => {
      if (event.type !== 'submit') return [];
      const fields = this.labels.form(event.turn)?.fields ?? [];
      return fields.map((field) => ({ label: this.labels.field(field, this.host.strings), value: field.private ? this.host.strings.t('hidden_value') : (event.fields[field.name] ?? '') }));
    });
    return { question: this.session.snapshot?.question ?? '', facts };
  }
}

/** A field that takes the focus by itself would bring up the on-screen keyboard over everything else. */
function byThumb(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
