// What stands in the middle while no conversation is open: how things are, and what will happen.

import { h } from '../../widget/src/views/h.ts';
import type { Alerts } from './alerts.ts';
import type { Desk } from './desk.ts';

export type Availability = 'available' | 'away' | 'idle' | 'connecting';

/** Who waits, or that nobody does; changes with the list and with the agent's own state. */
export function emptyView(desk: Desk, availability: Availability, alerts: Alerts): HTMLElement {
  const waiting = desk.waiting();
  const [longest] = waiting;
  if (longest) {
    const open = h('button', { class: 'button strong', type: 'button' }, 'Open the longest waiting');
    open.addEventListener('click', () => desk.select(longest.id));
    const title = waiting.length === 1 ? 'One visitor is waiting' : `${waiting.length} visitors are waiting`;
    const away = availability === 'available' ? '' : whatHappens(availability, alerts);
    return frame(title, [away || 'Everything they have said and done stands beside the conversation. They see your name when you write.'], open);
  }
  return frame('Nobody is waiting', [whatHappens(availability, alerts), messages(desk)]);
}

function frame(title: string, sentences: string[], action: Node | null = null): HTMLElement {
  return h('div', { class: 'empty' }, h('div', {}, h('h1', {}, title), sentences.map((text) => text && h('p', {}, text)), action));
}

function whatHappens(availability: Availability, alerts: Alerts): string {
  if (availability === 'connecting') return 'The chat is not connected yet. Until it is, visitors can leave a message.';
  if (availability !== 'available') {
    const why = availability === 'idle' ? 'You are away, because nothing was touched here for a while.' : 'You are away.';
    return `${why} Visitors who ask for a person are told that nobody is there, and can leave a message.`;
  }
  const signs = [!alerts.muted && 'a sound', alerts.notifies && 'a notification'].filter(Boolean).join(' and ');
  return `You are available. When a visitor asks for a person, the conversation appears in the list${signs && `, with ${signs}`}.`;
}

function messages(desk: Desk): string {
  const left = desk.handovers.filter((each) => each.record.mode === 'message' && each.state === 'waiting').length;
  if (left === 0) return '';
  return left === 1 ? 'One message waits for an answer.' : `${left} messages wait for an answer.`;
}
