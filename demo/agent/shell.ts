// The frame of the desk: header with availability and alerts, and the three panes.

import { fill, h } from '../../widget/src/views/h.ts';
import { Alerts } from './alerts.ts';
import { api, type Session } from './api.ts';
import { Away } from './away.ts';
import { ChatPane } from './chat-pane.ts';
import { Desk } from './desk.ts';
import { type Availability, emptyView } from './empty-view.ts';
import { ListPane } from './list-pane.ts';
import { recordView } from './record-view.ts';
import { moveOn } from './times.ts';

const timerMs = 1_000;
const idleChoices = [2, 5, 15, 30];
const statusTexts: Record<Availability, string> = {
  available: 'Available',
  away: 'Away',
  idle: 'Away (idle)',
  connecting: 'Connecting…',
};

export function showDesk(session: Session): void {
  new Shell(session);
}

class Shell {
  private readonly desk: Desk;
  private readonly alerts: Alerts;
  private readonly away: Away;
  private readonly list: ListPane;
  private readonly chat: ChatPane;
  private readonly record = h('section', { class: 'pane record', 'aria-label': 'What the visitor has passed on', tabindex: 0 });
  private readonly status = h('button', { class: 'status', type: 'button' });
  private readonly sound = h('button', { class: 'button', type: 'button' });
  private readonly notify = h('button', { class: 'button', type: 'button' }, 'Notifications');
  /** On narrow screens only: there the list gives its place to the conversation. */
  private readonly back = h('button', { class: 'button back', type: 'button' }, '‹ All');
  private readonly work = h('main', { class: 'work' });
  private shownRecord: string | null = null;

  constructor(session: Session) {
    this.alerts = new Alerts((id) => this.desk.select(id));
    this.desk = new Desk(session, {
      changed: () => this.render(),
      news: (news) => this.alerts.news(news),
      seen: (id) => id === this.desk.selected && document.hasFocus(),
      // The server tells who we are: nobody, so the page comes up with the form to sign in.
      signedOut: () => location.reload(),
    });
    this.away = new Away((away) => this.desk.setAvailable(!away));
    this.list = new ListPane(this.desk);
    this.chat = new ChatPane(this.desk);
    this.wire();
    this.build(session);
    this.render();
    setInterval(() => this.tick(), timerMs);
  }

  private wire(): void {
    this.back.addEventListener('click', () => this.desk.select(''));
    this.status.addEventListener('click', () => this.away.choose(!(this.away.chosen || this.away.idle)));
    this.sound.addEventListener('click', () => {
      this.alerts.setMuted(!this.alerts.muted);
      this.render();
    });
    this.notify.addEventListener('click', () => void this.alerts.ask().then(() => this.render()));
    addEventListener('focus', () => {
      this.desk.markRead();
      this.render();
    });
    addEventListener('pagehide', () => this.desk.end());
    addEventListener('pageshow', (event) => {
      // Back from the browser's page cache: the connection was ended on leaving.
      if (event.persisted) location.reload();
    });
  }

  private build(session: Session): void {
    const out = h('button', { class: 'button', type: 'button' }, 'Sign out');
    out.addEventListener('click', () => {
      this.desk.end();
      void api.logout().finally(() => location.reload());
    });
    const header = h(
      'header',
      { class: 'bar' },
      h('a', { class: 'brand', href: '/agent' }, h('img', { src: '/pictures/mark.svg', alt: '', width: 28, height: 28 }), 'Help desk'),
      this.back,
      this.status,
      this.idleChoice(),
      h('span', { class: 'gap' }),
      this.notify,
      this.sound,
      h('span', { class: 'who' }, session.title),
      out,
    );
    this.work.append(this.list.root, this.record, this.chat.root);
    fill(document.body, header, this.work);
  }

  private idleChoice(): HTMLElement {
    const options = idleChoices.map((minutes) =>
      h('option', { value: minutes, selected: minutes === this.away.minutes }, `away after ${minutes} min`),
    );
    const select = h('select', { class: 'idle', 'aria-label': 'Away by itself after' }, ...options);
    select.addEventListener('change', () => (this.away.minutes = Number(select.value)));
    return select;
  }

  private tick(): void {
    this.list.tick();
    this.chat.tick();
    moveOn(this.record, this.desk.now());
  }

  private render(): void {
    const { desk } = this;
    this.alerts.count(desk.calling());
    const availability = this.availability();
    this.status.dataset['state'] = availability;
    this.status.textContent = statusTexts[availability];
    this.status.setAttribute('aria-pressed', String(desk.available));
    this.sound.textContent = this.alerts.muted ? 'Sound off' : 'Sound on';
    this.sound.setAttribute('aria-pressed', String(!this.alerts.muted));
    this.notify.hidden = !this.alerts.mayAsk();
    this.list.render();
    this.renderRecord(availability);
    this.chat.render();
    this.back.hidden = !desk.current;
    this.renderBack(desk.calling(desk.selected));
    this.work.dataset['view'] = desk.current ? 'one' : 'list';
  }

  /** The list is out of sight there: who waits in it must not be. */
  private renderBack(calling: number): void {
    if (this.back.textContent === `‹ All${calling || ''}`) return;
    fill(this.back, '‹ All', calling > 0 && h('span', { class: 'count' }, String(calling)));
    if (calling > 0) this.back.setAttribute('aria-label', `All conversations, ${calling} waiting or unread`);
    else this.back.removeAttribute('aria-label');
  }

  private availability(): Availability {
    if (!this.desk.online) return 'connecting';
    if (this.away.idle) return 'idle';
    if (this.away.chosen) return 'away';
    return this.desk.available ? 'available' : 'connecting';
  }

  /** A record never changes: it is drawn once per selection. */
  private renderRecord(availability: Availability): void {
    const { current } = this.desk;
    if (!current) {
      this.shownRecord = null;
      const view = emptyView(this.desk, availability, this.alerts);
      if (view.textContent !== this.record.textContent) fill(this.record, view);
      return;
    }
    if (this.shownRecord === current.id) return;
    this.shownRecord = current.id;
    fill(this.record, recordView(current, this.desk.now()));
    this.record.scrollTop = 0;
    this.work.scrollTop = 0;
  }
}
