// The conversation itself: take it, read, write, end it; or answer by e-mail or telephone when a message was left.

import { longestMessage } from '../../widget/src/channels/transport.ts';
import { mailLink, phoneLink } from '../../widget/src/text/links.ts';
import { referenceOf } from '../../widget/src/text/reference.ts';
import { type Child, fill, h } from '../../widget/src/views/h.ts';
import { linked } from '../../widget/src/views/values.ts';
import type { Handover } from './api.ts';
import type { Conversation, Line } from './conversation.ts';
import type { Desk } from './desk.ts';
import { visitorName } from './record-words.ts';
import { ago, timeElement } from './times.ts';

/** From here on the agent is told how much room is left. */
const nearlyFull = 200;
const absent = 'The visitor is not in this conversation. What you write in it is kept, but seen only by somebody who comes back to it.';

export class ChatPane {
  readonly root = h('section', { class: 'pane chat', 'aria-label': 'Conversation' });
  private readonly head = h('header', { class: 'chat-head' });
  private readonly presence = h('span', { class: 'presence' });
  private readonly lines = h('div', { class: 'lines', role: 'log', 'aria-live': 'polite', tabindex: 0 });
  private readonly typing = h('p', { class: 'typing', 'aria-live': 'polite' });
  private readonly fault = h('p', { class: 'fault', role: 'alert' });
  private readonly foot = h('footer', { class: 'chat-foot' });
  private readonly input = h('textarea', { class: 'write', rows: 2, 'aria-label': 'Your message', placeholder: 'Write a message' });
  private readonly limit = h('p', { class: 'limit', role: 'status' });
  private readonly drafts = new Map<string, string>();
  private shown = '';

  constructor(private readonly desk: Desk) {
    this.root.append(this.head, this.lines, this.typing, this.fault, this.foot);
    this.input.addEventListener('keydown', (event) => this.pressed(event));
    this.input.addEventListener('input', () => {
      this.conversation?.typing(this.input.value !== '');
      this.renderLimit();
    });
  }

  render(): void {
    const current = this.desk.current;
    this.root.hidden = !current;
    if (!current) return;
    this.root.dataset['mode'] = current.record.mode;
    const conversation = this.desk.conversation(current.id);
    const isGone = current.state === 'waiting' && conversation.isLeft;
    const key = `${current.id}:${current.state}:${current.agent}:${conversation.ended}:${isGone}`;
    if (key !== this.shown) this.change(current, conversation, key);
    this.renderLines(conversation);
    const fault = this.desk.fault(current.id);
    if (this.fault.textContent !== fault) this.fault.textContent = fault;
    this.tick();
  }

  /** What changes by the clock alone: whether the visitor is there, and writing. */
  tick(): void {
    const { conversation } = this;
    if (!conversation) return;
    const now = this.desk.now();
    const isLive = conversation.joined && !conversation.ended;
    const isHere = isLive && conversation.visitor.isHere(now);
    const isGone = this.desk.current?.state === 'waiting' && conversation.isLeft;
    const lastHere = isLive ? `last here ${ago(conversation.visitor.heardAt, now)}` : isGone ? 'is not here' : '';
    const text = isHere ? 'here now' : lastHere;
    if (this.presence.textContent !== text) this.presence.textContent = text;
    this.presence.classList.toggle('here', isHere);
    const typing = isLive && conversation.visitor.isWriting(now) ? 'The visitor is typing…' : '';
    if (this.typing.textContent !== typing) this.typing.textContent = typing;
  }

  private get conversation(): Conversation | null {
    return this.desk.current && this.desk.conversation(this.desk.current.id);
  }

  private change(current: Handover, conversation: Conversation, key: string): void {
    const [before] = this.shown.split(':');
    if (before && before !== current.id) this.drafts.set(before, this.input.value);
    if (before !== current.id) {
      this.input.value = this.drafts.get(current.id) ?? '';
      this.lines.replaceChildren();
    }
    this.shown = key;
    this.renderHead(current);
    const foot = this.footOf(current, conversation);
    this.input.readOnly = !foot.contains(this.input);
    const isKept = this.input.readOnly && this.input.value !== '';
    fill(this.foot, isKept && h('label', { class: 'begun' }, 'What you had begun to write was not sent.', this.input), foot);
    if (this.input.isConnected) this.input.focus();
  }

  private renderHead(current: Handover): void {
    const end = this.desk.isMine(current) && this.action('button', ['End', h('span', { class: 'long' }, ' conversation')], () => this.desk.close(current.id));
    if (end) end.setAttribute('aria-label', 'End conversation');
    fill(this.head, h('h2', {}, visitorName(current.record)), this.presence, end);
  }

  private footOf(current: Handover, conversation: Conversation): Node {
    const { id, state, agent_title: helper, record } = current;
    if (record.mode === 'message') return this.answerTo(current);
    if (state === 'closed') return h('p', { class: 'soft' }, 'This conversation is closed.');
    if (state === 'waiting') {
      const take = this.action('button strong wide', 'Take this conversation', () => this.desk.claim(id));
      return conversation.isLeft ? h('div', { class: 'answers' }, h('p', { class: 'soft' }, absent), this.reach(current), take) : take;
    }
    if (!this.desk.isMine(current)) {
      const over = this.action('button wide', `Take over from ${helper}`, () => this.desk.takeOver(current));
      return h('div', { class: 'answers' }, h('p', { class: 'soft' }, `${helper} is helping.`), over);
    }
    if (conversation.ended) {
      const done = this.action('button strong wide', 'Close this conversation', () => this.desk.close(id));
      return h('div', { class: 'answers' }, h('p', { class: 'soft' }, 'This conversation has ended.'), done);
    }
    const send = h('button', { class: 'button strong', type: 'button' }, 'Send');
    send.addEventListener('click', () => this.send());
    this.renderLimit();
    return h('div', {}, this.limit, h('div', { class: 'composer' }, this.input, send));
  }

  /** By whatever the visitor has left: e-mail, telephone, or both. */
  private reach({ id, record }: Handover): Child {
    const { email, phone } = record.visitor ?? {};
    const subject = `Your question (${referenceOf(id)})`;
    const quote = `\n\n> ${(record.question ?? '').replaceAll('\n', '\n> ')}\n`;
    const link = (address: string, text: string): Node => h('a', { class: 'button strong wide', href: address }, text);
    return [email && link(mailLink(email, subject, quote), `Write to ${email}`), phone && link(phoneLink(phone), `Call ${phone}`)];
  }

  private answerTo(current: Handover): Node {
    const { id, state } = current;
    return h(
      'div',
      { class: 'answers' },
      this.reach(current),
      state === 'closed'
        ? h('p', { class: 'soft' }, 'This message was answered.')
        : this.action('button wide', 'Mark as answered', () => this.desk.close(id)),
    );
  }

  /** A button that waits for what it does. */
  private action(className: string, text: Child, run: () => Promise<void>): HTMLElement {
    const button = h('button', { class: className, type: 'button' }, text);
    button.addEventListener('click', () => {
      button.disabled = true;
      void run().finally(() => (button.disabled = false));
    });
    return button;
  }

  /** Changes only what is new, so that a screen reader says only that. */
  private renderLines(conversation: Conversation): void {
    const atEnd = this.lines.scrollHeight - this.lines.scrollTop - this.lines.clientHeight < 40;
    const before = this.lines.children.length;
    conversation.lines.forEach((line, index) => {
      const there = this.lines.children[index] as HTMLElement | undefined;
      const key = `${line.id}:${line.state}`;
      if (there?.dataset['key'] === key) return;
      const view = lineView(line);
      view.dataset['key'] = key;
      if (there?.dataset['key']?.startsWith(line.id)) there.replaceWith(view);
      else this.lines.insertBefore(view, there ?? null);
    });
    while (this.lines.children.length > conversation.lines.length) this.lines.lastElementChild?.remove();
    if (!atEnd && conversation.lines.at(-1)?.state !== 'sending') return;
    this.lines.scrollTop = this.lines.scrollHeight;
    // On a low screen record and chat scroll as one: what is new comes into sight, what was said before does not.
    if (before > 0 && this.lines.children.length > before) this.lines.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private send(): void {
    const text = this.input.value.trim();
    if (!text || text.length > longestMessage || !this.desk.current || this.input.readOnly) return;
    this.desk.conversation(this.desk.current.id).send(text);
    this.input.value = '';
    this.renderLimit();
    this.input.focus();
  }

  /** A field that took no more would cut off the end of what is pasted without a word: so it takes all, and says that it is too much. */
  private renderLimit(): void {
    const left = longestMessage - this.input.value.trim().length;
    const room = left > nearlyFull ? '' : `${left} characters left`;
    const text = left < 0 ? `${-left} characters too many for one message: please shorten it, or send it in parts.` : room;
    if (this.limit.textContent !== text) this.limit.textContent = text;
    this.limit.classList.toggle('over', left < 0);
  }
}

function lineView({ kind, name, text, at, state }: Line): HTMLElement {
  if (kind === 'note') return h('p', { class: 'note' }, text);
  const marks = { sending: ' · sending', sent: '', failed: ' · not sent' };
  const who = kind === 'visitor' ? 'Visitor' : name;
  return h(
    'div',
    { class: `line ${kind}`, 'data-state': state },
    h('span', { class: 'bubble' }, linked(text)),
    h('span', { class: 'meta' }, `${who} · `, timeElement(at), marks[state]),
  );
}
