// The conversation itself: take it, read, write, end it; or answer by e-mail when a message was left.

import { fill, h } from '../../widget/src/views/h.ts';
import type { Handover } from './api.ts';
import type { Conversation, Line } from './conversation.ts';
import type { Desk } from './desk.ts';
import { visitorName } from './list-pane.ts';

const typingRestMs = 4_000;

export class ChatPane {
  readonly root = h('section', { class: 'pane chat', 'aria-label': 'Conversation' });
  private readonly head = h('header', { class: 'chat-head' });
  private readonly lines = h('ol', { class: 'lines', role: 'log', 'aria-live': 'polite', tabindex: 0 });
  private readonly typing = h('p', { class: 'typing', 'aria-live': 'polite' });
  private readonly foot = h('footer', { class: 'chat-foot' });
  private readonly input = h('textarea', { class: 'write', rows: 2, 'aria-label': 'Your message', placeholder: 'Write a message' });
  private readonly drafts = new Map<string, string>();
  private shown = '';
  private isTyping = false;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {
    this.root.append(this.head, this.lines, this.typing, this.foot);
    this.input.addEventListener('keydown', (event) => this.pressed(event));
    this.input.addEventListener('input', () => this.setTyping(this.input.value !== ''));
  }

  render(): void {
    const current = this.desk.current;
    this.root.hidden = !current;
    if (!current) return;
    const key = `${current.id}:${current.state}:${current.agent}`;
    if (key !== this.shown) this.change(current, key);
    const conversation = this.desk.conversation(current.id);
    this.renderLines(conversation);
    const here = conversation.visitorHere ? 'here' : 'gone';
    this.head.dataset['visitor'] = conversation.joined ? here : '';
    this.typing.textContent = conversation.visitorTyping ? 'The visitor is typing…' : '';
  }

  private change(current: Handover, key: string): void {
    const [before] = this.shown.split(':');
    if (before && before !== current.id) this.drafts.set(before, this.input.value);
    if (before !== current.id) this.input.value = this.drafts.get(current.id) ?? '';
    this.shown = key;
    this.renderHead(current);
    fill(this.foot, this.footOf(current));
    if (this.isMine(current)) this.input.focus();
  }

  private renderHead(current: Handover): void {
    const back = h('button', { class: 'button back', type: 'button' }, '‹ All');
    back.addEventListener('click', () => this.desk.select(''));
    const end = h('button', { class: 'button', type: 'button' }, 'End conversation');
    end.addEventListener('click', () => void this.desk.close(current.id));
    const title = current.record.mode === 'message' ? 'Message' : visitorName(current);
    fill(this.head, back, h('h2', {}, title), h('span', { class: 'presence' }), this.isMine(current) && end);
  }

  private footOf(current: Handover): Node {
    if (current.record.mode === 'message') return this.answerByMail(current);
    if (current.state === 'closed') return h('p', { class: 'soft' }, 'This conversation is closed.');
    if (current.state === 'claimed' && !this.isMine(current)) return h('p', { class: 'soft' }, `${current.agent} is helping.`);
    if (current.state === 'waiting') return this.takeIt(current);
    const send = h('button', { class: 'button strong', type: 'button' }, 'Send');
    send.addEventListener('click', () => this.send());
    return h('div', { class: 'composer' }, this.input, send);
  }

  private takeIt(current: Handover): Node {
    const take = h('button', { class: 'button strong wide', type: 'button' }, 'Take this conversation');
    take.addEventListener('click', () => void this.desk.claim(current.id));
    return take;
  }

  private answerByMail({ id, state, record }: Handover): Node {
    const { email, phone } = record.visitor ?? {};
    const subject = encodeURIComponent(`Your question (${id.slice(-8).toUpperCase()})`);
    const body = encodeURIComponent(`\n\n> ${(record.question ?? '').replaceAll('\n', '\n> ')}\n`);
    const link = email
      ? h('a', { class: 'button strong wide', href: `mailto:${encodeURIComponent(email)}?subject=${subject}&body=${body}` }, 'Write an e-mail')
      : phone && h('a', { class: 'button strong wide', href: `tel:${phone.replace(/[^+\d]/g, '')}` }, `Call ${phone}`);
    const done = h('button', { class: 'button wide', type: 'button' }, 'Mark as answered');
    done.addEventListener('click', () => void this.desk.close(id));
    const answered = h('p', { class: 'soft' }, 'This message was answered.');
    return h('div', { class: 'by-mail' }, link, state === 'closed' ? answered : done);
  }

  /** Changes only what is new, so that a screen reader says only that. */
  private renderLines(conversation: Conversation): void {
    const atEnd = this.lines.scrollHeight - this.lines.scrollTop - this.lines.clientHeight < 40;
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
    if (atEnd || conversation.lines.at(-1)?.state === 'sending') this.lines.scrollTop = this.lines.scrollHeight;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private send(): void {
    const text = this.input.value.trim();
    if (!text || !this.desk.current) return;
    this.setTyping(false);
    this.desk.conversation(this.desk.current.id).send(text);
    this.input.value = '';
    this.input.focus();
  }

  /** Tells the visitor; after a rest, that it stopped. */
  private setTyping(active: boolean): void {
    clearTimeout(this.rest);
    if (active) this.rest = setTimeout(() => this.setTyping(false), typingRestMs);
    if (active === this.isTyping || !this.desk.current) return;
    this.isTyping = active;
    this.desk.conversation(this.desk.current.id).typing(active);
  }

  private isMine({ state, agent }: Handover): boolean {
    return state === 'claimed' && agent === this.desk.session.name;
  }
}

function lineView({ kind, name, text, at, state }: Line): HTMLElement {
  if (kind === 'note') return h('li', { class: 'note' }, text);
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(at);
  const marks = { sending: ' · sending', sent: '', failed: ' · not sent' };
  const who = kind === 'visitor' ? 'Visitor' : name;
  return h(
    'li',
    { class: `line ${kind}`, 'data-state': state },
    h('span', { class: 'bubble' }, text),
    h('span', { class: 'meta' }, `${who} · ${time}${marks[state]}`),
  );
}
