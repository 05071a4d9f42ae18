// The conversation with a person: what was passed on, messages both ways, who has come and gone, and the
// composer. A person is marked as one; nothing automatic has a name or writes "is typing".

import { longestMessage } from '../channels/transport.ts';
import { attendance, type Chat, type ChatItem } from '../chat/state.ts';
import type { Strings } from '../strings.ts';
import { formatValue } from '../text/parts.ts';
import { plain } from '../text/plain.ts';
import { append, fill, h, setAttribute } from './h.ts';
import { grow } from './field.ts';
import { icon } from './icons.ts';
import { linked } from './values.ts';

export interface ChatActions {
  /** False when it is not taken: it stays in the field. */
  send(text: string): boolean;
  resend(id: string): void;
  typing(active: boolean): void;
  reconnect(): void;
  /** What stands in the field changed. */
  draft(text: string): void;
  end(): void;
  /** Nobody is here, or no longer: ends the conversation and asks for a person anew, with what nobody has answered; where there is none, that is a message. */
  askAgain(): void;
}

/** Lines of the summary the agent has before the first message. */
export interface PassedOn {
  question: string;
  facts: { label: string; value: string }[];
  /** False when a person was asked for before anything else. */
  hasSaid: boolean;
}

export class ChatView {
  readonly node: HTMLElement;
  /** The field to write in; in its place, the question whether to end the conversation. */
  readonly dock: HTMLElement;
  readonly endButton: HTMLButtonElement;
  readonly input: HTMLTextAreaElement;
  private readonly composer: HTMLFormElement;
  private readonly ending: HTMLElement;
  private readonly items = h('ol', { class: 'chat-items' });
  private readonly status = h('div', { class: 'chat-status', role: 'status' });
  private readonly summary = h('div', { class: 'chat-summary' });
  private readonly drawn = new Map<string, { item: ChatItem; node: HTMLElement; named: boolean; ended: boolean }>();
  private handover = '';
  private lastDay = '';
  private lastSender = '';
  private shownStatus = '';
  private shownPassedOn = '';

  constructor(
    private readonly strings: Strings,
    private readonly actions: ChatActions,
    private readonly now: () => number,
  ) {
    const log = h('div', { role: 'log', 'aria-live': 'off', 'aria-label': strings.t('conversation_log') }, this.items);
    this.node = h('div', { class: 'chat' }, this.summary, log, this.status);
    this.input = h('textarea', {
      class: 'composer-input',
      rows: 1,
      maxlength: longestMessage,
      dir: 'auto',
      'aria-label': strings.t('chat.write'),
      placeholder: strings.t('chat.write'),
      enterkeyhint: 'send',
      oninput: () => this.onInput(),
      onkeydown: (event) => this.onKey(event as KeyboardEvent),
    });
    this.composer = h(
      'form',
      { class: 'composer', onsubmit: (event) => (event.preventDefault(), this.submit()) },
      this.input,
      h('button', { type: 'submit', class: 'send', 'aria-label': strings.t('chat.send') }, icon('send')),
    );
    this.endButton = h('button', { type: 'button', class: 'end', 'aria-label': strings.t('chat.end'), onclick: () => this.askToEnd(true) }, strings.t('chat.end_short'));
    this.ending = this.endingView();
    this.dock = h('div', { class: 'chat-dock' }, this.composer, this.ending);
  }

  /** What the visitor had begun to write before a reload. */
  setDraft(text: string): void {
    this.input.value = text;
    grow(this.input, 5);
  }

  private endingView(): HTMLElement {
    const t = (key: string): string => this.strings.t(`chat.${key}`);
    const stay = (event: Event): void => {
      event.preventDefault();
      this.askToEnd(false);
    };
    return h(
      'div',
      { class: 'ending', role: 'group', 'aria-labelledby': 'ending', hidden: true, onkeydown: (event) => (event as KeyboardEvent).key === 'Escape' && stay(event) },
      h('p', { id: 'ending' }, t('end_ask')),
      h(
        'div',
        { class: 'choices' },
        h('button', { type: 'button', class: 'choice stay', onclick: stay }, t('end_no')),
        h('button', { type: 'button', class: 'choice', onclick: () => this.actions.end() }, t('end')),
      ),
    );
  }

  /** Shows or withdraws the question; the way back is what Enter would take. */
  private askToEnd(asking: boolean): void {
    this.ending.hidden = !asking;
    this.composer.hidden = asking;
    const focus = asking ? this.ending.querySelector<HTMLElement>('.stay') : this.input;
    focus?.focus();
  }

  /** What the agent already has, folded away: nobody needs to say it again. Unfolded, it stays so while it is the same. */
  setPassedOn({ question, facts, hasSaid }: PassedOn): void {
    const rows = [{ label: this.strings.t('chat.question'), value: question }, ...facts].filter((fact) => fact.value !== '');
    const key = JSON.stringify([hasSaid, rows]);
    if (this.shownPassedOn === key) return;
    this.shownPassedOn = key;
    fill(
      this.summary,
      h('p', { class: 'chat-intro' }, this.strings.t(hasSaid ? 'say.handed_over' : 'say.handed_over_plain')),
      rows.length === 0
        ? null
        : h(
            'details',
            { class: 'passed-on' },
            h('summary', {}, this.strings.t('chat.passed_on')),
            h('dl', {}, rows.map(({ label, value }) => [h('dt', { dir: 'auto' }, plain(label)), h('dd', { dir: 'auto' }, formatValue(value, this.strings.locale))])),
          ),
    );
  }

  /** Draws what has changed since the last call. */
  show(chat: Chat): void {
    if (chat.handover !== this.handover) this.startAfresh(chat.handover);
    setAttribute(this.node, 'data-ended', chat.ended);
    for (const item of chat.items) this.draw(item, chat.ended);
    this.showStatus(chat);
  }

  private startAfresh(handover: string): void {
    this.handover = handover;
    this.drawn.clear();
    this.lastDay = '';
    this.lastSender = '';
    fill(this.items);
    this.ending.hidden = true;
    this.composer.hidden = false;
  }

  private draw(item: ChatItem, ended: boolean): void {
    const before = this.drawn.get(item.id);
    if (before?.item === item && before.ended === ended) return;
    const day = before ? null : this.dayLine(item.at);
    const sender = item.kind === 'note' ? '' : `${item.from} ${item.name}`;
    const named = before ? before.named : day !== null || sender !== this.lastSender;
    const node = item.kind === 'note' ? this.note(item) : this.message(item, named, ended);
    if (before) before.node.replaceWith(node);
    else {
      append(this.items, [day, node]);
      this.lastSender = sender;
    }
    this.drawn.set(item.id, { item, node, named, ended });
  }

  private dayLine(at: number): HTMLElement | null {
    const date = new Date(at);
    const key = date.toDateString();
    if (key === this.lastDay) return null;
    this.lastDay = key;
    const today = new Date(this.now()).toDateString();
    const yesterday = new Date(this.now() - 86_400_000).toDateString();
    const text =
      key === today ? this.strings.t('chat.today') : key === yesterday ? this.strings.t('chat.yesterday') : new Intl.DateTimeFormat(this.strings.locale, { dateStyle: 'medium' }).format(date);
    return h('li', { class: 'chat-note day' }, text);
  }

  private note(item: ChatItem & { kind: 'note' }): HTMLElement {
    const name = item.name || this.strings.t('agent');
    return h('li', { class: 'chat-note' }, item.note === 'joined' ? icon('person') : null, this.strings.t(`chat.${item.note}`, { name }));
  }

  /** `named`: the first of several in a row by one person says who it is. */
  private message(item: ChatItem & { kind: 'message' }, named: boolean, ended: boolean): HTMLElement {
    const mine = item.from === 'visitor';
    const time = new Intl.DateTimeFormat(this.strings.locale, { timeStyle: 'short' }).format(item.at);
    const state = mine ? this.strings.t(item.state === 'failed' ? 'chat.not_sent' : `chat.${item.state}`) : '';
    return h(
      'li',
      { class: `message ${mine ? 'mine' : 'theirs'}${named ? '' : ' follows'}`, 'data-state': item.state },
      mine ? h('span', { class: 'hidden' }, `${this.strings.t('you')}: `) : h('span', { class: named ? 'sender' : 'hidden' }, named ? icon('person') : null, item.name || this.strings.t('agent')),
      h('p', { class: `bubble ${mine ? 'mine' : 'theirs'}`, dir: 'auto' }, linked(item.text)),
      h(
        'p',
        { class: 'meta' },
        h('time', { dir: 'auto', datetime: new Date(item.at).toISOString() }, time),
        state ? [' · ', state] : null,
        item.state === 'failed' ? this.wayOn(item.id, ended) : null,
      ),
    );
  }

  /** What has ended takes no message any more: it goes along to the next person. */
  private wayOn(id: string, ended: boolean): HTMLElement {
    const act = (): void => (ended ? this.actions.askAgain() : this.actions.resend(id));
    return h('button', { type: 'button', class: 'retry', onclick: act }, this.strings.t(ended ? 'chat.someone_else' : 'chat.try_again'));
  }

  /** Drawn only when it is another: a button in it keeps the focus, and nothing is read out twice. */
  private showStatus(chat: Chat): void {
    const key = statusOf(chat);
    if (this.shownStatus === key + chat.typing) return;
    this.shownStatus = key + chat.typing;
    const way = (label: string, act: () => void, kind = 'choice'): HTMLElement => h('button', { type: 'button', class: kind, onclick: act }, this.strings.t(`chat.${label}`));
    const text = key && this.strings.t(`chat.${key}`, { name: chat.typing });
    const again = { nobody: 'leave_message', alone: 'someone_else' }[key];
    fill(
      this.status,
      text && h('p', { class: key === 'typing' ? 'typing' : 'connection' }, key === 'typing' ? icon('person') : null, text, key === 'failed' ? way('try_again', () => this.actions.reconnect(), 'retry') : null),
      again && h('div', { class: 'choices' }, way(again, () => this.actions.askAgain())),
    );
  }

  private onInput(): void {
    grow(this.input, 5);
    this.actions.typing(this.input.value.trim() !== '');
    this.actions.draft(this.input.value);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private submit(): void {
    const text = this.input.value.trim();
    if (text === '' || !this.actions.send(text)) return;
    this.setDraft('');
    this.actions.draft('');
    this.input.focus();
  }
}

/** The one thing to say of how the conversation stands; '' = nothing. */
function statusOf(chat: Chat): string {
  if (chat.ended || chat.connection === 'closed') return '';
  if (chat.typing) return 'typing';
  if (chat.connection !== 'ready') return chat.connection === 'idle' ? 'connecting' : chat.connection;
  const { deserted = false } = chat;
  return { waiting: deserted ? 'nobody' : 'waiting', left: deserted ? 'nobody' : 'alone', here: '' }[attendance(chat)];
}
