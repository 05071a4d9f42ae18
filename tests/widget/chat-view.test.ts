// The conversation on the screen: grouped by sender, ended by the visitor only after a second tap, drawn afresh
// for another handover.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Chat, type ChatItem, newChat } from '../../widget/src/chat/state.ts';
import en from '../../widget/src/lang/en.json';
import { Strings } from '../../widget/src/strings.ts';
import { ChatView } from '../../widget/src/views/chat.ts';

function makeView(takes = true): { view: ChatView; calls: string[] } {
  const calls: string[] = [];
  const note = (name: string) => (text?: unknown) => void calls.push(`${name} ${String(text ?? '')}`.trim());
  const view = new ChatView(new Strings('en-GB', en), { send: (text) => (note('send')(text), takes), resend: note('resend'), typing: () => undefined, reconnect: note('reconnect'), draft: note('draft'), end: note('end'), askAgain: note('askAgain') }, () => 1000);
  document.body.replaceChildren(view.node as never, view.dock as never, view.endButton as never);
  return { view, calls };
}

const message = (id: string, from: 'visitor' | 'agent', name = from === 'agent' ? 'Mira' : ''): ChatItem => ({ kind: 'message', id, from, name, text: id, at: 1000, state: 'sent' });
const chatOf = (handover: string, ...items: ChatItem[]): Chat => ({ ...newChat(handover), items, connection: 'ready' });
const button = (view: ChatView, name: string): HTMLElement | undefined => [...view.dock.querySelectorAll('button')].find((one) => one.textContent === name);

test('what one person says in a row stands together, under one name', () => {
  const { view } = makeView();
  view.show(chatOf('h', message('a', 'agent'), message('b', 'agent'), message('c', 'visitor'), message('d', 'visitor'), message('e', 'agent', 'Luka')));
  const follows = [...view.node.querySelectorAll('.message')].map((node) => node.classList.contains('follows'));
  assert.deepEqual(follows, [false, true, false, true, false]);
  assert.deepEqual([...view.node.querySelectorAll('.sender')].map((node) => node.textContent), ['Mira', 'Luka']);
});

test('the log has a name', () => {
  assert.equal(makeView().view.node.querySelector('[role=log]')?.getAttribute('aria-label'), 'What was said so far');
});

test('ending takes two taps, and keeps what is being written when it is not meant', () => {
  const { view, calls } = makeView();
  view.show(chatOf('h'));
  view.input.value = 'half a sen';
  view.endButton.click();
  assert.equal(document.activeElement?.textContent, 'Keep talking', 'Enter would not end it');
  button(view, 'Keep talking')?.click();
  assert.deepEqual([calls, view.input.value], [[], 'half a sen']);
  assert.equal(view.input.closest('[hidden]'), null);
  view.endButton.click();
  button(view, 'End conversation')?.click();
  assert.deepEqual(calls, ['end']);
});

test('another handover is another conversation, its end included', () => {
  const { view } = makeView();
  const ended = (handover: string): Chat => ({ ...chatOf(handover, message('a', 'agent'), { kind: 'note', id: 'ended', note: 'ended', name: '', at: 1 }), ended: true });
  view.show(ended('h1'));
  view.show(ended('h2'));
  assert.equal(view.node.querySelectorAll('.message').length, 1);
  assert.equal((view.node.textContent ?? '').split('The conversation has ended').length, 2);
});

test('what is typed is kept, what is sent is not', () => {
  const { view, calls } = makeView();
  view.show(chatOf('h'));
  view.setDraft('Hello');
  view.input.dispatchEvent(new Event('input') as never);
  view.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }) as never);
  assert.deepEqual(calls, ['draft Hello', 'send Hello', 'draft']);
  assert.equal(view.input.value, '');
});

test('what is not taken stays in the field', () => {
  const { view, calls } = makeView(false);
  view.show(chatOf('h'));
  view.input.value = 'Hello';
  view.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }) as never);
  assert.deepEqual(calls, ['send Hello']);
  assert.equal(view.input.value, 'Hello');
});

test('a message that failed is tried again; once it has ended, it goes to somebody else', () => {
  const { view, calls } = makeView();
  const failed: Chat = chatOf('h', { ...message('m1', 'visitor'), state: 'failed' } as ChatItem);
  const press = (): void => {
    const way = view.node.querySelector<HTMLElement>('.message .retry');
    calls.push(way?.textContent ?? '');
    way?.click();
  };
  view.show(failed);
  press();
  view.show({ ...failed, ended: true });
  press();
  assert.deepEqual(calls, [en.chat.try_again, 'resend m1', en.chat.someone_else, 'askAgain']);
});

test('while nobody is in the room it says what is true, and what else can be done', () => {
  const { view, calls } = makeView();
  const left = (name: string, note: 'joined' | 'left'): ChatItem => ({ kind: 'note', id: `${note}-${name}`, note, name, at: 1 });
  const status = (chat: Chat): string => {
    view.show(chat);
    return view.node.querySelector('[role=status]')?.textContent ?? '';
  };
  const press = (): void => view.node.querySelector<HTMLElement>('[role=status] button')?.click();
  assert.equal(status(chatOf('h')), en.chat.waiting);
  assert.equal(status({ ...chatOf('h'), deserted: true }), en.chat.nobody + en.chat.leave_message);
  press();
  const alone = chatOf('h', left('Mira', 'joined'), message('a', 'agent'), left('Mira', 'left'));
  assert.equal(status(alone), en.chat.alone + en.chat.someone_else);
  const button = view.node.querySelector('[role=status] button');
  assert.equal(status({ ...alone, items: [...alone.items, message('b', 'visitor')] }), en.chat.alone + en.chat.someone_else);
  assert.equal(view.node.querySelector('[role=status] button'), button, 'what has the focus keeps it');
  press();
  assert.deepEqual(calls, ['askAgain', 'askAgain']);
  assert.equal(status({ ...alone, deserted: true }), en.chat.nobody + en.chat.leave_message);
  assert.equal(status({ ...alone, connection: 'reconnecting', deserted: true }), en.chat.reconnecting);
  assert.equal(status({ ...alone, ended: true, deserted: true }), '');
  assert.equal(status(chatOf('h', left('Mira', 'joined'))), '');
});

test('what was passed on stays unfolded, with the focus in it, until it is something else', () => {
  const { view } = makeView();
  const passedOn = { question: 'Where is it?', facts: [{ label: 'Order', value: 'RL-1' }], hasSaid: true };
  const details = (): HTMLDetailsElement | null => view.node.querySelector('details');
  view.setPassedOn(passedOn);
  const before = details();
  before?.querySelector<HTMLElement>('summary')?.focus();
  view.setPassedOn({ ...passedOn, facts: [{ label: 'Order', value: 'RL-1' }] });
  assert.ok(before && before === details(), 'the very same');
  view.setPassedOn({ ...passedOn, facts: [{ label: 'Order', value: 'RL-2' }] });
  assert.match(details()?.textContent ?? '', /RL-2/);
});
