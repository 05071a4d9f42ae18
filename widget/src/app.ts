// The panel's life: words, frame, boot, and the page's wishes (open, close, ask, person).

import type { CreateTransport } from './channels/transport.ts';
import { Attachments } from './attachments.ts';
import { Bodies } from './bodies.ts';
import { boot, type Ready } from './boot.ts';
import { isBusy } from './handover/standing.ts';
import { steadyClock } from './host/clock.ts';
import { newId } from './host/ids.ts';
import { type Reply, request } from './host/net.ts';
import { pageAsker } from './host/page-lookups.ts';
import { onLeave, onReturn, tellPage, visitorLanguages } from './host/page.ts';
import { browserStore, tabStore } from './host/storage.ts';
import type { RawKnowledge } from './knowledge.ts';
import type { Elsewhere, ElsewhereHost, Found } from './languages/elsewhere.ts';
import { chooseLanguage, chosenLanguage, hasTabMark, markSeen, setTabMark } from './mark.ts';
import type { RenderMarkdown } from './markdown.ts';
import { type Options, markKey, type Panel } from './mount.ts';
import { outboxOf } from './outbox/shared.ts';
import { SessionStore, type StoredSession } from './session-store.ts';
import { Stage, type StageHost } from './stage.ts';
import { intentsIn, languageFile, loadStrings, type Strings } from './strings.ts';
import css from './styles/panel.css';
import { RichText } from './text/rich.ts';
import { parseColor, themeRules } from './theme.ts';
import { reachable } from './views/contact.ts';
import { fill, h } from './views/h.ts';
import { LazySteps } from './views/lazy-steps.ts';
import { plainView } from './views/plain.ts';
import { Shell } from './views/shell.ts';
import type { Engine, Problem } from '../../wasm/js/index.ts';

type Room = Pick<StageHost, 'strings' | 'shell' | 'rich' | 'onFailure'>;

export class App implements Panel {
  private readonly clock = steadyClock();
  private readonly stored = browserStore();
  private readonly tab = tabStore();
  private readonly attachments = new Attachments();
  private readonly steps: LazySteps;
  private readonly started: Promise<void>;
  private shell: Shell | null = null;
  private stage: Stage | null = null;
  private readonly label: string;
  private parsed: RawKnowledge | null = null;
  private readonly wordFiles = new Map<string, Promise<Reply>>();
  /** BCP 47 tag that the panel speaks: the page's, or what this tab's visitor has gone on in. */
  private locale: string;
  /** Until the session tells, as an earlier page has left it: a knowledge file that cannot be read hides no conversation from the pages after. */
  private running: boolean;
  private wanted = false;
  private press: MouseEvent | undefined;

  constructor(private readonly options: Options) {
    this.label = options.button.textContent ?? '';
    this.running = hasTabMark(this.tab, options.knowledge);
    this.locale = chosenLanguage(this.tab, options.knowledge, options.locale);
    adopt(options.root, css);
    const accent = parseColor(getComputedStyle(options.button).backgroundColor);
    if (accent) adopt(options.root, themeRules(accent));
    this.steps = new LazySteps(async () => {
      const { stepViews, css } = await this.chunk<typeof import('./steps.ts')>('steps');
      adopt(options.root, css);
      return stepViews;
    });
    this.started = this.start();
  }

  open(press?: MouseEvent): void {
    this.wanted = true;
    this.press = press;
    this.mark();
    this.present();
  }

  close(): void {
    this.wanted = false;
    this.shell?.close();
  }

  /** Opens the frame if it is wanted and there. */
  private present(): void {
    if (!this.wanted || !this.shell || this.shell.isOpen) return;
    this.shell.open(this.press);
    this.stage?.look();
    // A frame in another language takes the place of an open one.
    if (this.options.button.getAttribute('aria-expanded') === 'true') return;
    this.options.button.setAttribute('aria-expanded', 'true');
    tellPage(this.options.host, 'open', null);
  }

  ask(text: string): void {
    this.open();
    void this.started.then(() => this.stage?.ask(text));
  }

  person(): void {
    this.open();
    void this.started.then(() => this.stage?.person());
  }

  private async start(): Promise<void> {
    const room = await this.furnish();
    try {
      const found = await boot(this.options.knowledge, this.locale, {
        store: this.stored,
        request,
        intents: this.words(this.locale).then(intentsIn),
        loadEngine: () => this.loadEngine(),
        onProblem: (code, problems) => this.problem(code, problems),
      });
      this.parsed = found.parsed;
      if (found.kind === 'ready') await this.enter(found, room);
      else this.showPlain(room);
    } catch (failure) {
      room.onFailure(failure);
    }
  }

  /** Words and frame in the panel's language. */
  private async furnish(): Promise<Room> {
    const strings = await loadStrings(this.locale, this.words(this.locale));
    const rich = new RichText(strings.locale, async () => (await this.chunk<{ renderMarkdown: RenderMarkdown }>('markdown')).renderMarkdown);
    this.shell?.remove();
    const room: Room = {
      strings,
      rich,
      shell: this.makeShell(strings),
      onFailure: (failure) => {
        this.problem('dead', []);
        console.error('Waypost: the desk has failed.', failure);
        this.showPlain(room);
      },
    };
    return room;
  }

  private showPlain({ strings, shell, rich }: Room): void {
    this.stage = null;
    shell.setFoot({ person: null, lead: false, conversation: null });
    shell.show({ name: 'plain', title: strings.t('title'), body: plainView(this.parsed, this.options.contact, strings, rich, new Bodies(this.options.knowledge, this.parsed, request)) });
  }

  private async enter(found: Ready, room: Room): Promise<void> {
    const { options } = this;
    const store = new SessionStore(this.tab, markKey(options.knowledge), () => newId(this.clock.now()));
    const restored = await store.restore();
    // Back out of the browser's page cache this page would go on from a turn long past.
    onReturn(() => !store.isCurrent);
    // Asked for when a question is typed: most visitors write the panel's language.
    let others: Promise<Elsewhere> | null = null;
    const elsewhere: StageHost['elsewhere'] = async (question, answer) => {
      if (!found.about.locales) return null;
      others ??= this.chunk<typeof import('./languages/elsewhere.ts')>('languages').then(({ Elsewhere }) => new Elsewhere(found, this.elsewhereHost()));
      return (await others).find(question, this.locale, answer);
    };
    const place = { store, elsewhere: (...asked: Parameters<typeof elsewhere>) => elsewhere(...asked).catch(() => null) };
    try {
      this.stage = this.makeStage(found, room, place, restored);
    } catch (failure) {
      console.warn('Waypost: the stored session could not be taken up.', failure);
      store.forget();
      this.stage = this.makeStage(found, room, place, null);
    }
    // What another tab or a lost session has left in the mark is true no more.
    this.mark();
    // The site may have cleared its storage meanwhile, as many do at logout: without the mark the next page would look no further.
    onLeave(() => this.mark());
  }

  private makeStage(found: Ready, room: Room, place: Pick<StageHost, 'store' | 'elsewhere'>, restored: StoredSession | null): Stage {
    const { options } = this;
    const bodies = new Bodies(options.knowledge, found.parsed, request);
    const about = { ...found.about, contact: reachable(found.about.contact, options.contact) };
    const stage = new Stage({
      ...room,
      ...place,
      strings: about.handover?.receiver ? room.strings : room.strings.in('no_receiver'),
      engine: found.engine,
      steps: this.steps,
      attachments: this.attachments,
      article: (id) => bodies.article(id, found.engine),
      about,
      clock: this.clock,
      outbox: outboxOf(options.knowledge),
      askPage: pageAsker(options.lookups ?? {}),
      loadChat: async () => (await this.chunk<{ createTransport: CreateTransport }>('chat')).createTransport,
      track: (name, args) => tellPage(options.host, 'track', { name, ...args }),
      onUnread: (count, running) => this.unread(room.strings, count, running),
      moveTo: (other, act) => void this.move(stage, other, place).then((next) => next && act(next), room.onFailure),
    }, restored);
    return stage;
  }

  /** The visitor asks in another language: everything goes on in that one, the page's other pages in this tab, too. */
  private async move(from: Stage, { tag, ready }: Found, place: Pick<StageHost, 'store' | 'elsewhere'>): Promise<Stage | null> {
    await this.words(tag);
    const session = await from.leave();
    if (this.stage !== from) return null;
    // A person was asked for meanwhile: the question is asked where that goes on.
    if (isBusy(session.snapshot)) return from;
    this.locale = tag;
    chooseLanguage(this.tab, this.options.knowledge, this.options.locale, tag);
    const room = await this.furnish();
    this.stage = this.makeStage(ready, room, place, session);
    return this.stage;
  }

  private elsewhereHost(): ElsewhereHost {
    return {
      clock: this.clock,
      wishes: visitorLanguages(),
      request,
      knowledge: this.options.knowledge,
      loadEngine: () => this.loadEngine(),
      intents: (tag) => this.words(tag).then(intentsIn),
    };
  }

  private async loadEngine(): Promise<Engine> {
    return (await this.chunk<{ loadEngine(): Promise<Engine> }>('engine')).loadEngine();
  }

  /** The file of the interface's words in a language. */
  private words(tag: string): Promise<Reply> {
    const words = this.wordFiles.get(tag) ?? languageFile(tag, this.options.base, request);
    this.wordFiles.set(tag, words);
    return words;
  }

  private makeShell(strings: Strings): Shell {
    const shell = new Shell(this.options.root, strings, {
      back: () => this.stage?.back(),
      restart: () => this.stage?.restart(),
      person: () => this.stage?.person(),
      conversation: () => this.stage?.conversation(),
      closed: () => this.closed(),
    });
    const waiting = h('div', { class: 'waiting', role: 'status' }, h('span', { class: 'hidden' }, strings.t('loading')));
    fill(waiting, waiting.firstChild, [1, 2, 3, 4].map(() => h('span', { class: 'bone' })));
    shell.show({ name: 'plain', title: strings.t('title'), body: waiting });
    shell.setFoot({ person: null, lead: false, conversation: null });
    const { host } = this.options;
    const atEnd = host.dataset['position'] !== 'start';
    shell.dialog.dataset['side'] = (getComputedStyle(host).direction === 'rtl') === atEnd ? 'left' : 'right';
    this.shell = shell;
    this.present();
    return shell;
  }

  private closed(): void {
    this.wanted = false;
    this.mark();
    this.options.button.setAttribute('aria-expanded', 'false');
    this.options.button.focus();
    tellPage(this.options.host, 'close', null);
  }

  /** For the launcher on the next page: is the panel open, does a chat run or wait? */
  private mark(): void {
    const { knowledge } = this.options;
    markSeen(this.stored, knowledge);
    setTabMark(this.tab, knowledge, this.wanted ? 'open' : this.running ? 'chat' : '');
  }

  private unread(strings: Strings, count: number, running: boolean): void {
    const { button, badge } = this.options;
    const words = strings.count('unread', count);
    badge.textContent = count ? String(count) : '';
    if (count) button.setAttribute('aria-label', `${this.label}, ${words}`);
    else button.removeAttribute('aria-label');
    if (running !== this.running) {
      this.running = running;
      this.mark();
    }
  }

  private problem(code: string, problems: readonly Problem[]): void {
    console.error(`Waypost: ${code}`, this.options.knowledge, ...problems);
    tellPage(this.options.host, 'problem', { code, problems });
  }

  private chunk<Module>(name: string): Promise<Module> {
    return import(new URL(`${name}-${__BUILD__}.js`, this.options.base).href) as Promise<Module>;
  }
}

function adopt(root: ShadowRoot, text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
