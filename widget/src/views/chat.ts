// The conversation with a person: what was passed on, messages both ways, who has come and gone, and the
// composer. A person is marked as one; nothing automatic has a name or writes "is typing".

import type { Chat, ChatItem } from '../chat/state.ts';
import type { Strings } from '../strings.ts';
import { append, fill, h } from './h.ts';
import { grow } from './form.ts';
import { icon } from './icons.ts';

export interface ChatActions {
  send(text: string): void;
  resend(id: string): void;
  typing(active: boolean): void;
  reconnect(): void;
}

/** Lines of the summary the agent has before the first message. */
export interface PassedOn {
  question: string;
  facts: { label: string; value: string }[];
}

export class ChatView {
  readonly node: HTMLElement;
  readonly composer: HTMLFormElement;
  readonly input: HTMLTextAreaElement;
  private readonly items = h('ol', { class: 'chat-items', role: 'log', 'aria-live': 'off' });
  private readonly status = h('div', { class: 'chat-status', role: 'status' });
  private readonly summary = h('div', { class: 'chat-summary' });
  private readonly drawn = new Map<string, { item: ChatItem; node: HTMLElement; named: boolean }>();
  private lastDay = '';
  private lastSender = '';

  constructor(
    private readonly strings: Strings,
    private readonly actions: ChatActions,
    private readonly now: () => number,
  ) {
    this.node = h('div', { class: 'chat' }, this.summary, this.items, this.status);
    this.input = h('textarea', {
      class: 'composer-input',
      rows: 1,
      maxlength: 4000,
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
  }

  /** What the agent already has, folded away: nobody needs to say it again. */
  setPassedOn({ question, facts }: PassedOn): void {
    const rows = [{ label: this.strings.t('chat.question'), value: question }, ...facts].filter((fact) => fact.value !== '');
    fill(
      this.summary,
      h('p', { class: 'chat-intro' }, this.strings.t('say.handed_over')),
      rows.length === 0
        ? null
        : h(
            'details',
            { class: 'passed-on' },
            h('summary', {}, this.strings.t('chat.passed_on')),
            h('dl', {}, rows.map((fact) => [h('dt', { dir: 'auto' }, fact.label), h('dd', { dir: 'auto' }, fact.value)])),
          ),
    );
  }

  /** Draws what has changed since the last call. */
  show(chat: Chat): void {
    for (const item of chat.items) this.draw(item);
    fill(this.status, this.statusLine(chat));
    this.composer.hidden = chat.ended;
  }

  private draw(item: ChatItem): void {
    const before = this.drawn.get(item.id);
    if (before?.item === item) return;
    const day = before ? null : this.dayLine(item.at);
    const sender = item.kind === 'note' ? '' : `${item.from} ${item.name}`;
    const named = before ? before.named : day !== null || sender !== this.lastSender;
    const node = item.kind === 'note' ? this.note(item) : this.message(item, named);
    if (before) before.node.replaceWith(node);
    else {
      append(this.items, [day, node]);
      this.lastSender = sender;
    }
    this.drawn.set(item.id, { item, node, named });
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
  private message(item: ChatItem & { kind: 'message' }, named: boolean): HTMLElement {
    const mine = item.from === 'visitor';
    const time = new Intl.DateTimeFormat(this.strings.locale, { timeStyle: 'short' }).format(item.at);
    const state = mine ? this.strings.t(item.state === 'failed' ? 'chat.not_sent' : `chat.${item.state}`) : '';
    return h(
      'li',
      { class: `message ${mine ? 'mine' : 'theirs'}`, 'data-state': item.state },
      mine ? h('span', { class: 'hidden' }, `${this.strings.t('you')}: `) : h('span', { class: named ? 'sender' : 'hidden' }, named ? icon('person') : null, item.name || this.strings.t('agent')),
      h('p', { class: `bubble ${mine ? 'mine' : 'theirs'}`, dir: 'auto' }, item.text),
      h(
        'p',
        { class: 'meta' },
        h('time', { datetime: new Date(item.at).toISOString() }, time),
        state ? [' · ', state] : null,
        item.state === 'failed' ? h('button', { type: 'button', class: 'retry', onclick: () => this.actions.resend(item.id) }, this.strings.t('chat.try_again')) : null,
      ),
    );
  }

  private statusLine(chat: Chat): HTMLElement | null {
    if (chat.ended) return null;
    if (chat.typing) {
      return h('p', { class: 'typing' }, icon('person'), this.strings.t('chat.typing', { name: chat.typing }));
    }
    const nobodyYet = !chat.items.some((item) => (item.kind === 'note' && item.note === 'joined') || (item.kind === 'message' && item.from === 'agent'));
    const key = { idle: 'connecting', connecting: 'connecting', reconnecting: 'reconnecting', failed: 'failed', ready: nobodyYet ? 'waiting' : '', closed: '' }[chat.connection];
    if (!key) return null;
    return h(
      'p',
      { class: 'connection' },
      this.strings.t(`chat.${key}`),
      key === 'failed' ? h('button', { type: 'button', class: 'retry', onclick: () => this.actions.reconnect() }, this.strings.t('chat.try_again')) : null,
    );
  }

  private onInput(): void {
    grow(this.input, 5);
    this.actions.typing(this.input.value.trim() !== '');
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private submit(): void {
    const text = this.input.value.trim();
    if (text === '') return;
    this.input.value = '';
    grow(this.input, 5);
    this.actions.send(text);
    this.input.focus();
  }
}
