// Nobody is there: a message is stored before it is called sent, and arrives exactly once, whatever the network does.
import assert from 'node:assert/strict';
import { choice, field, lookUpOrder, openDesk, panelSays, panelText, person, proceed, sendMessage } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';
import { link } from './lib/screen.mjs';

const posts = (site) => site.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/handovers');
const isReceiver = ({ method, path }) => method === 'POST' && path === '/v1/handovers';

async function leaveMessage(screen, text) {
  await screen.click(person);
  await panelSays(screen, 'Nobody is there right now.');
  await screen.fill(field(/^Your name/), 'Ana');
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.fill(field(/^Your message/), text);
  await screen.click(sendMessage);
}

/** The records on the receiver's disk whose message is `text`. */
const kept = async (demo, text) => (await demo.handovers()).filter((record) => JSON.stringify(record).includes(text));

scenario('a message with everything said before it', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, /^Track my order/, 'RL-10002');
  await panelSays(screen, /It is late/);
  await leaveMessage(screen, 'Please find my parcel, message one');
  await panelSays(screen, 'Your message has been sent.');
  const [record, ...more] = await kept(demo, 'message one');
  assert.equal(more.length, 0);
  assert.equal(record.schema, 'handover/1');
  assert.equal(record.mode, 'message');
  assert.equal(record.visitor.email, 'ana@example.com');
  assert.ok(record.answers.some(({ value }) => value === 'RL-10002'), 'the order number goes along');
  assert.ok(record.path.length > 0 && record.transcript.length > 0);
  assert.equal(posts(site)[0].headers['idempotency-key'], `"${record.id}"`);
});

scenario('what a flow hands over needs no message; one that is written beside it is no question', async ({ screen, demo, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, /^Track my order/, 'RL-10001');
  await screen.click(choice('The address is wrong'));
  await panelSays(screen, 'Nobody is there right now.');
  assert.equal((await screen.find(field(/^Your e-mail or phone number/))).value, 'ana@example.com');
  assert.equal((await screen.find(field(/^Anything to add\? \(optional\)/))).value, '');
  await screen.click(sendMessage);
  await panelSays(screen, 'Your message has been sent.');
  await screen.click(choice('Something else'));
  await screen.click(choice(/^Track my order/));
  await screen.click(choice('Yes, this order'));
  await screen.click(choice('The address is wrong'));
  await screen.fill(field(/^Anything to add/), 'The bell is broken, message nineteen');
  await screen.click(sendMessage);
  await panelSays(screen, /Anything to add\? The bell is broken.*Your message has been sent\./);
  const [record] = await kept(demo, 'message nineteen');
  assert.deepEqual([record.question, record.message], ['', 'The bell is broken, message nineteen']);
});

scenario('a way to answer is asked for, and nothing typed is lost', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.fill(field(/^Your message/), 'Without an address');
  await screen.click(sendMessage);
  await panelSays(screen, 'Please fill this in.');
  assert.equal((await screen.find(field(/^Your message/))).value, 'Without an address');
  await screen.fill(field(/^Your e-mail or phone number/), 'neither nor');
  await screen.click(sendMessage);
  await panelSays(screen, 'Please enter an e-mail address or a phone number.');
  assert.equal((await screen.find(field(/^Your message/))).value, 'Without an address');
  assert.equal(posts(site).length, 0);
});

scenario('the receiver is down: kept, not called sent, delivered once after a reload', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? { status: 503 } : undefined);
  await leaveMessage(screen, 'Please call me, message two');
  await panelSays(screen, 'This could not be sent yet. Nothing is lost');
  assert.doesNotMatch(await panelText(screen), /has been sent/);
  assert.equal((await kept(demo, 'message two')).length, 0);
  site.fault = () => undefined;
  await screen.tab.reload();
  await screen.until(async () => (await kept(demo, 'message two')).length === 1, 'the record to arrive');
  await panelSays(screen, 'Your message has been sent.');
  await open('/gear.html');
  await panelSays(screen, 'Your message has been sent.');
  assert.equal((await kept(demo, 'message two')).length, 1, 'once and for all');
});

scenario('the receiver stays down: what was said of the message stands through every further try', async ({ screen, site, open }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? { status: 503 } : undefined);
  await leaveMessage(screen, 'Out of reach, message nine');
  await panelSays(screen, 'This could not be sent yet. Nothing is lost');
  await screen.until(() => posts(site).length >= 3, 'three tries');
  await panelSays(screen, 'This could not be sent yet. Nothing is lost');
});

scenario('the answer of the receiver is lost: sent again under the same id, kept once', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  let lost = 0;
  site.swallow = (request, status) => isReceiver(request) && status === 201 && lost++ === 0;
  await leaveMessage(screen, 'Sent twice, message three');
  await panelSays(screen, /Nothing is lost|Your message has been sent\./);
  if (!(await panelText(screen)).includes('Your message has been sent.')) await screen.tab.reload();
  await panelSays(screen, 'Your message has been sent.');
  const [first, second] = posts(site);
  assert.ok(second, 'it was sent again');
  assert.equal(second.body, first.body, 'the same bytes');
  assert.equal(second.headers['idempotency-key'], first.headers['idempotency-key']);
  assert.equal((await kept(demo, 'message three')).length, 1);
});

scenario('refused for good: one status that says so, gone when it is sent after all', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? { status: 503 } : undefined);
  await leaveMessage(screen, 'Nobody takes it, message six');
  await panelSays(screen, 'This could not be sent yet. Nothing is lost');
  site.fault = (request) => (isReceiver(request) ? { status: 413 } : undefined);
  await screen.click(choice('Try again'));
  await panelSays(screen, 'This could not be delivered.');
  const said = await panelText(screen);
  assert.doesNotMatch(said, /sent as soon as|could not be sent yet|Checking whether/, 'nothing else is said beside it');
  await screen.tab.reload();
  await panelSays(screen, 'This could not be delivered.');
  site.fault = () => undefined;
  await screen.click(choice('Try again'));
  await panelSays(screen, 'Your message has been sent.');
  assert.doesNotMatch(await panelText(screen), /could not be/, 'the old failure is out of sight');
  assert.equal((await kept(demo, 'message six')).length, 1);
});

scenario('a refused message can be given up: nothing of it stays, and the next one is new', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? { status: 413 } : undefined);
  await leaveMessage(screen, 'On second thought, message seven');
  await screen.click(choice('Do not send it'));
  await screen.seesNot('This could not be delivered.', 'waypost-help');
  const left = await screen.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  assert.doesNotMatch(left, /message seven/, 'nothing is kept in the browser');
  site.fault = () => undefined;
  await leaveMessage(screen, 'Something else, message eight');
  await panelSays(screen, 'Your message has been sent.');
  assert.equal((await kept(demo, 'Something else, message eight')).length, 1);
  const ids = new Set(posts(site).map(({ headers }) => headers['idempotency-key']));
  assert.equal(ids.size, 2, 'two handovers');
});

scenario('refused here, delivered by another tab: told so in the first, which neither gives up nor repeats it', async ({ screen, site, demo, open, newTab }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? { status: 403 } : undefined);
  await leaveMessage(screen, 'By the other door, message ten');
  await panelSays(screen, 'This could not be delivered.');
  site.fault = () => undefined;
  const other = await newTab();
  await open('/gear.html', other);
  await openDesk(other);
  await other.click(choice('Try again'));
  await panelSays(screen, 'Your message has been sent.');
  assert.doesNotMatch(await panelText(screen), /could not be delivered|Do not send it/);
  assert.equal((await kept(demo, 'message ten')).length, 1);
});

scenario('storage cleared and the page left before the next try: sent all the same, the same bytes, and told', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? { status: 503 } : undefined);
  await leaveMessage(screen, 'After the logout, message eleven');
  await panelSays(screen, 'This could not be sent yet. Nothing is lost');
  const before = posts(site)[0];
  await screen.evaluate(() => localStorage.clear());
  site.fault = () => undefined;
  await screen.tab.reload();
  await screen.until(async () => (await kept(demo, 'message eleven')).length === 1, 'the record to arrive');
  await panelSays(screen, 'Your message has been sent.');
  assert.equal(posts(site).at(-1).body, before.body);
});

scenario('a shop without a receiver promises no answer, and shows the ways that there are', async ({ screen, site, open }) => {
  const knowledge = { waypost: 1, locale: 'en', articles: [{ id: 'a', questions: ['Any question?'], answer: 'Any answer.' }], handover: { chat: { type: 'xmpp', token: '/chat/token' } } };
  site.fault = ({ path }) => (path.startsWith('/knowledge/support.json') ? { status: 200, body: JSON.stringify(knowledge), headers: { 'content-type': 'application/json' } } : undefined);
  await open();
  await openDesk(screen);
  await screen.click(person);
  await panelSays(screen, /messages cannot be sent from here.*help@ridgeline\.example/s);
  assert.doesNotMatch(await panelText(screen), /the answer comes to you|Send message/);
  await screen.fill(field(/^Your e-mail or phone number/), 'ana@example.com');
  await screen.fill(field(/^Your message/), 'By myself, message twelve');
  await screen.click(proceed);
  await panelSays(screen, 'This cannot be sent from here.');
  await screen.find(link('Send by e-mail'));
  assert.doesNotMatch(await panelText(screen), /Try again/);
  await screen.click(choice(/^Other ways to reach us/));
  await panelSays(screen, /You can also reach us here:.*help@ridgeline\.example/s);
  assert.equal(posts(site).length, 0);
});

scenario('no network: kept, and sent by "Try again"', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  site.fault = (request) => (isReceiver(request) ? 'cut' : undefined);
  await leaveMessage(screen, 'From a tunnel, message four');
  await panelSays(screen, 'This could not be sent yet. Nothing is lost');
  site.fault = () => undefined;
  await screen.click(choice('Try again'));
  await panelSays(screen, 'Your message has been sent.');
  assert.equal((await kept(demo, 'message four')).length, 1);
});

scenario('a double click on Send sends one message', async ({ screen, site, demo, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(person);
  await screen.fill(field(/^Your e-mail or phone number/), '+381 64 123 4567');
  await screen.fill(field(/^Your message/), 'Twice clicked, message five');
  await screen.click(sendMessage, { count: 2 });
  await panelSays(screen, 'Your message has been sent.');
  assert.equal((await kept(demo, 'message five')).length, 1);
  assert.equal(new Set(posts(site).map(({ headers }) => headers['idempotency-key'])).size, 1);
});
