// What the demo's shop has sold. Days are counted from today (negative ones lie behind us), so that no order grows old.
// Which order shows what: demo/README.md.

const ana = 'ana@example.com';
const ben = 'ben@example.com';

/** What can be sent back hangs on the category; `own` are Ridgeline's own products, with five years of guarantee. */
const things = {
  jacket: { name: 'Javor 3L jacket', category: 'clothing', own: true, picture: '/pictures/jacket.svg' },
  tee: { name: 'Fruška merino tee', category: 'clothing', own: true, picture: '/pictures/tee.svg' },
  trousers: { name: 'Ozren trousers', category: 'clothing', own: true, picture: '/pictures/trousers.svg' },
  boots: { name: 'Rtanj Mid boots, size 42', category: 'boots', own: true, picture: '/pictures/boots.svg' },
  tent: { name: 'Tara 2 tent', category: 'gear', own: true, picture: '/pictures/tent.svg' },
  pack: { name: 'Djerdap 45 backpack', category: 'gear', own: true, picture: '/pictures/pack.svg' },
  bag: { name: 'Zlatibor sleeping bag', category: 'gear', own: true, picture: '/pictures/bag.svg' },
  bottle: { name: 'Morava bottle', category: 'gear', own: true, picture: '/pictures/bottle.svg' },
  poles: { name: 'Durmitor poles', category: 'gear', own: true, picture: '/pictures/poles.svg' },
  lamp: { name: 'Vlasina headlamp', category: 'gear', own: false, picture: '/pictures/lamp.svg' },
  stove: { name: 'Uvac stove', category: 'gear', own: false, picture: '/pictures/stove.svg' },
  gas: { name: 'Gas canister 230 g', category: 'gas', own: false, picture: '/pictures/stove.svg' },
  socks: { name: 'Merino socks', category: 'underwear', own: true, picture: '/pictures/tee.svg' },
  card: { name: 'Gift card €50', category: 'gift_card', own: true, picture: '/pictures/mark.svg' },
};

const orders = {
  'RL-10001': { status: 'in_transit', placed: -3, sent: -2, expected: 2, things: ['jacket', 'tee'], total: '€278.00', parcel: 'DP 4471 0093 21' },
  'RL-10002': { status: 'late', placed: -11, sent: -10, expected: -4, things: ['tent'], total: '€329.00', parcel: 'DP 4470 8812 05' },
  'RL-10003': { status: 'delivered', placed: -9, sent: -8, delivered: -5, things: ['boots'], total: '€169.00', parcel: 'DP 4470 9120 44' },
  'RL-10004': { status: 'delivered', placed: -50, sent: -49, delivered: -45, things: ['bag'], total: '€189.00', parcel: 'DP 4466 3017 90' },
  'RL-10005': { status: 'cancelled', placed: -6, cancelled: -5, things: ['lamp'], total: '€42.90', refund: { state: 'requested', requested: -5, due: 2 } },
  'RL-10006': { status: 'processing', placed: 0, expected: 4, things: ['bottle', 'bottle', 'trousers'], total: '€137.00' },
  'RL-10007': { broken: true },
  'RL-10008': { status: 'in_transit', slow: true, placed: -2, sent: -1, expected: 3, things: ['pack'], total: '€149.00', parcel: 'DP 4471 1150 63' },
  'RL-10009': { status: 'delivered', placed: -6, sent: -5, delivered: -3, things: ['jacket', 'gas', 'socks', 'card'], total: '€301.00', parcel: 'DP 4471 0011 07' },
  'RL-10010': { status: 'delivered', placed: -24, sent: -23, delivered: -20, things: ['tent', 'stove'], total: '€374.00', parcel: 'DP 4468 7700 12' },
  'RL-10011': { status: 'delivered', placed: -404, sent: -403, delivered: -400, things: ['tent', 'lamp'], total: '€368.00', parcel: 'DP 4301 2290 18' },
  'RL-10012': { status: 'delivered', placed: -905, sent: -904, delivered: -900, things: ['stove'], total: '€45.00', parcel: 'DP 4102 5540 31' },
  'RL-10013': { status: 'returned', placed: -25, sent: -24, delivered: -20, things: ['jacket'], total: '€219.00', parcel: 'DP 4468 9031 75', refund: { state: 'paid', requested: -12, received: -7, paid: -3, due: -1 } },
  'RL-10014': { status: 'returned', placed: -21, sent: -20, delivered: -17, things: ['trousers'], total: '€89.00', parcel: 'DP 4469 1180 26', refund: { state: 'received', requested: -6, received: -1, due: 6 } },
  'RL-10015': { status: 'returned', placed: -40, sent: -39, delivered: -35, things: ['pack'], total: '€149.00', parcel: 'DP 4467 2041 83', refund: { state: 'received', requested: -20, received: -14, due: -7 } },
  'RL-10016': { status: 'at_point', placed: -8, sent: -7, expected: -3, keep: 4, things: ['poles'], total: '€69.00', parcel: 'DP 4470 9902 58' },
  'RL-10017': { status: 'ready', placed: -2, keep: 5, things: ['stove'], total: '€45.00' },
  'RL-10018': { status: 'processing', placed: 0, expected: 3, things: ['bag'], total: '€189.00', trouble: 'done' },
  'RL-10019': { status: 'processing', placed: 0, expected: 3, things: ['tee'], total: '€59.00', trouble: 'too_late' },
  'RL-10020': { status: 'processing', placed: 0, expected: 3, things: ['lamp'], total: '€39.00', trouble: 'not_done' },
  'RL-10021': { status: 'on_hold', placed: -4, things: ['pack'], total: '€149.00' },
  'RL-10022': { status: 'delivered', abroad: true, placed: -14, sent: -13, delivered: -9, things: ['boots'], total: '€175.90', parcel: 'DP 4470 5518 69', trouble: 'not_done' },
  'RL-10024': { status: 'processing', owner: ben, placed: -1, expected: 3, things: ['jacket'], total: '€219.00' },
};

/** The order of a number and an e-mail, as both are typed; null for everybody else. */
export function orderOf(number, email) {
  const key = number.trim().toUpperCase();
  const order = Object.hasOwn(orders, key) ? orders[key] : null;
  return order && email.trim().toLowerCase() === (order.owner ?? ana) ? { number: key, ...order } : null;
}

/** All orders of an address, the newest first; the broken and the slow one are only for those who ask for them. */
export function ordersOf(email) {
  const all = Object.entries(orders).filter(([, order]) => !order.broken && !order.slow);
  return all
    .map(([number]) => orderOf(number, email))
    .filter((order) => order !== null)
    .sort((one, other) => other.placed - one.placed || one.number.localeCompare(other.number));
}

/** The order that travels under a parcel's number, however that is spelled; null for none. */
export function orderOfParcel(parcel) {
  const digits = parcel.replace(/\D/g, '');
  return Object.values(orders).find((order) => order.parcel?.replace(/\D/g, '') === digits) ?? null;
}

/** What was bought, each thing once: `[{id, name, count, category, own, picture}]`. */
export function thingsOf(order) {
  const ids = [...new Set(order.things)];
  return ids.map((id) => ({ id, ...things[id], count: order.things.filter((each) => each === id).length }));
}
