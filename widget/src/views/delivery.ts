// How an undelivered handover stands, in one place and one wording, and what the visitor can do about it. The
// one status of a handover that is not sent: it changes with the outbox and goes when something newer is said.

import type { Strings } from '../strings.ts';
import { fill, h } from './h.ts';
import { icon } from './icons.ts';

/** waiting: kept and sent again by itself · unsaved: so too, but gone with the page · parked: refused for good · none: there is nothing to send. */
export type DeliveryState = 'waiting' | 'unsaved' | 'parked' | 'none';

export interface Undelivered {
  state: DeliveryState;
  /** What it was, where nothing else on the screen says so. */
  about?: string;
  /** The record as people read it. */
  text: string;
  /** Address of an e-mail with it; '' = the shop gave none. */
  mail: string;
  /** Does the e-mail hold only the beginning? */
  cut: boolean;
}

export interface DeliveryActions {
  undelivered(): Undelivered;
  copy(text: string): Promise<boolean>;
  /** Where no offer beside it does. */
  again?(): void;
  /** The visitor gives a refused handover up. */
  dismiss(): void;
}

/** One of an earlier session; `undelivered` tells at any time how it stands. */
export interface LeftBehind extends DeliveryActions {
  id: string;
}

export class DeliveryView {
  readonly node: HTMLElement;
  private shown: DeliveryState | null = null;

  constructor(
    id: string,
    private readonly strings: Strings,
    private readonly actions: DeliveryActions,
  ) {
    this.node = h('div', { class: 'unsent', id, tabindex: -1, 'aria-live': 'polite' });
    this.refresh();
  }

  /** Tells how the handover stands now, and gives that; what was pressed and is gone leaves the focus here. */
  refresh(): DeliveryState {
    const { state, about, text, mail, cut } = this.actions.undelivered();
    if (state === this.shown) return state;
    const focused = this.node.querySelector(':focus');
    this.shown = state;
    const { strings } = this;
    const { again } = this.actions;
    const ways = [
      again ? h('button', { type: 'button', class: 'choice', onclick: again }, icon('send'), strings.t('chat.try_again')) : null,
      text ? this.copyButton(text) : null,
      mail ? h('a', { class: 'choice', href: mail }, icon('mail'), strings.t('delivery.by_mail')) : null,
      state === 'parked' ? h('button', { type: 'button', class: 'choice', onclick: () => this.actions.dismiss() }, icon('close'), strings.t('delivery.dismiss')) : null,
    ].filter((way) => way !== null);
    fill(
      this.node,
      h('p', { class: 'unsent-title' }, icon('warning'), strings.t(state === 'parked' ? 'delivery.refused' : 'say.handover_failed')),
      about && h('p', { dir: 'auto' }, about),
      h('p', {}, strings.t(`delivery.${state}`)),
      cut ? h('p', {}, strings.t('delivery.cut')) : null,
      ways.length ? h('div', { class: 'choices' }, ways) : null,
    );
    if (focused) this.node.focus();
    return state;
  }

  private copyButton(text: string): HTMLElement {
    const label = h('span', {}, this.strings.t('delivery.copy'));
    const copy = async (): Promise<void> => {
      if (!(await this.actions.copy(text))) return this.showText(text);
      label.textContent = this.strings.t('delivery.copied');
    };
    return h('button', { type: 'button', class: 'choice', onclick: () => void copy() }, icon('copy'), label);
  }

  /** Where nothing can be copied, the text itself is put on the screen to be selected. */
  private showText(text: string): void {
    this.node.querySelector('textarea')?.remove();
    const area = h('textarea', { class: 'input', rows: 6, readonly: true, 'aria-label': this.strings.t('delivery.copy') });
    area.value = text;
    this.node.append(area);
    area.select();
  }
}
