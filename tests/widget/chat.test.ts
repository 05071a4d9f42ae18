// The live conversation as a fold: only a reflected message is sent, nothing stands twice, who is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent } from '../../widget/src/channels/transport.ts';
import { attendance, type Chat, newChat, reduceChat, unanswered, unsent } from '../../widget/src/chat/state.ts';

const heard = (chat: Chat, event: ChatEvent, seen = true): Chat => reduceChat(chat, { type: 'event', event, seen });
const written = (chat: Chat, id: string, text = 'hello'): Chat => reduceChat(chat, { type: 'write', id, text, at: 10 });
const agent = (id: string, text = 'hi'): ChatEvent => ({ type: 'message', message: { id, from: 'agent', name: 'Mira', text, at: 20 } });
const stateOf = (chat: Chat, id: string): string | undefined => {
  const item = chat.items.find((one) => one.id === id);
  return item?.kind === 'message' ? item.state : undefined;
};

test('a message is sending until the room gives it back', () => {
  const chat = written(newChat('h'), 'm1');
  assert.equal(stateOf(chat, 'm1'), 'sending');
  assert.deepEqual(unsent(chat), [{ id: 'm1', text: 'hello' }]);
  const sent = heard(chat, { type: 'reflected', id: 'm1', at: 30 });
  assert.equal(stateOf(sent, 'm1'), 'sent');
  assert.deepEqual(unsent(sent), []);
});

test('found in the archive is sent, too, and stands once', () => {
  const chat = heard(written(newChat('h'), 'm1'), { type: 'message', message: { id: 'm1', from: 'visitor', name: '', text: 'hello', at: 30 } });
  assert.equal(stateOf(chat, 'm1'), 'sent');
  assert.equal(chat.items.length, 1);
});

test('a refused message can be sent again; a sent one cannot be refused', () => {
  const refused = heard(written(newChat('h'), 'm1'), { type: 'refused', id: 'm1' });
  assert.equal(stateOf(refused, 'm1'), 'failed');
  assert.deepEqual(unsent(refused), [], 'what failed waits for the visitor');
  assert.equal(stateOf(reduceChat(refused, { type: 'resend', id: 'm1' }), 'm1'), 'sending');
  const sent = heard(heard(written(newChat('h'), 'm2'), { type: 'reflected', id: 'm2', at: 1 }), { type: 'refused', id: 'm2' });
  assert.equal(stateOf(sent, 'm2'), 'sent');
});

test('the same message twice stands once and counts once', () => {
  let chat = newChat('h');
  for (let i = 0; i < 3; i++) chat = heard(chat, agent('a1'), false);
  assert.equal(chat.items.length, 1);
  assert.equal(chat.unread, 1);
  assert.equal(reduceChat(chat, { type: 'seen' }).unread, 0);
});

test('writing stops being shown when the message comes, the agent leaves, or the line drops', () => {
  const typing = heard(newChat('h'), { type: 'typing', name: 'Mira', active: true });
  assert.equal(typing.typing, 'Mira');
  assert.equal(heard(typing, agent('a1')).typing, '');
  assert.equal(heard(typing, { type: 'left', name: 'Mira', at: 5 }).typing, '');
  assert.equal(heard(typing, { type: 'state', state: 'reconnecting' }).typing, '');
  assert.equal(heard(typing, { type: 'typing', name: 'Luka', active: false }).typing, 'Mira');
});

test('the end is the end, said once', () => {
  const ended = heard(heard(newChat('h'), { type: 'ended', at: 9 }), { type: 'ended', at: 10 });
  assert.equal(ended.ended, true);
  assert.equal(ended.items.length, 1);
  assert.equal(heard(ended, { type: 'left', name: 'Mira', at: 11 }).items.length, 1, 'that the agent goes then is no news');
});

test('what is on its way at the end counts as not sent, until the room gives it back after all', () => {
  const ended = heard(written(newChat('h'), 'm1'), { type: 'ended', at: 9 });
  assert.equal(stateOf(ended, 'm1'), 'failed');
  assert.deepEqual(unsent(ended), []);
  assert.equal(stateOf(heard(ended, { type: 'reflected', id: 'm1', at: 10 }), 'm1'), 'sent');
  assert.equal(reduceChat(ended, { type: 'resend', id: 'm1' }), ended, 'nothing is sent after the end');
});

test('who is there follows from who came and went', () => {
  const came = (chat: Chat, name: string, at = 1): Chat => heard(chat, { type: 'joined', name, at });
  const went = (chat: Chat, name: string, at = 2): Chat => heard(chat, { type: 'left', name, at });
  const waiting = newChat('h');
  assert.equal(attendance(waiting), 'waiting');
  assert.equal(attendance(heard(waiting, agent('a1'))), 'here', 'from the archive, who wrote it is not known to have gone');
  const two = came(came(waiting, 'Mira'), 'Luka');
  assert.equal(attendance(went(two, 'Mira')), 'here');
  const empty = went(went(heard(two, agent('a1')), 'Mira'), 'Luka');
  assert.equal(attendance(empty), 'left');
  assert.equal(attendance(came(empty, 'Mira', 9)), 'here');
});

test('what is in the lobby is kept, what nobody has answered is known', () => {
  const chat = written(heard(written(newChat('h'), 'm1', 'one'), agent('a1')), 'm2', 'two');
  assert.equal(unanswered(chat), 'two');
  assert.equal(unanswered(written(newChat('h'), 'm1', 'one')), 'one');
  const refused = heard(heard(written(newChat('h'), 'm1', 'one'), { type: 'refused', id: 'm1' }), agent('a1'));
  assert.equal(unanswered(refused), 'one', 'nor what could not be sent');
  assert.equal(reduceChat(chat, { type: 'lobby', empty: false }), chat, 'nothing new');
  assert.equal(reduceChat(chat, { type: 'lobby', empty: true }).deserted, true);
});
