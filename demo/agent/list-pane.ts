// The list: who waits (longest first, with a running clock), who is being helped, whom to write to, what is done.

import { fill, h } from '../../widget/src/views/h.ts';
import type { Handover } from './api.ts';
import type { Desk } from './desk.ts';

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
  }

  private groups(): Group[] {
    const { handovers, session } = this.desk;
    const claimed = handovers.filter((each) => each.state === 'claimed');
    const left = handovers.filter((each) => each.record.mode === 'message' && each.state === 'waiting');
    return [
      { title: 'Waiting', handovers: this.desk.waiting(), none: 'Nobody is waiting.' },
      { title: 'Yours', handovers: claimed.filter((each) => each.agent === session.name), none: '' },
      { title: 'With others', handovers: claimed.filter((each) => each.agent !== session.name), none: '' },
      { title: 'Answer by e-mail', handovers: left, none: '' },
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
    const clock = h('span', { class: 'clock' });
    if (state === 'waiting') this.clocks.push({ element: clock, since: handover.received_at });
    else clock.textContent = timeOf(handover.received_at);
    const button = h(
      'button',
      { class: 'row', type: 'button', 'data-id': id, 'aria-current': id === this.desk.selected ? 'true' : undefined },
      h('span', { class: 'row-top' }, h('b', {}, visitorName(handover)), clock),
      h('span', { class: 'row-text' }, record.question || record.summary || 'No question was typed'),
      unread > 0 && h('span', { class: 'unread' }, `${unread} new`),
    );
    button.addEventListener('click', () => this.desk.select(id));
    return h('li', {}, button);
  }
}

export function visitorName({ record }: Handover): string {
  const { name, email, phone } = record.visitor ?? {};
  return name || email || phone || 'Visitor';
}

/** The time alone for today, else the day too. */
export function timeOf(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const format = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', ...(isToday ? {} : { dateStyle: 'medium' }) });
  return format.format(at);
}

/** 0:07, 12:30, 3 h 05 min, 2 days */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} days`;
}
