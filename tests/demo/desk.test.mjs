// What the agent's page does with conversations, against a real receiver and a real Prosody.

import assert from 'node:assert/strict';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { startDemo } from '../../demo/server/start.mjs';
import { AgentTab } from './lib/agent-tab.mjs';
import { channel, Ear } from './lib/chat.mjs';
import { newHandover } from './lib/ids.mjs';
import { closeAll, post, recordText, setState, temporaryFolder } from './lib/shop.mjs';

const limit = { timeout: 60_000 };
const open = [];
let demo;
let folder;

before(async () => {
  folder = await temporaryFolder();
  demo = await startDemo({ dataFolder: folder.path, resumeSeconds: 2 });
});
afterEach(async () => {
  for (const each of open.splice(0)) each.close();
  await closeAll(demo);
});
after(async () => {
  await demo?.close();
  await folder?.remove();
});

async function page(options) {
  const tab = await AgentTab.open(demo, options);
  open.push(tab);
  return tab;
}

async function handOver(question) {
  const id = newHandover();
  assert.equal((await post(demo.url, id, recordText(id, { mode: 'chat', question }))).status, 201);
  return id;
}

/** The visitor's side; inside when this comes back. */
async function visitor(handover) {
  const ear = new Ear();
  const token = `${demo.url}/chat/token`;
  const transport = channel.createTransport({ handover, token, nick: '', resume: '', onEvent: ear.hear, onResume: () => undefined });
  open.push(transport);
  await transport.join();
  const says = async (text) => {
    const id = newHandover();
    transport.send(text, id);
    await ear.until((event) => event.type === 'reflected' && event.id === id);
  };
  return { ear, transport, says };
}

test('a conversation whose agent has gone is taken over, with all that was said', limit, async () => {
  const id = await handOver('Left alone?');
  const { ear, says } = await visitor(id);
  await says('Hello Mira?');
  assert.equal(await setState(demo, id, { state: 'claimed' }), 200);
  const luka = await page({ number: 1, hash: id });
  await luka.sees(/Mira is helping/);
  await luka.sees(/Hello Mira\?/);
  await luka.click(/^Take over from Mira$/);
  await luka.until(() => luka.find('textarea'), 'a field to write into');
  await luka.sees(/Hello Mira\?/);
  assert.equal((await ear.until(({ type }) => type === 'joined')).name, 'Luka');
});

test('whoever it was taken over from leaves the room', limit, async () => {
  const id = await handOver('Two of you?');
  const { ear } = await visitor(id);
  const mira = await page({ hash: id });
  await mira.click(/^Take this conversation$/);
  await ear.until(({ type }) => type === 'joined');
  assert.equal(await setState(demo, id, { state: 'claimed', from: 'agent1' }, 1), 200);
  await mira.sees(/Luka is helping/);
  assert.equal((await ear.until(({ type }) => type === 'left')).name, 'Mira');
});

test('after a reload on a closed conversation what was said is there, once', limit, async () => {
  const id = await handOver('Long ago?');
  const { transport, says } = await visitor(id);
  await says('It was about socks');
  await transport.leave();
  assert.equal(await setState(demo, id, { state: 'closed' }), 200);
  const tab = await page({ hash: id });
  await tab.sees(/It was about socks/);
  await tab.sees(/The visitor ended the conversation/);
  await handOver('News that makes the page read its list again');
  await tab.sees(/makes the page read/);
  assert.equal(tab.find('.lines').children.length, 2);
});

test('before a conversation is taken, what was written is read, and whoever has gone waits no longer', limit, async () => {
  const first = await handOver('Gone in a minute?');
  const second = await handOver('Still waiting?');
  const [leaver, stayer] = [await visitor(first), await visitor(second)];
  const tab = await page();
  const inGroup = (name, words) => tab.find(`[aria-labelledby="group-${name}"]`)?.textContent.match(words);
  await tab.until(() => inGroup('waiting', /Gone in a minute\?/), 'both waiting');
  await tab.click(/Still waiting\?/);
  await stayer.says('It is about my tent');
  await tab.sees(/It is about my tent/);
  assert.ok(tab.button(/^Take this conversation$/), 'and it is not taken by that');
  assert.deepEqual(stayer.ear.events.filter(({ type }) => type === 'joined'), [], 'nor does the visitor see anybody come');
  await leaver.transport.leave();
  await tab.until(() => inGroup('gone', /Gone in a minute\?/), 'the one to be gone');
  assert.ok(!inGroup('waiting', /Gone in a minute\?/));
  assert.ok(inGroup('waiting', /Still waiting\?/));
  await tab.click(/Gone in a minute\?/);
  await tab.sees(/is not here/);
  await tab.sees(/The visitor ended the conversation/);
  await tab.click(/Still waiting\?/);
  await tab.click(/^Take this conversation$/);
  await stayer.ear.until(({ type }) => type === 'joined');
  await stayer.says('Hello!');
  await tab.sees(/Hello!/);
  assert.equal(tab.text().split('It is about my tent').length, 2, 'what was read before is there once');
});

test('inside a conversation the way back tells how many wait or have written', limit, async () => {
  const id = await handOver('The one that is open?');
  const { says } = await visitor(id);
  const tab = await page({ hash: id });
  await tab.click(/^Take this conversation$/);
  const count = () => Number(/^‹ All(\d*)$/.exec(tab.find('.back').textContent)[1]);
  await tab.until(() => count() === 0, 'nobody else');
  const other = await handOver('Somebody else?');
  await tab.until(() => count() === 1, 'one more at the way back');
  assert.match(tab.find('.back').getAttribute('aria-label'), /^All conversations, 1 waiting or unread$/);
  await says('Unread, but in sight');
  await tab.sees(/Unread, but in sight/);
  assert.equal(count(), 1, 'what is open does not count');
  await setState(demo, other, { state: 'closed' });
  await tab.until(() => count() === 0, 'the count to go back');
});

test('a text too long for one message stays in the field and says so; shortened it is sent', limit, async () => {
  const id = await handOver('A long story?');
  const { ear } = await visitor(id);
  const tab = await page({ hash: id });
  await tab.click(/^Take this conversation$/);
  await tab.until(() => tab.find('textarea'), 'a field to write into');
  const field = tab.find('textarea');
  const write = (text) => {
    field.value = text;
    field.dispatchEvent(new field.ownerDocument.defaultView.Event('input'));
  };
  write('x'.repeat(4_010));
  assert.match(tab.text(), /10 characters too many for one message/);
  await tab.click(/^Send$/);
  assert.equal(field.value.length, 4_010, 'nothing is cut off');
  assert.equal(tab.find('.line'), null, 'nor sent');
  write('y'.repeat(4_000));
  assert.match(tab.text(), /0 characters left/);
  await tab.click(/^Send$/);
  assert.deepEqual([field.value, /characters/.test(tab.text())], ['', false]);
  assert.equal((await ear.until(({ type }) => type === 'message')).message.text, 'y'.repeat(4_000));
});

test('a request that was sent late: since when, that nobody is there, and how else to answer', limit, async () => {
  const id = newHandover();
  const record = { mode: 'chat', question: 'Sent from another tab?', created_at: Date.now() - 2 * 3_600_000, visitor: { email: 'ana@example.com' } };
  assert.equal((await post(demo.url, id, recordText(id, record))).status, 201);
  const minuteAgo = new Date(Date.now() - 60_000);
  await utimes(join(demo.handovers, `${id}.json`), minuteAgo, minuteAgo);
  const tab = await page({ hash: id });
  await tab.sees(/Asked for a person 2 h ago by the visitor’s clock, arrived 1 min ago/);
  await tab.sees(/The visitor is not in this conversation\./);
  assert.match(tab.find('[aria-labelledby="group-gone"]').textContent, /2 h ago/);
  assert.match(tab.find('.answers a').href, /^mailto:ana@example\.com/);
  await visitor(id);
  await tab.until(() => /Sent from another tab/.test(tab.find('[aria-labelledby="group-waiting"]').textContent), 'the visitor to wait again');
  await tab.until(() => !/is not in this conversation/.test(tab.text()), 'the word to be taken back');
});

test('an address of the web in what is said is a link; nothing else is', limit, async () => {
  const id = await handOver('Which one?');
  const { says } = await visitor(id);
  await says('This: https://shop.example/jacket?a=1&b=2. Not javascript:alert(1) or <b>this</b>');
  const tab = await page({ hash: id });
  await tab.sees(/Not javascript/);
  const links = [...tab.find('.bubble').querySelectorAll('*')];
  assert.deepEqual(links.map((each) => each.outerHTML), [
    '<a href="https://shop.example/jacket?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">https://shop.example/jacket?a=1&amp;b=2</a>',
  ]);
});
