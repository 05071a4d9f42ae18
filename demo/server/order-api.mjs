// The addresses of the order API. Reads may be asked again; what changes something takes an Idempotency-Key.

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isoDay } from './calendar.mjs';
import { Codes, mailLanguage } from './codes.mjs';
import { addressOf, decodePart, HttpError, parseObject, readBody, requireJson, sendJson } from './http.mjs';
import { findParcel, isLine, OrderBook } from './orders.mjs';
import { Visits } from './visits.mjs';

const mostMails = 50;
const mostKept = 1_000;
const repairDays = 14;

/** Everything that a running demo remembers of its orders. */
export class OrderDesk {
  book = new OrderBook();
  visits = new Visits();
  mails = [];
  done = new Map();

  constructor(onMail = () => undefined) {
    this.codes = new Codes((mail) => {
      this.mails = [mail, ...this.mails].slice(0, mostMails);
      onMail(mail);
    });
  }
}

/** `[method, address, handler]`, as shop.mjs has them. */
export const orderRoutes = [
  ['GET', /^\/api\/orders\/([^/]+)$/, giveOrder],
  ['GET', /^\/api\/orders\/([^/]+)\/recent$/, read(({ book }, who, now) => book.recent(who.number, who.email, now))],
  ['GET', /^\/api\/orders\/([^/]+)\/refund$/, read(({ book }, who, now) => book.refund(who.number, who.email, now))],
  ['GET', /^\/api\/orders\/([^/]+)\/returns$/, read(({ book }, who) => book.lastReturn(who.number, who.email, who.query.get('item') ?? ''))],
  ['GET', /^\/api\/orders\/([^/]+)\/returns\/whole$/, read(({ book }, who, now) => book.wholeReturn(who.number, who.email, who.query.get('without') ?? '', now))],
  ['POST', /^\/api\/orders\/([^/]+)\/returns$/, change(({ book }, who, now) => book.openReturn(who.number, who.email, who.body, now))],
  ['GET', /^\/api\/orders\/([^/]+)\/problems$/, read(({ book }, who) => book.lastProblem(who.number, who.email))],
  ['POST', /^\/api\/orders\/([^/]+)\/problems$/, change(({ book }, who, now) => book.reportProblem(who.number, who.email, who.body, now))],
  ['GET', /^\/api\/orders\/([^/]+)\/warranty$/, read(({ book }, who, now) => book.warranty(who.number, who.email, who.query.get('item') ?? '', now))],
  ['GET', /^\/api\/orders\/([^/]+)\/pickups$/, read((desk, who, now) => ({ slots: desk.visits.pickups(mayFetch(desk, who, now), now) }))],
  ['GET', /^\/api\/orders\/([^/]+)\/repairs$/, read((desk, who) => visitOf(desk.visits.booked('courier', who.query.get('slot') ?? '', ownerOf(who))))],
  ['POST', /^\/api\/orders\/([^/]+)\/repairs$/, change(bookRepair)],
  ['POST', /^\/api\/orders\/([^/]+)\/code$/, sendCode],
  ['POST', /^\/api\/orders\/([^/]+)\/code\/check$/, checkCode],
  ['POST', /^\/api\/orders\/([^/]+)\/cancel$/, change(proved(({ book }, who) => book.cancel(who.number, who.email)))],
  ['PUT', /^\/api\/orders\/([^/]+)\/address$/, change(proved(({ book }, who) => book.changeAddress(who.number, who.email, who.body)))],
  ['GET', /^\/api\/parcels\/([^/]+)$/, (request, response, parcel) => sendJson(response, 200, findParcel(decodePart(parcel), Date.now()))],
  ['GET', /^\/api\/appointments\/slots$/, giveSlots],
  ['GET', /^\/api\/appointments$/, giveAppointment],
  ['POST', /^\/api\/appointments$/, change(bookAppointment)],
  ['GET', /^\/mailbox$/, (request, response, _, { orders }) => sendJson(response, 200, orders.mails)],
];

async function giveOrder(request, response, number, { orders, slowMs }) {
  const { searchParams } = addressOf(request);
  const { slow, body } = orders.book.find(decodePart(number), searchParams.get('email') ?? '', Date.now());
  if (slow) await sleep(slowMs);
  sendJson(response, 200, body);
}

/** Handler of an address that gives what `answer(desk, {number, email, query}, now)` says. */
function read(answer) {
  return (request, response, number, { orders }) => {
    const { searchParams: query } = addressOf(request);
    const who = { number: decodePart(number), email: query.get('email') ?? '', query };
    sendJson(response, 200, answer(orders, who, Date.now()));
  };
}

/**
 * Handler of an address that changes something. What was answered under an Idempotency-Key is answered again; other words
 * under the same key are 422. A key belongs to its address and its e-mail: nobody can read another's answer with it.
 */
function change(answer) {
  return async (request, response, number, { orders }) => {
    requireJson(request);
    const bytes = await readBody(request, 16_384);
    const body = parseObject(bytes);
    const who = { number: decodePart(number), email: textOf(body, 'email'), body };
    const key = keyOf(request, who.email);
    const print = createHash('sha256').update(bytes).digest('hex');
    const before = key && orders.done.get(key);
    if (before && before.print !== print) throw new HttpError(422, 'key_reused');
    const given = before?.given ?? answer(orders, who, Date.now());
    if (key) remember(orders.done, key, { print, given });
    sendJson(response, 200, given, before ? { 'Idempotent-Replayed': 'true' } : {});
  };
}

function keyOf(request, email) {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return '';
  if (!/^"?[\x21-\x7e]{1,128}"?$/.test(key)) throw new HttpError(400, 'bad_key');
  return `${request.method} ${addressOf(request).pathname} ${email.trim().toLowerCase()} ${key}`;
}

function remember(done, key, value) {
  done.set(key, value);
  if (done.size > mostKept) done.delete(done.keys().next().value);
}

/** A field of a body as text; '' when it is not there, 400 for what is no text. */
function textOf(body, name) {
  const value = Object.hasOwn(body, name) ? body[name] : '';
  if (typeof value !== 'string') throw new HttpError(400, 'not_text', name);
  return value;
}

const sameAs = ({ number, email }) => [number.trim().toUpperCase(), email.trim().toLowerCase()];

/** Only with the code that was sent to the order's own address. */
function proved(answer) {
  return (desk, who, now) => {
    const [number, email] = sameAs(who);
    if (!desk.codes.check(number, email, textOf(who.body, 'code'), now).ok) throw new HttpError(403, 'bad_code');
    const given = answer(desk, who, now);
    desk.codes.spend(number, email);
    return given;
  };
}

/** POST …/code {email}: the same answer for every number and every address. */
async function sendCode(request, response, part, { orders }) {
  const { who, now } = await whoAsks(request, part);
  const [number, email] = sameAs(who);
  if (!isLine(number, 40) || !isLine(email, 254)) throw new HttpError(422, 'bad_order');
  sendJson(response, 200, { sent: orders.codes.send(number, email, isKnown(orders.book, number, email, now), now, mailLanguage(request.headers['accept-language'])) });
}

/** POST …/code/check {email, code}: `{ok, left}`. */
async function checkCode(request, response, part, { orders }) {
  const { who, now } = await whoAsks(request, part);
  sendJson(response, 200, orders.codes.check(...sameAs(who), textOf(who.body, 'code'), now));
}

async function whoAsks(request, part) {
  requireJson(request);
  const body = parseObject(await readBody(request, 4_096));
  return { who: { number: decodePart(part), email: textOf(body, 'email'), body }, now: Date.now() };
}

function isKnown(book, number, email, now) {
  try {
    book.find(number, email, now);
    return true;
  } catch {
    return false;
  }
}

const ownerOf = (who) => sameAs(who).join(' ');
const visitOf = ({ state, reference, day, time }) => ({ state, reference, day, time, ...(day && { back: isoDay(Date.parse(day), repairDays) }) });

function mayFetch({ book }, { number, email, query }, now) {
  return book.warranty(number, email, query.get('item') ?? '', now).fetched;
}

/** POST …/repairs {email, item, slot, fault}: the courier comes for it. */
function bookRepair({ book, visits }, who, now) {
  const { fetched } = book.warranty(who.number, who.email, textOf(who.body, 'item'), now);
  if (!isLine(textOf(who.body, 'fault').replaceAll('\n', ' '), 2_000)) throw new HttpError(422, 'bad_fault');
  return visitOf(visits.book('courier', visits.pickups(fetched, now), textOf(who.body, 'slot'), ownerOf(who)));
}

function giveSlots(request, response, _, { orders }) {
  const topic = addressOf(request).searchParams.get('topic') ?? '';
  sendJson(response, 200, { slots: orders.visits.fittings(topic, Date.now()) });
}

function giveAppointment(request, response, _, { orders }) {
  const { searchParams: query } = addressOf(request);
  sendJson(response, 200, orders.visits.booked('store', query.get('slot') ?? '', (query.get('email') ?? '').trim().toLowerCase()));
}

/** POST /api/appointments {topic, slot, name, email} */
function bookAppointment({ visits }, { email, body }, now) {
  if (!isLine(textOf(body, 'name'), 100) || !/^[^\s@]+@[^\s@]+$/.test(email.trim())) throw new HttpError(422, 'bad_name');
  return visits.book('store', visits.fittings(textOf(body, 'topic'), now), textOf(body, 'slot'), email.trim().toLowerCase());
}
