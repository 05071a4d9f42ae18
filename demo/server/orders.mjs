// What the shop says about its orders: state, things, returns, refunds, guarantee. What visitors change is kept in memory
// until the demo ends. The rules are those of knowledge/POLICY.md.

import { isoDay, thisOrNextWorkingDay } from './calendar.mjs';
import { HttpError } from './http.mjs';
import { orderOf, orderOfParcel, ordersOf, thingsOf } from './order-data.mjs';

const returnDays = 30;
const labelDays = 14;
const mostRecent = 8;
const neverBack = ['gift_card', 'made_to_order'];

/** Things as one line of text; undefined for none. */
const namesOf = (things) => things.map(({ count, name }) => `${count} × ${name}`).join(', ') || undefined;
/** What may come back of a whole order: not what never does, nor the categories that stay (`gas underwear`: opened, worn). */
const sentBack = (order, without) => thingsOf(order).filter(({ category }) => ![...neverBack, ...without.split(' ')].includes(category));

/** An order as the API gives it. `now` is UTC ms. 404 alike for an unknown order and a wrong e-mail. */
export function findOrder(number, email, now, changes = {}) {
  const order = orderOf(number, email);
  if (!order) throw new HttpError(404, 'not_found');
  if (order.broken) throw new HttpError(500, 'server_error');
  return { slow: order.slow === true, body: describe({ ...order, ...changes }, now) };
}

function describe(order, now) {
  const shipped = order.parcel
    ? { carrier: 'Danube Parcel', tracking_number: order.parcel, tracking_url: `https://danubeparcel.example/${order.number}` }
    : {};
  const day = (offset) => isoDay(now, offset);
  const items = thingsOf(order).map(({ id, name, count, category, picture }) => ({ id, name, count, category, picture }));
  return {
    number: order.number,
    status: order.status,
    placed: day(order.placed),
    items_text: namesOf(items),
    items,
    gas: namesOf(items.filter(({ category }) => category === 'gas')),
    underwear: namesOf(items.filter(({ category }) => category === 'underwear')),
    never_back: namesOf(items.filter(({ category }) => neverBack.includes(category))),
    count: items.length,
    total: order.total,
    returnable: order.status === 'delivered' && -order.delivered <= returnDays,
    ...shipped,
    sent: day(order.sent),
    expected: day(order.expected),
    keep_until: day(order.keep),
    delivered: day(order.delivered),
    delivered_days: order.delivered === undefined ? undefined : -order.delivered,
    return_until: order.delivered === undefined ? undefined : day(order.delivered + returnDays),
    cancelled: day(order.cancelled),
    address_changes: order.address_changes ?? 0,
  };
}

/** When a parcel should arrive: all that a carrier tells anybody. 404 for what is not on its way. */
export function findParcel(parcel, now) {
  const order = orderOfParcel(parcel);
  if (order?.expected === undefined) throw new HttpError(404, 'not_found');
  return { expected: isoDay(now, order.expected) };
}

/** The orders of one running demo: the shop's own, with what visitors have done to them. */
export class OrderBook {
  #changes = new Map();
  #returns = new Map();
  #cases = new Map();
  #count = 0;

  find(number, email, now) {
    return findOrder(number, email, now, this.#changes.get(number.trim().toUpperCase()));
  }

  /** Whoever may see one order sees the number, day and things of the others that came from the same address. */
  recent(number, email, now) {
    this.#order(number, email);
    const short = ({ number: each, status, placed, items_text: items }) => ({ number: each, status, placed, items });
    const all = ordersOf(email).map((order) => short(this.find(order.number, email, now).body));
    return { orders: all.slice(0, mostRecent) };
  }

  cancel(number, email) {
    const order = this.#order(number, email);
    if (order.status === 'cancelled') return { state: 'already' };
    if (order.status !== 'processing' || order.trouble === 'too_late') return { state: 'too_late' };
    const refund = { state: 'requested', requested: 0, due: 7 };
    return this.#change(order, { status: 'cancelled', cancelled: 0, expected: undefined, refund }, { state: 'cancelled', total: order.total });
  }

  /** Street, place and telephone; the country stays, because prices hang on it. */
  changeAddress(number, email, { street, postcode, city, phone = '' }) {
    const wanted = [street, postcode, city];
    if (!wanted.every((each) => isLine(each, 100)) || (phone !== '' && !isLine(phone, 30))) throw new HttpError(422, 'bad_address');
    const order = this.#order(number, email);
    if (order.status !== 'processing' || order.trouble === 'too_late') return { state: 'too_late' };
    return this.#change(order, { address_changes: (order.address_changes ?? 0) + 1 }, { state: 'changed' });
  }

  /** What goes back of a whole order (`sentBack`); 404 when that is nothing. */
  wholeReturn(number, email, without, now) {
    const things = namesOf(sentBack(this.#order(number, email), without));
    if (!things || !this.find(number, email, now).body.returnable) throw new HttpError(404, 'not_found');
    return { things };
  }

  /** A label for sending something back: one per thing, the same when it is asked for again. */
  openReturn(number, email, { item, without = '', reason = '', wish = 'refund', size = '' }, now) {
    const order = this.#order(number, email);
    const { body } = this.find(number, email, now);
    const isWhole = item === 'all';
    const sent = sentBack(order, isWhole ? String(without) : '').filter(({ id }) => isWhole || id === item);
    if (!body.returnable || sent.length === 0) throw new HttpError(409, 'not_returnable');
    if (order.trouble === 'not_done') throw new HttpError(503, 'carrier_silent');
    const key = `${order.number}/${item}`;
    const isOurs = ['damaged', 'wrong'].includes(reason) || wish === 'exchange';
    const id = this.#returns.get(key)?.id ?? this.#next('R');
    const given = {
      id,
      label: `/order.html#${id}`,
      thing: isWhole ? namesOf(sent) : sent[0].name,
      size: String(size).slice(0, 40),
      hand_in: isoDay(now, labelDays),
      cost: isOurs || !order.abroad ? '€0.00' : '€4.90',
    };
    this.#returns.set(key, given);
    return given;
  }

  lastReturn(number, email, item) {
    const order = this.#order(number, email);
    const found = this.#returns.get(`${order.number}/${item}`);
    if (!found) throw new HttpError(404, 'not_found');
    return found;
  }

  refund(number, email, now) {
    const order = this.#order(number, email);
    const { refund } = order;
    if (!refund) throw new HttpError(404, 'not_found');
    const day = (offset) => isoDay(now, offset);
    return {
      state: refund.state,
      kind: order.status === 'cancelled' ? 'cancelled' : 'returned',
      amount: order.total,
      requested: day(refund.requested),
      received: day(refund.received),
      paid: day(refund.paid),
      due: day(refund.due),
      overdue: refund.state !== 'paid' && refund.due < 0,
    };
  }

  /** Something is missing from the parcel: what it was goes out once more. */
  reportProblem(number, email, { problem, items = '', details = '' }, now) {
    const order = this.#order(number, email);
    if (!['missing', 'wrong'].includes(problem)) throw new HttpError(422, 'bad_problem');
    if (String(items).length > 500 || String(details).length > 4_000) throw new HttpError(422, 'too_long');
    const given = this.#cases.get(order.number) ?? { id: this.#next('C'), leaves: isoDay(now, thisOrNextWorkingDay(now)) };
    this.#cases.set(order.number, given);
    return given;
  }

  lastProblem(number, email) {
    const found = this.#cases.get(this.#order(number, email).number);
    if (!found) throw new HttpError(404, 'not_found');
    return found;
  }

  /** Is it still covered? Own products five years, all others two. 404 for what was not in the order, or is not here yet. */
  warranty(number, email, item, now) {
    const order = this.#order(number, email);
    const thing = thingsOf(order).find(({ id }) => id === item);
    if (!thing || order.delivered === undefined) throw new HttpError(404, 'not_found');
    const years = thing.own ? 5 : 2;
    const until = isoDay(now, order.delivered + years * 365);
    return { thing: thing.name, years, until, covered: until >= isoDay(now, 0), fetched: !order.abroad, price: thing.category === 'boots' ? '€69.00' : '€25.00' };
  }

  /** The order as it stands now; 404 for everybody but who has ordered. */
  #order(number, email) {
    const order = orderOf(number, email);
    if (!order) throw new HttpError(404, 'not_found');
    if (order.broken) throw new HttpError(500, 'server_error');
    return { ...order, ...this.#changes.get(order.number) };
  }

  /** Two orders answer with a fault: with one it was done all the same, with the other it was not. */
  #change(order, change, answer) {
    if (order.trouble !== 'not_done') this.#changes.set(order.number, { ...this.#changes.get(order.number), ...change });
    if (order.trouble) throw new HttpError(500, 'server_error');
    return answer;
  }

  #next(letter) {
    this.#count++;
    return `${letter}-${String(2000 + this.#count)}`;
  }
}

/** One line of text that a parcel's label can hold. */
export function isLine(text, most) {
  return typeof text === 'string' && text.trim() !== '' && text.length <= most && !/\p{Cc}/u.test(text);
}
