// The small pieces that the panel and the agent's page share: links, references, "is writing".

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { TypingNotice } from '../../widget/src/chat/typing.ts';
import { mailLink, phoneLink } from '../../widget/src/text/links.ts';
import { referenceOf } from '../../widget/src/text/reference.ts';

test('a telephone number becomes an address whatever it is written with', () => {
  const cases = { '+381 21 555 0142': 'tel:+381215550142', '(+44) 20-7946/0018': 'tel:+442079460018', '021/555-22': 'tel:02155522', ' +1 2': 'tel:+12' };
  for (const [phone, address] of Object.entries(cases)) assert.equal(phoneLink(phone), address);
});

test('an e-mail address gets no further recipient or header, whatever is in it', () => {
  assert.equal(mailLink('help+shop@ridgeline.example'), 'mailto:help+shop@ridgeline.example');
  assert.equal(mailLink('a@b.example', 'Order & more', 'line\nline'), 'mailto:a@b.example?subject=Order%20%26%20more&body=line%0Aline');
  assert.equal(mailLink('a@b.example?bcc=c@d.example'), 'mailto:a@b.example%3Fbcc%3Dc@d.example');
});

test('a reference is the end of the id', () => {
  assert.equal(referenceOf('0199f2b4-1111-7abc-8def-0123456789ab'), '456789AB');
});

test('writing is told once, and once that it stopped: emptied, sent, or at rest', () => {
  const told: boolean[] = [];
  let rest: (() => void) | null = null;
  const clock = { after: (_ms: number, task: () => void) => ((rest = task), () => (rest = null)) };
  const notice = new TypingNotice(clock, (active) => told.push(active));
  notice.set(false);
  for (let i = 0; i < 3; i++) notice.set(true);
  assert.deepEqual(told, [true]);
  (rest as (() => void) | null)?.();
  assert.deepEqual(told, [true, false], 'after a rest');
  notice.set(true);
  notice.set(false);
  assert.deepEqual(told, [true, false, true, false]);
  assert.equal(rest, null, 'nothing is left to ring');
});
