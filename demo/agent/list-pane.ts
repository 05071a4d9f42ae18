// The list: who waits (longest first, with a running clock), who is being helped, who is not there any more or left a message, what is done.

import { fill, h } from '../../widget/src/views/h.ts';
import { askedAt, type Handover } from './api.ts';
import type { Desk } from './desk.ts';
import type { HandoverRecord } from './record-form.ts';
import { headline, visitorName } from './record-words.ts';
import { agoElement, duration, moveOn } from './times.ts';

interface Group {
  title: string;
  handovers: Handover[];
  /** Shown when nothing is in it; '' = the group is left out. */
  none: string;
}

const mostClosed = 30;

export class ListPane {
  readonly root = h('nav', { class: 'pane list', 'aria-label': 'Conversations' });
  private clocks: { element: HTMLElement; since: number }[] = [];

  constructor(private readonly desk: Desk) {}

  render(): void {
    const focused = document.activeElement?.getAttribute('data-id');
    this.clocks = [];
    fill(this.root, this.groups().map((group) => this.group(group)), this.closed());
    this.tick();
    if (focused && !this.root.contains(document.activeElement)) {
      this.root.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  /** Moves the clocks on. */
  tick(): void {
    for (const { element, since } of this.clocks) element.textContent = duration(this.desk.now() - since);
    moveOn(this.root, this.desk.now());
  }

  private groups(): Group[] {
    const { handovers, session } = this.desk;
    const claimed = handovers.filter((each) => each.state === 'claimed');
    const left = handovers.filter((each) => each.record.mode === 'message' && each.state === 'waiting');
    return [
      { title: 'Waiting', handovers: this.desk.waiting(), none: 'Nobody is waiting.' },
      { title: 'Yours', handovers: claimed.filter((each) => each.agent === session.name), none: '' },
      { title: 'With others', handovers: claimed.filter((each) => each.agent !== session.name), none: '' },
      { title: 'Gone', handovers: this.desk.gone(), none: '' },
      { title: 'Left messages', handovers: left, none: '' },
    ];
  }

  private group({ title, handovers, none }: Group): HTMLElement | null {
    if (handovers.length === 0 && !none) return null;
    const id = `group-${title.toLowerCase().replaceAll(' ', '-')}`;
    return h(
      'section',
      { 'aria-labelledby': id },
      h('h2', { id }, title, handovers.length > 0 && h('span', { class: 'count' }, String(handovers.length))),
      handovers.length > 0 ? h('ul', {}, handovers.map((each) => this.row(each))) : h('p', { class: 'soft' }, none),
    );
  }

  private closed(): HTMLElement | null {
    const closed = this.desk.handovers.filter((each) => each.state === 'closed').reverse();
    if (closed.length === 0) return null;
    const open = this.root.querySelector('details')?.open || closed.some((each) => each.id === this.desk.selected);
    return h(
      'details',
      { open },
      h('summary', {}, 'Closed', h('span', { class: 'count quiet' }, String(closed.length))),
      h('ul', {}, closed.slice(0, mostClosed).map((each) => this.row(each))),
    );
  }

  private row(handover: Handover): HTMLElement {
    const { id, record, state } = handover;
    const unread = this.desk.unread(id);
    const isWaiting = state === 'waiting' && record.mode !== 'message' && !this.desk.conversation(id).isLeft;
    const clock = h('span', { class: 'clock' }, !isWaiting && agoElement(askedAt(handover), this.desk.now()));
    if (isWaiting) this.clocks.push({ element: clock, since: handover.received_at });
    const button = h(
      'button',
      { class: 'row', type: 'button', 'data-id': id, 'aria-current': id === this.desk.selected ? 'true' : undefined },
      h('span', { class: 'row-top' }, h('b', {}, visitorName(record)), clock),
      h('span', { class: 'row-text' }, headline(record)),
      record.mode === 'message' && state === 'waiting' && h('span', { class: 'row-way' }, wayOf(record)),
      unread > 0 && h('span', { class: 'unread' }, `${unread} new`),
    );
    button.addEventListener('click', () => this.desk.select(id));
    return h('li', {}, button);
  }
}

/** How somebody who left a message wants to be answered. */
function wayOf({ visitor = {} }: HandoverRecord): string {
  return [visitor.email && 'by e-mail', visitor.phone && 'by telephone'].filter(Boolean).join(' or ');
}
