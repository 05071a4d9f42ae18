// The panel's frame: a dialog with header, scrolling body, dock and footer. On a phone it is a modal
// sheet as tall as what the on-screen keyboard leaves; on a desktop a panel beside the page.

import type { Strings } from '../strings.ts';
import { Announcer } from './announce.ts';
import { fill, h, setAttribute } from './h.ts';
import { icon, type Icon } from './icons.ts';
import { Viewport } from './viewport.ts';

export interface ShellActions {
  back(): void;
  restart(): void;
  person(): void;
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
  /** The way to a person at the foot; null hides it where the person is already here. */
  person: string | null;
  /** What gets the focus when the screen appears. */
  focus?: () => HTMLElement | null;
}

export class Shell {
  readonly dialog: HTMLDialogElement;
  readonly body = h('div', { class: 'body' });
  readonly announcer = new Announcer();
  private readonly title = h('h2', { class: 'title', id: 'title', tabindex: -1 });
  private readonly dock = h('div', { class: 'dock' });
  private readonly back: HTMLButtonElement;
  private readonly tools: HTMLElement;
  private readonly person: HTMLButtonElement;
  private readonly personLabel = h('span', {}, '');
  private readonly viewport: Viewport;
  private screen: Screen | null = null;

  constructor(
    root: ShadowRoot,
    strings: Strings,
    private readonly actions: ShellActions,
  ) {
    const t = (key: string): string => strings.t(key);
    this.back = tool('back', t('back_button'), () => actions.back());
    this.tools = h('span', { class: 'tools' }, [
      tool('restart', t('start_over'), () => actions.restart()),
    ]);
    this.person = h('button', { type: 'button', class: 'person', onclick: () => actions.person() }, icon('person'), this.personLabel);
    this.dialog = h(
      'dialog',
      { class: 'panel', 'aria-labelledby': 'title', lang: strings.locale, onkeydown: (event) => this.onKey(event as KeyboardEvent) },
      h('div', { class: 'header' }, this.back, this.title, this.tools, tool('close', t('close'), () => this.close())),
      this.body,
      this.dock,
      h('div', { class: 'footer' }, this.person),
      this.announcer.node,
    );
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    this.body.addEventListener('scroll', () => setAttribute(this.dialog, 'data-scrolled', this.body.scrollTop > 4), { passive: true });
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

  open(): void {
    if (this.dialog.open) return;
    this.present();
    this.focusScreen();
  }

  close(): void {
    if (!this.dialog.open) return;
    this.dialog.close();
    this.viewport.release();
    this.actions.closed();
  }

  /** Shows a screen; the focus goes to its start when the visitor is inside the panel. */
  show(screen: Screen): void {
    const changed = this.screen?.name !== screen.name;
    this.screen = screen;
    this.dialog.dataset['screen'] = screen.name;
    this.title.textContent = screen.title;
    this.back.hidden = !screen.back;
    this.tools.hidden = !screen.tools;
    this.person.hidden = screen.person === null;
    this.personLabel.textContent = screen.person ?? '';
    if (this.body.firstChild !== screen.body || this.body.childNodes.length !== 1) fill(this.body, screen.body);
    fill(this.dock, screen.dock ?? null);
    if (changed) {
      this.body.scrollTop = 0;
      if (this.dialog.open) this.focusScreen();
    }
  }

  /** Brings the newest turn into view and, when the visitor is inside the panel, the focus to it. */
  land(turn: HTMLElement, focus: HTMLElement): void {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.body.scrollTo({ top: turn.offsetTop - 12, behavior: still ? 'auto' : 'smooth' });
    if (this.dialog.open) focus.focus({ preventScroll: true });
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
    this.dialog.close();
    this.viewport.release();
    this.present();
    if (focused instanceof HTMLElement) focused.focus();
  }

  /** Keeps the field that is being filled in sight. */
  private reveal(): void {
    const focused = (this.dialog.getRootNode() as ShadowRoot).activeElement;
    if (focused?.matches('input, textarea') && this.body.contains(focused)) focused.scrollIntoView({ block: 'nearest' });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }
}

function tool(name: Icon, label: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: act }, icon(name));
}
