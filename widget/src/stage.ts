// Brings session and screen together: turns log entries into screens, runs effects, and carries what the
// visitor does back to the controller. Holds no truth: what it shows follows from log and chat.

import type { About, Engine, LogEntry, Offer, Say, Target } from '../../wasm/js/index.ts';
import { ChatDesk, type StoredChat } from './chat/desk.ts';
import { type Chat, unanswered } from './chat/state.ts';
import { Asking } from './asking.ts';
import type { Attachments } from './attachments.ts';
import type { ReadArticle } from './bodies.ts';
import type { ChatEvent, CreateTransport } from './channels/transport.ts';
import { Controller, type NextEvent, type Session } from './controller.ts';
import { chatPlace, Drafts, formPlace, messagePlace, personPlace, questionPlace } from './drafts.ts';
import { Effects } from './effects.ts';
import { Delivery } from './handover/delivery.ts';
import { hasSaid, logPassedOn } from './handover/passed-on.ts';
import { chatRuns, chatWaits, isBusy } from './handover/standing.ts';
import { Crossing, type CrossingHost } from './languages/crossing.ts';
import type { Found } from './languages/elsewhere.ts';
import { copyText } from './host/clipboard.ts';
import type { Clock } from './host/clock.ts';
import { request } from './host/net.ts';
import type { AskPage } from './host/page-lookups.ts';
import { absoluteUrl, isPageVisible, unlessTouched, beginning } from './host/page.ts';
import { isReply, lastOffer, said, wasRefused } from './log-entry.ts';
import type { OutboxDriver } from './outbox/driver.ts';
import { goOn, type SessionStore, type StoredSession } from './session-store.ts';
import type { Strings } from './strings.ts';
import type { RichText } from './text/rich.ts';
import { ChatView } from './views/chat.ts';
import { Home } from './views/home.ts';
import { Search } from './views/search.ts';
import type { Foot, Shell } from './views/shell.ts';
import type { LazySteps } from './views/lazy-steps.ts';
import { type Landing, Thread } from './views/thread.ts';
import { factsOf, Labels } from './views/visitor-text.ts';
import { AskBar } from './views/ask-bar.ts';

export interface StageHost {
  engine: Engine;
  about: About;
  strings: Strings;
  shell: Shell;
  rich: RichText;
  steps: LazySteps;
  attachments: Attachments;
  clock: Clock;
  store: SessionStore;
  outbox: OutboxDriver;
  article: (id: string) => Promise<ReadArticle | null>;
  askPage: AskPage;
  loadChat(): Promise<CreateTransport>;
  track(name: string, args: Record<string, string>): void;
  /** `running`: this tab's conversation goes on, or is still to begin; told after every turn. */
  onUnread(count: number, running: boolean): void;
  onFailure(failure: unknown): void;
  elsewhere: CrossingHost['elsewhere'];
  /** Goes on in another language, on a stage of its own. */
  moveTo(found: Found, act: (stage: Stage) => void): void;
}

type ScreenName = 'home' | 'thread' | 'chat';

export class Stage {
  private readonly controller: Controller;
  private readonly effects: Effects;
  private readonly delivery: Delivery;
  private readonly drafts: Drafts;
  private readonly asking: Asking;
  private readonly desk: ChatDesk;
  private readonly search: Search;
  private readonly home: Home;
  private readonly thread: Thread;
  private readonly chatView: ChatView;
  private readonly askBar: AskBar;
  private readonly labels: Labels;
  private screen: ScreenName = 'home';
  /** A person has been asked for and the core has not answered yet: a double click asks once. */
  private callsPerson = false;
  /** The ranking is trained. */
  private hasLearned = false;
  /** What stands in the search asks for a person. */
  private typedForPerson = false;

  constructor(
    private readonly host: StageHost,
    restored: StoredSession | null,
  ) {
    const { strings, shell, rich, about, clock } = host;
    this.controller = new Controller(host.engine, { clock, onTurn: (entry, session) => this.onTurn(entry, session), onFailure: host.onFailure }, restored);
    this.labels = new Labels(about, () => this.session.log, () => clock.now());
    this.drafts = new Drafts(restored?.drafts ?? {}, (texts) => host.store.saveDrafts(texts));
    const crossing = new Crossing({
      clock,
      elsewhere: host.elsewhere,
      canMove: () => !this.desk.chat && !isBusy(this.session.snapshot),
      ask: (found, text) => host.moveTo(found, (stage) => stage.ask(text)),
    });
    this.asking = new Asking({
      clock,
      drafts: this.drafts,
      dispatch: (next) => this.dispatch(next),
      answerTo: (text) => this.controller.answerTo(text, strings.locale),
      askElsewhere: (text, answer) => crossing.ask(text, answer),
      onWaiting: (text) => shell.setWaiting(text),
      isPrivate: () => Boolean(this.labels.form(this.session.snapshot?.turn ?? 0)?.fields.some((field) => field.private)),
    });
    this.search = new Search(strings, shell.announcer, {
      suggest: (text, first) => this.suggest(text, first),
      elsewhere: (text, answer) => crossing.find({ text, prefix: true, limit: 6 }, answer),
      ask: (text, first, found) => (found ? host.moveTo(found, (stage) => stage.ask(text, first)) : this.ask(text, first)),
      pick: (target, text, found) => (found ? host.moveTo(found, (stage) => stage.pick(target, text)) : this.pick(target, text)),
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
      article: host.article,
      contact: about.contact,
      sends: Boolean(about.handover?.receiver),
      drafts: {
        get: (form, field) => this.drafts.get(formPlace(form) + field),
        set: (form, field, text) => this.drafts.set(formPlace(form) + field, text),
      },
      files: host.attachments,
      steps: host.steps,
      delivery: { undelivered: () => this.delivery.undelivered(), copy: copyText, dismiss: () => this.delivery.dismiss() },
      hasSaid: (handover) => hasSaid(logPassedOn(this.session.log, handover)),
      inConversation: () => this.chatRuns(),
      asked: () => this.session.snapshot?.asked ?? 0,
    });
    this.askBar = new AskBar(strings, (text) => this.ask(text), () => this.asking.keep());
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
      startChat: (handover, question) => this.startChat(handover, question),
      onChange: () => this.showDelivery(),
    });
    this.effects = new Effects({
      request,
      askPage: host.askPage,
      session: () => this.session,
      dispatch: (body) => void this.dispatch(body),
      // No conversation begins without a record of it.
      available: async (handover) => this.delivery.sends && this.desk.available(handover),
      deliver: (effect) => {
        if (effect.mode === 'message') this.desk.dismiss();
        void this.delivery.deliver(effect.handover);
      },
      track: host.track,
    }, strings.locale);
    if (restored) this.takeUp(restored);
    void host.engine.trained.then(() => {
      this.hasLearned = true;
      this.search.improve();
    });
    this.begin(restored).catch(host.onFailure);
  }

  private get session(): Session {
    return this.controller.session;
  }

  /** A question: the visitor's, with what stood first while typing, or from outside the panel (`waypost.ask()`). */
  ask(text: string, first?: Target): void {
    // What stands first by similarity alone is not what Enter means.
    this.asking.ask(text, this.hasLearned ? first : undefined);
    this.search.clear();
  }

  person(): void {
    if (this.chatRuns()) return this.show('chat');
    if (this.messageOpen()) return this.show('thread', this.thread.last ?? undefined);
    const checking = this.session.snapshot?.handover?.state === 'checking' && this.screen === 'thread';
    if (checking || this.callsPerson) return;
    this.callsPerson = true;
    this.asking.thenPerson(this.host.strings.t('talk_to_person'));
    void this.dispatch({ type: 'person' }).finally(() => (this.callsPerson = false));
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
    const asked = this.drafts.get(questionPlace);
    if (asked && this.homeOffer()) this.search.putBack(asked);
    else if (asked) this.askBar.input.value = asked;
    if (restored.chat) this.restoreChat(restored.chat);
    if (this.host.shell.isOpen) this.look();
  }

  private async begin(restored: StoredSession | null): Promise<void> {
    const { context, zones } = beginning(this.host.strings.locale, this.host.about.hours, this.host.clock.now());
    await this.dispatch(restored ? goOn(restored, zones) : { type: 'open', context, zones });
    this.delivery.catchUp();
    this.showDelivery();
    if (this.drafts.get(personPlace)) this.askAndCall(this.drafts.get(questionPlace));
  }

  /** An earlier page was left before it could. */
  private askAndCall(question: string | undefined): void {
    this.askBar.input.value = '';
    if (question) this.ask(question);
    this.person();
  }

  private dispatch(next: NextEvent): Promise<void> {
    return this.controller.dispatch(next);
  }

  private select(option: string, turn: number): void {
    void this.dispatch({ type: 'select', option, turn });
  }

  private pick(target: Target, text: string): void {
    this.search.clear();
    void this.dispatch({ type: 'pick', target, ...(text ? { text } : {}) });
  }

  /** For a stage in another language: everything of this session, when all that was begun is folded in: nothing is shown or done here from then on. */
  async leave(): Promise<StoredSession> {
    await this.controller.idle;
    // A question that waits is asked there.
    this.drafts.drop(questionPlace);
    return { ...this.session, chat: null, drafts: this.drafts.all, copied: false };
  }

  private async suggest(text: string, first?: Target): ReturnType<Controller['suggest']> {
    if (text) return this.controller.suggest(text, this.host.strings.locale, first);
    this.controller.forgetSuggestions();
    this.asking.keep();
    return null;
  }

  // ---------------------------------------------------------------- from the core to the screen

  private onTurn(entry: LogEntry, session: Session): void {
    if (entry.effects.some((effect) => effect.type === 'persist')) this.host.store.saveSession(session);
    this.dropDrafts(entry);
    this.asking.took(entry.event);
    this.draw(entry);
    this.updateFoot();
    this.effects.run(entry.effects);
    this.desk.release(session.snapshot?.handover?.id ?? '');
  }

  private draw(entry: LogEntry): void {
    const home = this.homeIn(entry, this.screen === 'home');
    if (home) {
      const words = this.home.show(home, said(entry));
      this.thread.reset([]);
      this.show('home');
      if (words) this.host.shell.announcer.say(words);
      return;
    }
    const landing = this.thread.add(entry);
    const done = entry.event.type === 'handover_done' ? entry.event.result : null;
    if (!landing && (done === null || said(entry).length === 0)) return;
    if (done === 'delivered' && this.chatRuns()) return this.show('chat');
    if (this.screen === 'chat' && (this.chatRuns() || done === 'ended')) return this.show('chat');
    if (landing && (done === null || this.screen !== 'home')) {
      if (entry.event.type === 'query' || entry.event.type === 'pick') this.takeAlong();
      return this.show('thread', landing);
    }
    // News of a handover never tears the visitor away from what else they are doing.
    this.tell(said(entry));
  }

  /** The offer of home that an entry leads to. Who says thanks for an answer is not led away from it. */
  private homeIn(entry: LogEntry, atHome = false): Offer | null {
    const offer = lastOffer(entry);
    return offer?.kind === 'home' && (atHome || this.homeOffer() || !isReply(entry)) ? offer : null;
  }

  /** What was typed at home while a question waited for its answer goes where the next one is asked. */
  private takeAlong(): void {
    const { text } = this.search;
    if (!text || this.screen !== 'home' || this.askBar.input.value) return;
    this.askBar.input.value = text;
    this.search.clear();
  }

  /** What has been sent, or belongs to variables that are forgotten, is no draft any more. */
  private dropDrafts(entry: LogEntry): void {
    const { event, effects } = entry;
    if (event.type === 'restart' || (event.type === 'select' && event.option === 'restart')) for (const kept of [this.drafts, this.host.attachments]) kept.drop('step/');
    if (event.type !== 'submit') return;
    const form = this.labels.form(event.turn);
    const refused = wasRefused(entry) || effects.some((effect) => effect.type === 'stale');
    if (!form || refused) return;
    this.drafts.drop(formPlace(form));
    this.host.attachments.accept(form);
  }

  /** After a reload: everything since home was last offered. */
  private redraw(): void {
    const { log } = this.session;
    const at = log.map((entry) => lastOffer(entry)?.kind === 'home' && !isReply(entry)).lastIndexOf(true);
    this.thread.reset([]);
    for (const entry of log.slice(Math.max(at, 0))) {
      const home = this.homeIn(entry);
      if (home) this.home.show(home, []);
      else this.thread.add(entry);
    }
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
    this.host.onUnread(unread, running || chatWaits(this.session.snapshot));
  }

  /** While a message is being written, a second field below it would only mislead. */
  private messageOpen(): boolean {
    return this.session.snapshot?.place?.kind === 'message';
  }

  // ---------------------------------------------------------------- a person

  private chatRuns(): boolean {
    return chatRuns(this.session.snapshot);
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

  private startChat(handover: string, question: string | undefined): void {
    if (this.desk.chat?.handover === handover) return;
    void this.desk.start(handover, question);
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
    const passedOn = logPassedOn(this.session.log, chat.handover);
    const question = chat.question ?? this.session.snapshot?.question ?? '';
    this.chatView.setPassedOn({ question, facts: factsOf(passedOn, this.labels, strings), hasSaid: hasSaid(passedOn) });
    this.chatView.show(chat);
    if (this.screen === 'chat' && atEnd) shell.scrollToEnd();
    this.updateFoot();
    if (event?.type === 'message' && event.message.from === 'agent') {
      shell.announcer.say(strings.t('chat.new_message', { name: event.message.name || strings.t('agent'), text: event.message.text }));
    }
  }
}
