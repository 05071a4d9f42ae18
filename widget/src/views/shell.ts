// The panel's frame: a dialog with header, scrolling body, dock and footer. On a phone it is a modal
// sheet as tall as what the on-screen keyboard leaves; on a desktop a panel beside the page.

import { wantsStillness } from '../host/page.ts';
import { Viewport } from '../host/viewport.ts';
import type { Strings } from '../strings.ts';
import { Announcer } from './announce.ts';
import { fill, h, setAttribute } from './h.ts';
import { icon, type Icon } from './icons.ts';

export interface ShellActions {
  back(): void;
  restart(): void;
  person(): void;
  conversation(): void;
  closed(): void;
}

export interface Screen {
  name: 'home' | 'thread' | 'chat' | 'plain';
  title: string;
  /** What scrolls. */
  body: Node;
  /** What stays above the footer: a composer. */
  dock?: Node | null;
  back?: boolean;
  tools?: boolean;
  /** One more thing to do, at the end of the header. */
  extra?: Node | null;
  /** What gets the focus when the screen appears. */
  focus?: () => HTMLElement | null;
  /** Where letters go that are typed outside of any field. */
  typing?: () => HTMLElement | null;
}

/** The foot of every screen. */
export interface Foot {
  /** Words for the way to a person; null where the person is already here. */
  person: string | null;
  /** Nothing else has helped: the way to a person comes to the fore. */
  lead: boolean;
  /** The way to the conversation, running or ended, and what is unread in it; null where it is on the screen or never was. */
  conversation: { label: string; unread: number; words: string } | null;
}

export class Shell {
  readonly dialog: HTMLDialogElement;
  readonly body = h('div', { class: 'body' });
  readonly announcer = new Announcer();
  private readonly title = h('h2', { class: 'title', id: 'title', tabindex: -1 });
  private readonly waiting = h('div', { class: 'progress', role: 'status' });
  private readonly dock = h('div', { class: 'dock' });
  private readonly back: HTMLButtonElement;
  private readonly tools: HTMLElement;
  private readonly person: HTMLButtonElement;
  private readonly personLabel = h('span', {}, '');
  private readonly conversation: HTMLButtonElement;
  private readonly conversationLabel = h('span', {}, '');
  private readonly unread = h('span', { class: 'count', 'aria-hidden': 'true' });
  private readonly extra = h('span', { class: 'extra' });
  private readonly growth = new ResizeObserver(() => this.holdPlace());
  private pinned: HTMLElement | null = null;
  private readonly viewport: Viewport;
  private screen: Screen | null = null;
  private press: MouseEvent | undefined;

  constructor(
    root: ShadowRoot,
    private readonly strings: Strings,
    private readonly actions: ShellActions,
  ) {
    const t = (key: string): string => strings.t(key);
    this.back = tool('back', t('back_button'), () => actions.back());
    this.tools = h('span', { class: 'tools' }, [
      tool('restart', t('start_over'), () => actions.restart()),
    ]);
    this.person = h('button', { type: 'button', class: 'person', onclick: () => actions.person() }, icon('person'), this.personLabel);
    this.conversation = h('button', { type: 'button', class: 'person', onclick: () => actions.conversation() }, icon('chat'), this.conversationLabel, this.unread);
    this.dialog = h(
      'dialog',
      { class: 'panel', 'aria-labelledby': 'title', lang: strings.locale, dir: strings.direction, onkeydown: (event) => this.onKey(event as KeyboardEvent) },
      h('div', { class: 'header' }, this.back, this.title, this.extra, this.tools, tool('close', t('close'), () => this.close())),
      this.body,
      this.waiting,
      this.dock,
      h('div', { class: 'footer' }, this.person, this.conversation),
      this.announcer.node,
    );
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    this.body.addEventListener('scroll', () => setAttribute(this.dialog, 'data-scrolled', this.body.scrollTop > 4), { passive: true });
    for (const move of ['wheel', 'touchmove', 'pointerdown', 'keydown']) this.dialog.addEventListener(move, () => (this.pinned = null), { passive: true });
    for (const half of ['mousedown', 'click'] as const) this.dialog.addEventListener(half, (event) => isSecondOf(this.press, event) && dropEvent(event), { capture: true });
    root.append(this.dialog);
    this.viewport = new Viewport(
      root,
      () => this.reopen(),
      () => this.reveal(),
    );
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  /** `press`: the click that opens it. */
  open(press?: MouseEvent): void {
    if (this.dialog.open) return;
    this.press = press;
    this.present();
    this.focusScreen();
  }

  close(): void {
    if (!this.dialog.open) return;
    this.dialog.close();
    this.viewport.release();
    this.actions.closed();
  }

  /** Makes way for another frame, without a word to anybody. */
  remove(): void {
    if (this.dialog.open) this.viewport.release();
    this.dialog.remove();
  }

  /** Shows a screen; the focus goes to its start when the visitor is inside the panel. */
  show(screen: Screen): void {
    const changed = this.screen?.name !== screen.name;
    this.screen = screen;
    this.dialog.dataset['screen'] = screen.name;
    this.title.textContent = screen.title;
    this.back.hidden = !screen.back;
    this.tools.hidden = !screen.tools;
    fill(this.extra, screen.extra ?? null);
    if (this.body.firstChild !== screen.body || this.body.childNodes.length !== 1) {
      fill(this.body, screen.body);
      this.growth.disconnect();
      if (screen.body instanceof HTMLElement) this.growth.observe(screen.body);
    }
    const dock = screen.dock ?? null;
    if (this.dock.firstChild !== dock) fill(this.dock, dock);
    if (changed) {
      this.pinned = null;
      this.body.scrollTop = 0;
      if (this.dialog.open) this.focusScreen();
    }
  }

  setFoot({ person, lead, conversation }: Foot): void {
    this.person.hidden = person === null;
    this.personLabel.textContent = person ?? '';
    setAttribute(this.person, 'data-lead', lead);
    this.conversation.hidden = conversation === null;
    this.conversationLabel.textContent = conversation?.label ?? '';
    this.unread.textContent = conversation?.unread ? String(conversation.unread) : '';
    setAttribute(this.conversation, 'aria-label', conversation?.unread ? `${conversation.label}, ${conversation.words}` : undefined);
  }

  /** What keeps the visitor waiting, on whatever screen; '' = nothing. */
  setWaiting(text: string): void {
    const words = h('span', { dir: 'auto' }, text);
    fill(this.waiting, text && [h('span', { class: 'bar', 'aria-hidden': 'true' }), h('span', { class: 'hidden' }, `${this.strings.t('loading')} `), words]);
  }

  /** Brings the newest turn into view and, when the visitor is inside the panel, the focus to it. */
  land(turn: HTMLElement, focus: HTMLElement): void {
    this.pinned = null;
    this.body.scrollTo({ top: Math.max(turn.offsetTop - 12, this.topFor(focus)), behavior: wantsStillness() ? 'auto' : 'smooth' });
    if (this.dialog.open) focus.focus({ preventScroll: true });
  }

  /** How far to scroll at least for the field that is wrong to be in sight whole, however long its form is, and wherever the visitor stands in it. */
  private topFor(focus: HTMLElement): number {
    const field = focus.closest('.field');
    if (!field?.querySelector('.error')) return 0;
    const { body } = this;
    const { bottom, height } = field.getBoundingClientRect();
    return height < body.clientHeight ? body.scrollTop + bottom + 16 - body.getBoundingClientRect().bottom : 0;
  }

  /** Goes on at a turn that was there before, and stays there while what is above it still loads. */
  settle(turn: HTMLElement): void {
    this.pinned = turn;
    this.holdPlace();
  }

  private holdPlace(): void {
    if (this.pinned) this.body.scrollTop = this.pinned.offsetTop - 12;
  }

  /** The focus goes to where the screen begins: what had it is gone. */
  focusStart(): void {
    this.title.focus({ preventScroll: true });
  }

  isAtEnd(): boolean {
    return this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < 80;
  }

  scrollToEnd(): void {
    this.body.scrollTop = this.body.scrollHeight;
  }

  private focusScreen(): void {
    const target = this.screen?.focus?.() ?? this.title;
    target.focus({ preventScroll: true });
  }

  private present(): void {
    const sheet = this.viewport.isSheet;
    setAttribute(this.dialog, 'data-sheet', sheet);
    if (sheet) {
      this.dialog.showModal();
      this.viewport.hold();
    } else {
      this.dialog.show();
    }
  }

  /** The window has changed between phone and desktop: modal and not are two ways to open. */
  private reopen(): void {
    if (!this.dialog.open) return;
    const focused = (this.dialog.getRootNode() as ShadowRoot).activeElement;
    const { scrollTop } = this.body;
    this.dialog.close();
    this.viewport.release();
    this.present();
    this.body.scrollTop = scrollTop;
    if (focused instanceof HTMLElement) focused.focus();
  }

  /** Keeps the field that is being filled in sight. */
  private reveal(): void {
    const focused = (this.dialog.getRootNode() as ShadowRoot).activeElement;
    if (focused?.matches('input, textarea') && this.body.contains(focused)) focused.scrollIntoView({ block: 'nearest' });
  }

  private onKey(event: KeyboardEvent): void {
    if (isLetter(event)) this.screen?.typing?.()?.focus();
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }
}

/** Something typed where nothing takes it. Blanks press buttons and scroll; combinations belong to the browser. */
function isLetter(event: KeyboardEvent): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
  return plain && event.key.length === 1 && event.key !== ' ' && !(event.target as Element).closest('input, select, textarea');
}

/** Two clicks no further apart than this, in time and place, are one double click. */
const doubleClickMs = 800;
const doubleClickPx = 8;

/** The panel opens under the pointer: the second click of a double click on the launcher was not meant for what is there now. */
export function isSecondOf(press: MouseEvent | undefined, event: MouseEvent): boolean {
  if (!press || event.detail === 0 || event.timeStamp - press.timeStamp > doubleClickMs) return false;
  return event.detail > 1 || Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < doubleClickPx;
}

function dropEvent(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function tool(name: Icon, label: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: act }, icon(name));
}
