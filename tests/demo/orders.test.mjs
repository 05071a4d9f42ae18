// The order API: what it lets anybody do, what only the owner of a mailbox, and what nobody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { timeInShop } from '../../demo/server/calendar.mjs';
import { Codes, mailLanguage } from '../../demo/server/codes.mjs';
import { findOrder, OrderBook } from '../../demo/server/orders.mjs';
import { Visits } from '../../demo/server/visits.mjs';
import { openShop, temporaryFolder } from './lib/shop.mjs';

const email = 'ana@example.com';
const noon = Date.parse('2026-11-23T12:00:00Z');
const hour = 3_600_000;
let folder;
let shop;

before(async () => {
  folder = await temporaryFolder();
  shop = await openShop(folder.path);
});

after(async () => {
  await shop?.close();
  await folder?.remove();
});

async function ask(path, { method = 'GET', body, headers = {} } = {}) {
  const given = body === undefined ? {} : { 'content-type': 'application/json', ...headers };
  const response = await fetch(`${shop.url}/api/${path}`, { method, headers: given, body: typeof body === 'object' ? JSON.stringify(body) : body });
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body: await response.json() };
}

const send = (path, body, headers) => ask(path, { method: 'POST', body, headers });
const lastCode = async () => /is (\d{6})/.exec((await (await fetch(`${shop.url}/mailbox`)).json())[0].text)[1];
const status = async (...request) => (await ask(...request)).status;

test('every order of the demo can be told, and only its own e-mail may see it', () => {
  for (let number = 10001; number <= 10024; number++) {
    if ([10007, 10023].includes(number)) continue;
    const owner = number === 10024 ? 'ben@example.com' : email;
    const { body } = findOrder(`RL-${number}`, owner, noon);
    assert.ok(body.count === body.items.length && body.count > 0, `RL-${number}`);
    assert.throws(() => findOrder(`RL-${number}`, 'eve@example.com', noon), { status: 404 });
  }
});

test('of one’s own orders the recent ones, of others none', () => {
  const { orders } = new OrderBook().recent('RL-10003', email, noon);
  assert.equal(orders.length, 8);
  assert.ok(orders.every(({ number }) => !['RL-10024', 'RL-10007'].includes(number)));
  assert.deepEqual(orders.map(({ placed }) => placed), orders.map(({ placed }) => placed).toSorted().reverse());
  assert.deepEqual(Object.keys(orders[0]), ['number', 'status', 'placed', 'items']);
  assert.throws(() => new OrderBook().recent('RL-10003', 'ben@example.com', noon), { status: 404 });
});

test('codes: three an hour for an order and for an address, five tries, a quarter of an hour, one use', () => {
  const mails = [];
  const codes = new Codes((mail) => mails.push(mail));
  const code = () => /is (\d{6})/.exec(mails.at(-1).text)[1];
  const wrong = () => String((Number(code()) + 1) % 1_000_000).padStart(6, '0');
  assert.ok(codes.send('RL-10006', email, true, noon));
  assert.deepEqual(codes.check('RL-10006', email, wrong(), noon), { ok: false, left: 4 });
  assert.equal(codes.check('RL-10006', email, ` ${code().slice(0, 3)} ${code().slice(3)}`, noon).ok, true, 'as people type it');
  assert.equal(codes.check('RL-10001', email, code(), noon).ok, false, 'of another order');
  assert.equal(codes.check('RL-10006', 'ben@example.com', code(), noon).ok, false, 'of another address');
  assert.equal(codes.check('RL-10006', email, code(), noon + hour / 4 + 1).ok, false, 'too late');
  codes.spend('RL-10006', email);
  assert.equal(codes.check('RL-10006', email, code(), noon).ok, false, 'used');
  assert.ok(codes.send('RL-10006', email, true, noon + 1));
  for (let n = 0; n < 5; n++) codes.check('RL-10006', email, wrong(), noon + 1);
  assert.deepEqual(codes.check('RL-10006', email, code(), noon + 1), { ok: false, left: 0 }, 'the right one comes too late');
  assert.ok(codes.send('RL-10001', email, true, noon + 2));
  assert.equal(codes.send('RL-10002', email, true, noon + 3), false, 'the fourth to one address');
  assert.ok(codes.send('RL-10006', 'ben@example.com', false, noon + 3));
  assert.equal(codes.send('RL-10006', 'eve@example.com', false, noon + 4), false, 'the fourth for one order');
  assert.ok(codes.send('RL-10006', email, true, noon + hour + 2), 'an hour later');
  assert.equal(mails.length, 4, 'nothing is mailed to anybody but the owner');
});

test('codes are mailed in the first of the visitor’s languages that the shop writes', () => {
  const wanted = [['sr-Latn-RS,en;q=0.5', 'sr'], ['de-AT, tr;q=0.8', 'tr'], ['*', 'en'], ['', 'en'], [undefined, 'en'], ['constructor', 'en']];
  for (const [accepted, language] of wanted) assert.equal(mailLanguage(accepted), language, accepted);
  for (const language of ['en', 'sr', 'hr', 'cs', 'fi', 'tr']) {
    const mails = [];
    new Codes((mail) => mails.push(mail)).send('RL-10006', email, true, noon, language);
    assert.match(mails[0].text, /RL-10006.*\b\d{6}\b/, language);
  }
});

test('codes: whoever asks for everything there is does not fill the memory, nor take a live limit away', () => {
  const codes = new Codes();
  for (let n = 0; n < 12_000; n++) codes.send(`RL-${n}`, `e${n}@example.com`, false, noon + n);
  for (const n of [11_999, 5_000]) {
    codes.send(`RL-${n}`, `e${n}@example.com`, false, noon + 12_001);
    codes.send(`RL-${n}`, `e${n}@example.com`, false, noon + 12_002);
    assert.equal(codes.send(`RL-${n}`, `e${n}@example.com`, false, noon + 12_003), n === 5_000, String(n));
  }
});

test('codes over HTTP: the same answers, whether there is such an order or not', async () => {
  const all = [];
  for (const [number, address] of [['RL-10018', 'a1@example.com'], ['RL-77777', 'a2@example.com'], ['__proto__', 'a3@example.com'], ['RL-10024', 'ben@example.com']]) {
    const sent = await send(`orders/${number}/code`, { email: address });
    const checked = await send(`orders/${number}/code/check`, { email: address, code: 'x' });
    all.push(JSON.stringify([sent.status, sent.body, checked.status, checked.body]));
  }
  assert.deepEqual(new Set(all).size, 1, all.join('\n'));
  for (let n = 0; n < 2; n++) await send('orders/RL-77777/code', { email: 'a2@example.com' });
  assert.deepEqual((await send('orders/RL-77777/code', { email: 'a2@example.com' })).body, { sent: false });
});

test('an order is cancelled with its code, once under one key', async () => {
  assert.equal((await send('orders/RL-10006/cancel', { email, code: '000000' })).status, 403);
  assert.equal((await send('orders/RL-10006/cancel', { email })).status, 403, 'no code, and none was sent');
  await send('orders/RL-10006/code', { email });
  const body = { email, code: await lastCode() };
  const first = await send('orders/RL-10006/cancel', body, { 'idempotency-key': '"k1"' });
  assert.deepEqual([first.status, first.body.state, first.replayed], [200, 'cancelled', null]);
  const again = await send('orders/RL-10006/cancel', body, { 'idempotency-key': '"k1"' });
  assert.deepEqual([again.status, again.body, again.replayed], [200, first.body, 'true']);
  assert.equal((await send('orders/RL-10006/cancel', { ...body, code: '1' }, { 'idempotency-key': '"k1"' })).status, 422, 'other words under the same key');
  assert.equal((await send('orders/RL-10006/cancel', body, { 'idempotency-key': '"k2"' })).status, 403, 'the code was used');
  assert.equal((await send('orders/RL-10006/cancel', { ...body, email: 'eve@example.com' }, { 'idempotency-key': '"k1"' })).status, 403, 'a key is nobody else’s');
  assert.equal((await ask(`orders/RL-10006?email=${email}`)).body.status, 'cancelled');
  assert.equal((await ask(`orders/RL-10006/refund?email=${email}`)).body.kind, 'cancelled');
  assert.equal((await send('orders/RL-10006/cancel', body, { 'idempotency-key': 'x'.repeat(300) })).status, 400);
});

test('returns by the rules: within 30 days, not what never comes back, one label for a thing', async () => {
  const label = (number, item, more = {}) => send(`orders/${number}/returns`, { email, item, ...more });
  const first = await label('RL-10009', 'jacket', { wish: 'exchange', size: 'L' });
  assert.deepEqual([first.status, first.body.cost, first.body.size], [200, '€0.00', 'L']);
  assert.equal((await label('RL-10009', 'jacket')).body.id, first.body.id);
  assert.equal((await ask(`orders/RL-10009/returns?email=${email}&item=jacket`)).body.id, first.body.id);
  const refused = [['RL-10009', 'card'], ['RL-10009', 'tent'], ['RL-10009', '__proto__'], ['RL-10004', 'bag'], ['RL-10001', 'jacket'], ['RL-10014', 'trousers']];
  for (const [number, item] of refused) assert.equal((await label(number, item)).status, 409, `${number} ${item}`);
  assert.equal((await label('RL-10022', 'boots')).status, 503);
  assert.equal(await status(`orders/RL-10022/returns?email=${email}&item=boots`), 404, 'and nothing was made');
  assert.equal((await send('orders/RL-10009/returns', { email: 'eve@example.com', item: 'jacket' })).status, 404);
});

test('a whole order comes back without what never does, nor what was opened or worn', async () => {
  const whole = (number, without = '') => ask(`orders/${number}/returns/whole?email=${email}&without=${without}`);
  const all = '1 × Javor 3L jacket, 1 × Gas canister 230 g, 1 × Merino socks';
  assert.deepEqual((await whole('RL-10009')).body, { things: all });
  assert.deepEqual((await whole('RL-10009', 'gas%20underwear')).body, { things: '1 × Javor 3L jacket' });
  assert.equal((await whole('RL-10009', 'gas%20underwear%20clothing')).status, 404, 'nothing is left');
  assert.equal((await whole('RL-10010', '')).status, 200);
  assert.equal((await whole('RL-10004')).status, 404, 'after 30 days');
  const label = (more) => send('orders/RL-10009/returns', { email, item: 'all', ...more });
  assert.equal((await label()).body.thing, all, 'no gift card');
  assert.equal((await label({ without: 'gas underwear' })).body.thing, '1 × Javor 3L jacket');
  assert.equal((await label({ without: 'gas underwear clothing' })).status, 409);
  const { body } = await ask(`orders/RL-10009?email=${email}`);
  assert.deepEqual([body.gas, body.underwear, body.never_back], ['1 × Gas canister 230 g', '1 × Merino socks', '1 × Gift card €50']);
});

test('five years for our own, two for all others', () => {
  const book = new OrderBook();
  const facts = [['RL-10011', 'tent', true, 5], ['RL-10011', 'lamp', true, 2], ['RL-10012', 'stove', false, 2]];
  for (const [number, item, covered, years] of facts) {
    const found = book.warranty(number, email, item, noon);
    assert.deepEqual([found.covered, found.years], [covered, years], `${number} ${item}`);
  }
  assert.throws(() => book.warranty('RL-10006', email, 'bottle', noon), { status: 404 });
  assert.throws(() => book.warranty('RL-10011', email, 'constructor', noon), { status: 404 });
});

test('what is missing leaves on a working day', () => {
  const leaves = (at) => new OrderBook().reportProblem('RL-10009', email, { problem: 'missing' }, Date.parse(at)).leaves;
  assert.deepEqual(['2026-11-27T21:30:00Z', '2026-11-28T09:00:00Z', '2026-11-29T20:30:00Z'].map(leaves), ['2026-11-27', '2026-11-30', '2026-11-30']);
});

test('visits: working days only, a slot for one, the same wish is the same visit', () => {
  const visits = new Visits();
  const friday = Date.parse('2026-11-27T12:00:00Z');
  const slots = visits.pickups(true, friday);
  assert.deepEqual([...new Set(slots.map(({ day }) => day))], ['2026-11-30', '2026-12-01', '2026-12-02']);
  assert.deepEqual(visits.pickups(false, friday), []);
  const visit = visits.book('courier', slots, slots[0].id, 'ana');
  assert.deepEqual(visits.book('courier', slots, slots[0].id, 'ana'), visit);
  assert.equal(visit.state, 'booked');
  assert.deepEqual(visits.book('courier', slots, slots[0].id, 'ben'), { state: 'taken' });
  assert.deepEqual(visits.book('courier', slots, '2026-11-29-am', 'ben'), { state: 'taken' });
  assert.throws(() => visits.booked('courier', slots[0].id, 'ben'), { status: 404 });
  assert.throws(() => visits.fittings('__proto__', friday), { status: 422 });
  const [free] = visits.fittings('boots', friday);
  assert.deepEqual([free.day, free.time, free.at], ['2026-11-30', '10:00', '2026-11-30T09:00:00Z'], 'by the clocks of Novi Sad');
  assert.equal(timeInShop('2026-07-01', '10:00'), '2026-07-01T08:00:00Z', 'in summer, too');
  visits.book('store', visits.fittings('boots', friday), free.id, 'ana');
  assert.ok(!visits.fittings('boots', friday).some(({ id }) => id === free.id));
});

test('what is no request is refused, whatever is wrong with it', async () => {
  const path = 'orders/RL-10009/returns';
  assert.equal((await send(path, 'nonsense')).status, 400);
  assert.equal((await send(path, '[1]')).status, 400);
  assert.equal((await send(path, { email: { evil: true }, item: 'jacket' })).status, 400);
  assert.equal((await send(path, { email, item: 'x'.repeat(20_000) })).status, 413);
  assert.equal((await ask(path, { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } })).status, 415);
  assert.equal(await status(path, { method: 'DELETE' }), 405);
  assert.equal((await send('orders/RL-10009/problems', { email, problem: 'damaged' })).status, 422);
  assert.equal((await send('orders/%zz/cancel', { email })).status, 400);
  assert.deepEqual((await send('appointments', { topic: 'boots', slot: 'none', name: 'Ana', email })).body, { state: 'taken' });
  assert.equal((await send('appointments', { topic: 'boots', slot: 'none', name: 'A\nB', email })).status, 422);
  assert.equal(await status('appointments/slots?topic=constructor'), 422);
  assert.equal(await status('parcels/DP%204471%200093%2021'), 200);
  for (const parcel of ['x', 'DP', '0', 'DP9999999999']) assert.equal(await status(`parcels/${parcel}`), 404, parcel);
});

test('addresses are lines of text, and the code stays good when one is refused', async () => {
  await send('orders/RL-10024/code', { email: 'ben@example.com' });
  const code = await lastCode();
  const put = (more) => status('orders/RL-10024/address', { method: 'PUT', body: { email: 'ben@example.com', code, street: 'Zmaj Jovina 4', postcode: '21000', city: 'Novi Sad', ...more } });
  assert.equal(await put({ street: 'a\nb' }), 422);
  assert.equal(await put({ city: '' }), 422);
  assert.equal(await put({ postcode: 21000 }), 422);
  assert.equal(await put({ phone: ['1'] }), 422);
  assert.equal(await put({}), 200);
  assert.equal((await ask('orders/RL-10024?email=ben@example.com')).body.address_changes, 1);
});
