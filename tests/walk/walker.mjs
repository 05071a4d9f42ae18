// The seeded walker: plays sessions with events drawn by an integer PRNG and hashes everything that `step`
// gives. tests/native/walker.h is the same program in C++; both must reach tests/vectors/walk/hash.txt.
// Pure: no imports, runs under Node and in browsers.
//
//   const { hash, visited } = walk(engine);   // engine.step(snapshotText, eventText) -> text

export const WALKS = 1000;
export const EVENTS = 28;
export const TYPES = [
  'open', 'resume', 'query', 'pick', 'select', 'submit', 'back', 'restart', 'person', 'lookup_done',
  'handover_done', 'zones', 'tick', 'content_changed',
];
const QUESTIONS = [
  'where is my order', 'clean', 'order status RL-10025 ana@example.com',
  'order status RL-10023 ana@example.com', 'xyzzy', 'track my parcel RL-10026 ana@example.com',
  'track my parcel RL-10027 bob@example.com', 'return policy', 'RL-10024',
  'I want my money back', 'ana@example.com', '12', 'How do I wash boots?', 'change my phone number', '',
  'take the guided tour', 'see the picture gallery', 'hire a mountain guide', 'look at the shelf stock', 'closing time tonight',
  'clean', 'clean', 'RL-10024 ana@example.com',
  'go to the front desk', 'give my opinion', 'rate the shop with stars', 'look behind the counter',
];
const TARGETS = [
  ['article', 'returns'], ['article', 'wash'], ['flow', 'track'], ['flow', 'refund'], ['flow', 'profile'],
  ['flow', 'tour'], ['flow', 'pictures'], ['flow', 'guide'], ['flow', 'shelf'], ['flow', 'closed'], ['category', 'care'], ['category', 'nowhere'],
  ['flow', 'desk'], ['flow', 'opinion'], ['flow', 'stars'], ['flow', 'counter'],
];
const TYPED = [
  'RL-10023', 'rl 10025', 'ana@example.com', '70', '1234567890', 'broken', '', 'Zoë “quoted” \\ text', '+44 20 7946 0000',
  '1,234', '2026-01-01', '3',
];
const ANSWERS = [
  [200, '{"status":"late","total":60,"due":"2026-01-05","late":true}'],
  [200, '{"status":"late","total":10}'],
  [200, '{"status":"late"}'],
  [200, '{"status":"late","items":[1,true]}'],
  [200, '{"status":"late","due":"2026-01-05T10:00:00Z"}'],
  [200, '{"status":"sent","total":120.25,"items":["tent","stove"]}'],
  [200, '{"status":"delivered"}'], [200, '{"left":4}'], [200, '{"left":4}'], [200, '{"left":4}'], [404, ''], [500, 'oops'], [0, ''], [200, '<html>'],
];
const RESULTS = ['available', 'unavailable', 'delivered', 'failed', 'ended'];

/** xorshift32: the same numbers in every language. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0 || 1;
  }
  next() {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }
  /** 0 .. count - 1 */
  draw(count) {
    return this.next() % count;
  }
  of(list) {
    return list[this.draw(list.length)];
  }
}

/** FNV-1a, 64 bits, in two halves: the prime is 2^40 + 435. */
export class Fnv64 {
  constructor() {
    this.high = 0xcbf29ce4;
    this.low = 0x84222325;
  }
  add(bytes) {
    let { high, low } = this;
    for (const byte of bytes) {
      low = (low ^ byte) >>> 0;
      const product = low * 435;
      high = (Math.imul(high, 435) + Math.floor(product / 0x100000000) + (low << 8)) >>> 0;
      low = product >>> 0;
    }
    this.high = high;
    this.low = low;
  }
  hex() {
    return this.high.toString(16).padStart(8, '0') + this.low.toString(16).padStart(8, '0');
  }
}

/** What the session last left open. */
function note(open, effects) {
  for (const effect of effects) {
    if (effect.type === 'offer' || effect.type === 'form') {
      open.asks = effect.type;
      open.turn = effect.turn;
      open.ids = (effect.type === 'offer' ? effect.options : effect.fields).map((one) => one.id ?? one.name);
      if (effect.kind !== 'retry') open.waits = '';  // what has failed may still be answered
    }
    if (effect.type === 'lookup') {
      open.lookup = effect.id;
      open.waits = 'lookup_done';
    }
    if (effect.type === 'handover') {
      open.handover = effect.handover;
      open.waits = 'handover_done';
    }
  }
}

/** One event in two is of any type; the others go on with what is open. */
function drawType(random, open) {
  if (random.draw(2) === 0) return random.of(TYPES);
  if (open.waits) return open.waits;
  return open.asks === 'form' ? 'submit' : 'select';
}

function drawEvent(random, open, type, seq) {
  const event = { type, at: 1767225600000 + seq * 1000, seq, id: `id-${seq}-${random.draw(1000)}`, rand: random.next() };
  if (type === 'open') event.context = { locale: 'en', visitor_name: 'Ana' };
  if (type === 'resume' && random.draw(4) === 0) event.copy = true;
  if (type === 'query') event.text = random.of(QUESTIONS);
  if (type === 'pick') {
    const [kind, id] = random.of(TARGETS);
    event.target = { kind, id };
  }
  if (type === 'select') {
    event.option = open.ids.length > 0 ? random.of(open.ids) : 'person';
    event.turn = Math.max(0, open.turn - (random.draw(8) === 0 ? 1 : 0));
  }
  if (type === 'submit') {
    event.fields = {};
    for (const id of open.ids) event.fields[id] = random.of(TYPED);
    event.turn = open.turn;
  }
  if (type === 'lookup_done') {
    [event.status, event.body] = random.of(ANSWERS);
    event.effect = open.lookup;
  }
  if (type === 'handover_done') {
    event.handover = open.handover;
    event.result = random.of(RESULTS);
  }
  if (type === 'zones') event.zones = { 'Europe/London': [[0, 0]] };
  return event;
}

/** One walk. Every eighth begins without `open`. Calls `visit(type, placeBefore, output)`. */
function walkOnce(engine, index, visit) {
  const random = new Random(Math.imul(index + 1, 2654435761));
  const open = { asks: '', turn: 0, ids: [], lookup: '', handover: '', waits: '' };
  let snapshot = '';
  let place = 'none';
  for (let seq = 1; seq <= EVENTS; ++seq) {
    const begins = seq === 1 && index % 8 !== 7;
    const type = begins ? 'open' : seq === 1 ? random.of(TYPES) : drawType(random, open);
    const text = engine.step(snapshot, JSON.stringify(drawEvent(random, open, type, seq)));
    visit(type, place, text);
    const output = JSON.parse(text);
    snapshot = JSON.stringify({ ...output.snapshot, private: output.private });
    place = output.snapshot.place.kind;
    note(open, output.effects);
  }
}

/** All walks: the hash over every output, and which event met which place. */
export function walk(engine, walks = WALKS) {
  const hash = new Fnv64();
  const visited = new Set();
  const encoder = new TextEncoder();
  for (let index = 0; index < walks; ++index) {
    walkOnce(engine, index, (type, place, text) => {
      visited.add(`${type} ${place}`);
      hash.add(encoder.encode(text));
    });
  }
  return { hash: hash.hex(), visited };
}
