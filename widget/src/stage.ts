// Brings session and screen together: turns log entries into screens, runs effects, and carries what the
// visitor does back to the controller. Holds no truth: what it shows follows from log and chat.

import type { About, Engine, EventBody, LogEntry, Say, Target } from '../../wasm/js/index.ts';
import { ChatDesk, type StoredChat } from './chat/desk.ts';
import { type Chat, unanswered } from './chat/state.ts';
import type { ChatEvent, CreateTransport } from './channels/transport.ts';
import { Controller, type Session } from './controller.ts';
import { chatPlace, Drafts, formPlace, messagePlace } from './drafts.ts';
import { Effects } from './effects.ts';
import { Delivery } from './handover/delivery.ts';
import { copyText } from './host/clipboard.ts';
import type { Clock } from './host/clock.ts';
import { request } from './host/net.ts';
import { absoluteUrl, isPageVisible, isTouched, pageContext } from './host/page.ts';
import type { OutboxDriver } from './outbox/driver.ts';
import type { SessionStore, StoredSession } from './session-store.ts';
import type { Strings } from './strings.ts';
import type { RichText } from './text/rich.ts';
import { ChatView } from './views/chat.ts';
import { Home } from './views/home.ts';
import { Search } from './views/search.ts';
import type { Foot, Shell } from './views/shell.ts';
import { lastOffer, type Landing, Thread } from './views/thread.ts';
import { factsOf, Labels, wasRefused } from './views/visitor-text.ts';
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
  /** `running`: this tab's conversation goes on, or is still to begin; told after every turn. */
  onUnread(count: number, running: boolean): void;
  onFailure(failure: unknown): void;
}

type ScreenName = 'home' | 'thread' | 'chat';

export class Stage {
  private readonly controller: Controller;
  private readonly effects: Effects;
  private readonly delivery: Delivery;
  private readonly drafts: Drafts;
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
  /** What stands in the search asks for a person. */
  private typedForPerson = false;

  constructor(
    private readonly host: StageHost,
    restored: StoredSession | null,
  ) {
    const { strings, shell, rich, about, clock } = host;
    this.controller = new Controller(host.engine, { clock, onTurn: (entry, session) => this.onTurn(entry, session), onFailure: host.onFailure }, restored);
    this.labels = new Labels(about, () => this.session.log);
    this.drafts = new Drafts(restored?.drafts ?? {}, (texts) => host.store.saveDrafts(texts));
    this.search = new Search(strings, shell.announcer, {
      suggest: (text) => this.suggest(text),
      ask: (text, first) => void this.askOrPick(text, first),
      pick: (target, text) => this.pick(target, text),
      inConversation: () => this.chatRuns(),
      onActive: (active, person) => {
        this.home.setSearching(active);
        this.typedForPerson = person;
        this.updateFoot();
      },
    });
    this.home = new Home(about, strings, this.search, { select: (option, turn) => this.select(option, turn), pick: (target) => this.pick(target, ''), focusStart: () => shell.focusStart() }, () => clock.now());
    this.thread = new Thread(strings, rich, this.labels, {
      select: (option, turn) => this.select(option, turn),
      submit: (fields, turn) => void this.dispatch({ type: 'submit', fields, turn }),
      article: (id) => host.engine.article(id).catch(() => null),
      contact: about.contact,
      sends: Boolean(about.handover?.receiver),
      drafts: {
        get: (form, field) => this.drafts.get(formPlace(form) + field),
        set: (form, field, text) => this.drafts.set(formPlace(form) + field, text),
      },
      delivery: { undelivered: () => this.delivery.undelivered(), copy: copyText, dismiss: () => this.delivery.dismiss() },
      hasSaid: () => this.hasSaid(),
      inConversation: () => this.chatRuns(),
      asked: () => this.session.snapshot?.asked ?? 0,
    });
    this.askBar = new AskBar(strings, (text) => this.ask(text));
    this.desk = new ChatDesk({
      clock,
      load: host.loadChat,
      token: about.handover?.chat?.token ?? '',
      nick: () => this.session.snapshot?.known?.['name'] ?? '',
      begun: () => this.keepForNext(this.takeField()),
      seen: () => this.screen === 'chat' && shell.isOpen && isPageVisible(),
      onChange: (chat, event) => this.onChat(chat, event),
      onEnded: (handover) => void this.dispatch({ type: 'handover_done', handover, result: 'ended' }),
      save: (stored) => host.store.saveChat(stored),
    });
    const chatActions = {
      send: (text: string): boolean => this.desk.send(text),
      resend: (id: string) => this.desk.resend(id),
      typing: (active: boolean) => this.desk.setTyping(active),
      reconnect: () => this.desk.reconnect(),
      draft: (text: string) => this.keepChatDraft(text),
      end: () => this.endChat(),
      askAgain: () => this.askAgain(),
    };
    this.chatView = new ChatView(strings, chatActions, () => clock.now());
    this.delivery = new Delivery({
      outbox: host.outbox,
      engine: host.engine,
      about,
      strings,
      store: host.store,
      session: () => this.session,
      dispatch: (body) => void this.dispatch(body),
      address: absoluteUrl,
      startChat: (handover) => this.startChat(handover),
      onChange: () => this.showDelivery(),
    });
    this.effects = new Effects({
      request,
      session: () => this.session,
      dispatch: (body) => void this.dispatch(body),
      // No conversation begins without a record of it.
      available: async (handover) => this.delivery.sends && this.desk.available(handover),
      deliver: (effect) => {
        if (effect.mode === 'message') this.desk.dismiss();
        void this.delivery.deliver(effect.handover);
      },
      track: host.track,
    });
    if (restored) this.takeUp(restored);
    this.begin(restored).catch(host.onFailure);
  }

  private get session(): Session {
    return this.controller.session;
  }

  /** A question from outside the panel: the page's own search, `waypost.ask()`. */
  ask(text: string): void {
    this.search.clear();
    void this.dispatch({ type: 'query', text });
  }

  /** Enter in the search: when it would be answered, then with what stood first while typing. */
  private async askOrPick(text: string, first: Target | undefined): Promise<void> {
    const answer = first && (await this.controller.answerTo(text, this.host.strings.locale).catch(() => null));
    const best = answer?.decision === 'answer' ? answer.matches[0]?.target : undefined;
    if (first && best && (best.kind !== first.kind || best.id !== first.id)) this.pick(first, text);
    else this.ask(text);
  }

  person(): void {
    if (this.chatRuns()) return this.show('chat');
    if (this.messageOpen()) return this.show('thread', this.thread.last ?? undefined);
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

  /** The conversation with a person, running or ended. */
  conversation(): void {
    this.show('chat');
  }

  /** The panel has been opened: it goes on where it was, and the conversation on the screen counts as seen. */
  look(): void {
    if (this.screen === 'chat' || this.desk.chat?.unread) this.show('chat');
    else if (this.screen === 'thread') this.goOn();
  }

  /** Throws when what was stored cannot be drawn. */
  private takeUp(restored: StoredSession): void {
    this.redraw();
    if (restored.chat) this.restoreChat(restored.chat);
    if (this.host.shell.isOpen) this.look();
  }

  private async begin(restored: StoredSession | null): Promise<void> {
    if (!restored) await this.dispatch({ type: 'open', context: pageContext(this.host.strings.locale) });
    else await this.dispatch({ type: 'resume', ...(restored.copied && { copy: true }) });
    this.delivery.catchUp();
    this.showDelivery();
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
    this.dropDrafts(entry);
    this.draw(entry);
    this.updateFoot();
    this.effects.run(entry.effects);
    this.desk.release(session.snapshot?.handover?.id ?? '');
  }

  private draw(entry: LogEntry): void {
    const offer = lastOffer(entry);
    if (offer?.kind === 'home') {
      this.home.show(offer, said(entry));
      this.thread.reset([]);
      this.show('home');
      return;
    }
    const landing = this.thread.add(entry);
    const done = entry.event.type === 'handover_done' ? entry.event.result : null;
    if (!landing && (done === null || said(entry).length === 0)) return;
    if (done === 'delivered' && this.chatRuns()) return this.show('chat');
    if (this.screen === 'chat' && (this.chatRuns() || done === 'ended')) return this.show('chat');
    if (landing && (done === null || this.screen !== 'home')) return this.show('thread', landing);
    // News of a handover never tears the visitor away from what else they are doing.
    this.tell(said(entry));
  }

  /** What has been sent, or belongs to variables that are forgotten, is no draft any more. */
  private dropDrafts(entry: LogEntry): void {
    const { event, effects } = entry;
    if (event.type === 'restart') this.drafts.drop('step/');
    if (event.type !== 'submit') return;
    const form = this.labels.form(event.turn);
    const refused = wasRefused(entry) || effects.some((effect) => effect.type === 'stale');
    if (form && !refused) this.drafts.drop(formPlace(form));
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
    const title = about.site?.name || strings.t('title');
    if (name === 'home') {
      const input = (): HTMLElement => this.search.input;
      shell.show({ name, title, body: this.home.node, focus: unlessTouched(input), typing: input });
    } else if (name === 'thread') {
      const dock = this.messageOpen() ? null : this.askBar.node;
      const focus = (): HTMLElement | null => (landing ?? this.thread.last)?.focus ?? null;
      shell.show({ name, title, body: this.thread.node, dock, back: true, tools: true, focus, typing: () => dock && this.askBar.input });
      if (landing) shell.land(landing.turn, landing.focus);
      else this.goOn();
    } else {
      const running = this.chatRuns();
      const input = (): HTMLElement | null => (running ? this.chatView.input : null);
      const { node: body, dock, endButton } = this.chatView;
      shell.show({ name, title: strings.t('chat.title'), body, dock: running ? dock : null, extra: running ? endButton : null, back: true, focus: unlessTouched(input), typing: input });
      shell.scrollToEnd();
      this.desk.look();
    }
    this.updateFoot();
  }

  /** Shows the newest turn of a thread that the visitor comes back to. */
  private goOn(): void {
    const turn = this.thread.last?.turn;
    if (turn) this.host.shell.settle(turn);
  }

  private updateFoot(): void {
    const { strings, shell } = this.host;
    const { chat } = this.desk;
    const running = this.chatRuns();
    const unread = chat?.unread ?? 0;
    const conversation = this.screen !== 'chat' && (running || chat?.ended) ? { label: strings.t('your_conversation'), unread, words: strings.count('unread', unread) } : null;
    const foot: Foot = { person: running ? null : strings.t('talk_to_person'), lead: (this.screen === 'thread' && this.thread.leadsToPerson) || (this.screen === 'home' && this.typedForPerson), conversation };
    shell.setFoot(foot);
    this.host.onUnread(unread, running || this.chatWaits());
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

  /** On its way to the agents: from the moment that it arrives, the visitor must be in the room. */
  private chatWaits(): boolean {
    const { handover } = this.session.snapshot ?? {};
    return handover?.mode === 'chat' && (handover.state === 'delivering' || handover.state === 'failed');
  }

  private showDelivery(): void {
    this.thread.refreshDelivery();
    for (const id of this.home.showUnsent(this.delivery.leftBehind(copyText))) {
      const { state, reference = '' } = this.host.outbox.get(id) ?? {};
      if (state === 'sent') this.tell([{ type: 'say', id, message: `message_sent${reference && '_reference'}`, args: { reference } }]);
    }
  }

  /** Says on every screen, and leaves standing at home. */
  private tell(news: Say[]): void {
    this.host.shell.announcer.say(this.home.tell(news));
  }

  private startChat(handover: string): void {
    if (this.desk.chat?.handover === handover) return;
    void this.desk.start(handover);
    const place = `${messagePlace}message`;
    const begun = this.drafts.get(place);
    if (!begun) return;
    // What was to be left as a message is said now that somebody is there.
    this.drafts.drop(place);
    this.keepChatDraft(begun);
    this.chatView.setDraft(begun);
  }

  private restoreChat(stored: StoredChat): void {
    this.chatView.setDraft(this.drafts.get(chatPlace(stored.chat.handover)) ?? '');
    this.desk.restore(stored);
    this.onChat(stored.chat, null);
  }

  private keepChatDraft(text: string): void {
    const place = chatPlace(this.desk.chat?.handover ?? '');
    if (text) this.drafts.set(place, text);
    else this.drafts.drop(place);
  }

  private endChat(): void {
    this.takeField();
    void this.desk.end();
    this.host.shell.focusStart();
  }

  /** The agent has gone, or none has come: another handover, which begins when this one has ended. */
  private askAgain(): void {
    const { chat } = this.desk;
    this.keepForNext([chat && unanswered(chat), this.takeField()].filter(Boolean).join('\n'));
    this.endChat();
    void this.dispatch({ type: 'person' });
  }

  /** With the conversation the field goes: neither its text nor the focus may go with it. */
  private takeField(): string {
    const text = this.chatView.input.value.trim();
    if (this.chatView.dock.querySelector(':focus')) this.host.shell.focusStart();
    this.keepChatDraft('');
    this.chatView.setDraft('');
    return text;
  }

  /** For whoever comes next: where nobody is, it is a message. */
  private keepForNext(text: string): string {
    if (text) this.drafts.set(`${messagePlace}message`, text);
    return text;
  }

  private onChat(chat: Chat, event: ChatEvent | null): void {
    const { strings, shell } = this.host;
    const atEnd = shell.isAtEnd();
    this.chatView.setPassedOn({ question: this.session.snapshot?.question ?? '', facts: factsOf(this.session.log, this.labels, strings), hasSaid: this.hasSaid() });
    this.chatView.show(chat);
    if (this.screen === 'chat' && atEnd) shell.scrollToEnd();
    this.updateFoot();
    if (event?.type === 'message' && event.message.from === 'agent') {
      shell.announcer.say(strings.t('chat.new_message', { name: event.message.name || strings.t('agent'), text: event.message.text }));
    }
  }

  /** Asking for a person says nothing yet; everything else the visitor did goes along. */
  private hasSaid(): boolean {
    const asksForPerson = (entry: LogEntry): boolean => entry.effects.some((effect) => effect.type === 'handover' && effect.phase === 'check');
    return this.session.log.some((entry) => ['query', 'pick', 'select', 'submit'].includes(entry.event.type) && !asksForPerson(entry));
  }
}

function said(entry: LogEntry): Say[] {
  return entry.effects.filter((effect): effect is Say => effect.type === 'say');
}

/** A field that takes the focus by itself would bring up the on-screen keyboard over everything else. */
function unlessTouched(give: () => HTMLElement | null): () => HTMLElement | null {
  return () => (isTouched() ? null : give());
}
