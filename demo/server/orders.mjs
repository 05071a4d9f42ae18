// The order API: eight orders whose dates are reckoned from today, so that they never grow old. See demo/README.md.

import { HttpError } from './http.mjs';

const owner = 'ana@example.com';
const returnDays = 30;

/** Days are counted from today: negative lie behind us. */
const orders = {
  'RL-10001': { status: 'in_transit', placed: -3, expected: 2, items: '1 × Javor 3L jacket, 1 × Fruška merino tee', total: '€278.00', parcel: 'DP 4471 0093 21' },
  'RL-10002': { status: 'late', placed: -11, expected: -4, items: '1 × Tara 2 tent', total: '€329.00', parcel: 'DP 4470 8812 05' },
  'RL-10003': { status: 'delivered', placed: -9, delivered: -5, items: '1 × Rtanj Mid boots, size 42', total: '€169.00', parcel: 'DP 4470 9120 44' },
  'RL-10004': { status: 'delivered', placed: -50, delivered: -45, items: '1 × Zlatibor sleeping bag', total: '€189.00', parcel: 'DP 4466 3017 90' },
  'RL-10005': { status: 'cancelled', placed: -6, cancelled: -5, items: '1 × Vlasina headlamp', total: '€42.90' },
  'RL-10006': { status: 'processing', placed: 0, expected: 4, items: '2 × Morava bottle, 1 × Ozren trousers', total: '€137.00' },
  'RL-10007': { broken: true },
  'RL-10008': { status: 'in_transit', slow: true, placed: -2, expected: 3, items: '1 × Djerdap 45 backpack', total: '€149.00', parcel: 'DP 4471 1150 63' },
};

/** An order as the API gives it. `now` is UTC ms. 404 alike for an unknown order and a wrong e-mail. */
export function findOrder(number, email, now) {
  const key = number.trim().toUpperCase();
  const order = Object.hasOwn(orders, key) ? orders[key] : null;
  if (!order || email.trim().toLowerCase() !== owner) throw new HttpError(404, 'not_found');
  if (order.broken) throw new HttpError(500, 'server_error');
  return { slow: order.slow === true, body: describe(key, order, now) };
}

function describe(number, order, now) {
  const shipped = order.parcel
    ? {
        carrier: 'Danube Parcel',
        tracking_number: order.parcel,
        tracking_url: `https://danubeparcel.example/${number}`,
      }
    : {};
  const day = (offset) => (offset === undefined ? undefined : isoDay(now, offset));
  return {
    number,
    status: order.status,
    placed: day(order.placed),
    items_text: order.items,
    total: order.total,
    returnable: order.delivered !== undefined && -order.delivered <= returnDays,
    ...shipped,
    expected: day(order.expected),
    delivered: day(order.delivered),
    delivered_days: order.delivered === undefined ? undefined : -order.delivered,
    cancelled: day(order.cancelled),
  };
}

function isoDay(now, offset) {
  return new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
}
