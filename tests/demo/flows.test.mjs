// The shop's flows, walked against the shop's own server: every outcome that a visitor can come to, in as few clicks as it takes.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packed, Player } from './lib/player.mjs';
import { openShop, temporaryFolder } from './lib/shop.mjs';

const file = fileURLToPath(new URL('../../demo/knowledge/support.json', import.meta.url));
const knowledge = packed(file);
const email = 'ana@example.com';
const order = (number) => ({ number, email });
/** Where number and e-mail are asked one after the other. */
const inTurn = (number) => [{ number }, { email }];
const folders = [];
after(() => Promise.all(folders.map((folder) => folder.remove())));

/** A visitor of a shop that has just opened. `code()` reads the mailbox. */
async function visit(t, locale) {
  const folder = await temporaryFolder();
  folders.push(folder);
  const shop = await openShop(folder.path);
  const player = new Player(locale ? file : knowledge, { url: shop.url, locale });
  t.after(() => {
    player.close();
    return shop.close();
  });
  player.mails = async () => (await fetch(`${shop.url}/mailbox`)).json();
  player.code = async () => {
    const [{ text }] = await player.mails();
    return { code: /is (\d{6})/.exec(text)[1] };
  };
  return player;
}

/** Walks of one visitor each: `[name, steps, what is said, what is offered]`. */
function walks(title, all) {
  for (const [name, steps, said, options] of all) {
    test(`${title}: ${name}`, async (t) => {
      const player = await visit(t);
      await player.walk(...steps);
      assert.match(player.said, said);
      if (options) assert.deepEqual(player.options, options);
    });
  }
}

walks('track', [
  ['on its way, with its way and the carrier’s page', ['track', ...inTurn('RL-10001')], /on its way.*Ordered.*done.*With you.*expected.*https:\/\/danubeparcel\.example\/RL-10001/, ['home', 'address', 'fine']],
  ['at a parcel point', ['track', ...inTurn('RL-10016'), 'where'], /https:\/\/danubeparcel\.example\/RL-10016/],
  ['ready at the store', ['track', ...inTurn('RL-10017')], /Futoška 84/, ['hours', 'other', 'fine']],
  ['sent back: straight to the refund', ['track', ...inTurn('RL-10013')], /We sent you \*\*€219\.00/],
  ['a state that no flow knows leads to a person', ['track', ...inTurn('RL-10021')], /needs a colleague to explain/],
  ['another of one’s own orders is one click', ['track', ...inTurn('RL-10003'), 'fine', 'something_else', 'return', 'other', 'RL-10001'], /RL-10001\*\* has not reached you yet/],
  ['from tracking into the return, nothing asked again', ['track', ...inTurn('RL-10003'), 'return'], /What is the matter with it/],
]);

walks('return', [
  ['several things: which one', ['return', ...inTurn('RL-10009')], /What would you like to send back/, ['jacket', 'gas', 'socks', 'card', 'all']],
  ['a size is exchanged, with a label', ['return', ...inTurn('RL-10009'), 'jacket', 'too_small', 'exchange', { new_size: 'L' }, 'yes'], /\/order\.html#R-2001.*Size \*\*L\*\*/s],
  ['money back, with a label', ['return', ...inTurn('RL-10003'), 'changed_mind', 'parcel', 'yes'], /\/order\.html#R-2001.*Print the label/s],
  ['no sizes of what has none', ['return', ...inTurn('RL-10009'), 'gas', 'sealed'], /matter with it/, ['damaged', 'changed_mind']],
  ['opened gas does not come back', ['return', ...inTurn('RL-10009'), 'gas', 'opened'], /Gas canister 230 g\*\* cannot come back/, ['other', 'faulty', 'rules', 'person']],
  ['worn socks do not come back', ['return', ...inTurn('RL-10009'), 'socks', 'used'], /cannot come back/],
  ['a gift card does not come back', ['return', ...inTurn('RL-10009'), 'card'], /cannot come back/],
  ['the whole order asks what its things need, and leaves out what never comes back', ['return', ...inTurn('RL-10009'), 'all', 'opened', 'new', 'changed_mind', 'parcel'], /label for \*\*1 × Javor 3L jacket, 1 × Merino socks\*\* from/],
  ['the whole order: the label is for what comes back', ['return', ...inTurn('RL-10009'), 'all', 'sealed', 'used', 'changed_mind', 'parcel', 'yes'], /Print the label/],
  ['the carrier makes no label: try again, or a person', ['return', ...inTurn('RL-10022'), 'changed_mind', 'parcel', 'yes'], /there is no label yet/, ['again', 'person']],
  ['too late, but faulty: to the repair, nothing asked again', ['return', ...inTurn('RL-10004'), 'faulty'], /guarantee on \*\*Zlatibor sleeping bag\*\* holds/],
  ['damaged: to the problem, nothing asked again', ['return', ...inTurn('RL-10003'), 'damaged'], /put it right at our cost/],
  ['not sent yet: to the cancellation, nothing asked again', ['return', ...inTurn('RL-10006'), 'cancel'], /six-digit code/],
  ['sent back already: to the refund', ['return', ...inTurn('RL-10014')], /Your parcel has reached us/],
]);

test('cancel: with a code, after a yes, once', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'cancel', order('RL-10006'), { code: '' });
  assert.match(player.said, /spam folder/, 'an empty field: nothing has come');
  await player.walk('have', { code: '000 000' });
  assert.match(player.said, /not the code we sent. You can try 4 more/);
  await player.walk(await player.code());
  assert.match(player.said, /Cancel order \*\*RL-10006\*\* \(2 × Morava bottle, 1 × Ozren trousers, €137\.00\)\?/);
  await player.walk('yes');
  assert.match(player.said, /RL-10006\*\* is cancelled/);
  assert.equal(player.asked.filter((each) => each.startsWith('POST') && each.includes('/cancel')).length, 1);
});

test('cancel: a no changes nothing', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'cancel', order('RL-10006'));
  await player.walk(await player.code(), 'no');
  assert.match(player.said, /everything stays as it is/);
  assert.ok(!player.asked.some((each) => each.includes('/cancel')));
});

for (const [number, words] of [['RL-10018', /RL-10018\*\* is cancelled/], ['RL-10020', /is not cancelled yet/], ['RL-10019', /has just been packed/]]) {
  test(`cancel: ${number}, what became of it is asked, not guessed`, async (t) => {
    const player = await visit(t);
    await player.walk('change', 'cancel', order(number));
    await player.walk(await player.code(), 'yes');
    assert.match(player.said, words);
  });
}

test('cancel: the answer is lost, the order is asked, and it was done', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'cancel', order('RL-10006'));
  await player.walk(await player.code());
  player.fault = ({ url }) => (url.endsWith('/cancel') ? { done: true } : undefined);
  await player.walk('yes');
  assert.match(player.said, /RL-10006\*\* is cancelled/);
});

test('cancel: nothing answers any more; it can be looked again, and a person has it all', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'cancel', order('RL-10006'));
  await player.walk(await player.code());
  player.fault = () => 0;
  await player.walk('yes');
  assert.match(player.said, /cannot tell yet/);
  await player.walk('person');
  assert.equal(player.handover.department, 'orders');
  assert.equal(player.handover.priority, 'high');
});

walks('cancel', [
  ['on its way', ['change', 'cancel', order('RL-10001')], /has left us already/, ['refuse', 'track', 'person']],
  ['delivered', ['change', 'cancel', order('RL-10003')], /send it back instead/, ['return', 'person']],
  ['cancelled already', ['change', 'cancel', order('RL-10005')], /was cancelled on/],
  ['sent back: the refund', ['change', 'cancel', order('RL-10015')], /That is our delay/],
  ['not found: number and e-mail can be corrected', ['change', 'cancel', order('RL-99999')], /found no order \*\*RL-99999\*\*/, ['again', 'where', 'person']],
  ['the system does not answer', ['change', 'cancel', order('RL-10007')], /not answering/, ['again', 'person']],
]);

test('the code is mailed in the language of the panel', async (t) => {
  const player = await visit(t, 'sr');
  await player.walk('change', 'cancel', order('RL-10006'));
  const [{ text }] = await player.mails();
  assert.match(text, /^Vaš kod za porudžbinu RL-10006 je \d{6}\. Važi 15 minuta\.$/);
});

test('the fourth code in an hour is refused, whatever the order; five wrong tries end a code', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'cancel', order('RL-10006'));
  for (const left of [4, 3, 2, 1]) {
    await player.walk({ code: '000000' });
    assert.match(player.said, new RegExp(`try ${left} more`));
  }
  await player.walk({ code: '000000' });
  assert.match(player.said, /no longer good/);
  await player.walk('again');
  await player.walk(await player.code(), 'no');
  await player.walk('restart', 'cancel', order('RL-10006'), { code: '' }, 'again');
  assert.match(player.said, /can send the next one in an hour/);
});

test('return: no label is made before a yes, and its words say what it is about', async (t) => {
  const player = await visit(t);
  await player.walk('return', ...inTurn('RL-10009'), 'jacket', 'too_small', 'exchange', { new_size: 'L' });
  assert.match(player.said, /Exchange \*\*Javor 3L jacket\*\* from order \*\*RL-10009\*\* for size \*\*L\*\*\?/);
  await player.walk('no', 'refund', 'parcel');
  assert.match(player.said, /Make a return label for \*\*Javor 3L jacket\*\*/);
  await player.walk('no');
  assert.deepEqual(player.options, ['parcel', 'store', 'person']);
  assert.ok(!player.asked.some((each) => each.startsWith('POST')));
});

for (const [number, reason] of [['RL-99999', 'Order not found'], ['RL-10007', 'Order system did not answer']]) {
  test(`return: ${number}, a person hears why`, async (t) => {
    const player = await visit(t);
    await player.walk('return', ...inTurn(number), 'person');
    assert.deepEqual([player.handover.department, player.handover.reason], ['returns', reason]);
  });
}

test('return: the answer is lost, and the label that was made all the same is found', async (t) => {
  const player = await visit(t);
  await player.walk('return', ...inTurn('RL-10003'), 'changed_mind', 'parcel');
  player.fault = ({ method }) => (method === 'POST' ? { done: true } : undefined);
  await player.walk('yes');
  assert.match(player.said, /\/order\.html#R-2001/);
  assert.equal(player.asked.filter((each) => each.startsWith('POST')).length, 1);
});

test('return: nothing answers any more; nobody guesses, and a person has it all', async (t) => {
  const player = await visit(t);
  await player.walk('return', ...inTurn('RL-10003'), 'changed_mind', 'parcel');
  player.fault = () => 0;
  await player.walk('yes');
  assert.match(player.said, /cannot tell yet whether the label was made/);
  await player.walk('person');
  assert.equal(player.handover.department, 'returns');
});

walks('problem', [
  ['missing: sent again at once', ['problem', 'missing', order('RL-10009'), { affected: 'Merino socks', details: '' }, 'yes'], /leaves us on this or the next working day.*C-2001/],
  ['missing: what, is said before it is reported', ['problem', 'missing', order('RL-10009'), { affected: 'Merino socks\nGas canister 230 g', details: '' }], /Report \*\*Merino socks, Gas canister 230 g\*\* as missing/],
  ['missing, of an order of one thing', ['problem', 'missing', order('RL-10003'), { details: '' }], /Report \*\*Rtanj Mid boots, size 42\*\* as missing/],
  ['later than 14 days: taken all the same, and nothing is promised', ['problem', 'wrong', order('RL-10010')], /more than 14 days(?!.*at our cost)/s],
  ['cancelled', ['problem', 'damaged', order('RL-10005')], /was cancelled, so nothing was sent/, ['refund', 'here', 'person']],
  ['sent back', ['problem', 'missing', order('RL-10013')], /has come back to us/, ['refund', 'person']],
  ['at a parcel point', ['problem', 'missing', order('RL-10016')], /still waiting for you/, ['track', 'here', 'person']],
  ['ready at the store', ['problem', 'damaged', order('RL-10017')], /still waiting for you/, ['track', 'here', 'person']],
  ['damaged, much later: the guarantee', ['problem', 'damaged', order('RL-10011'), 'repair'], /What needs mending/, ['tent', 'lamp', 'other']],
  ['not here by the records', ['problem', 'damaged', order('RL-10001')], /has not been delivered yet/, ['track', 'here', 'person']],
  ['it has not come: tracking', ['problem', 'late', ...inTurn('RL-10002')], /It is late, and we are sorry/],
]);

test('problem: nothing is reported before a yes; a lost answer is asked for, and never sent twice', async (t) => {
  const player = await visit(t);
  await player.walk('problem', 'missing', order('RL-10009'), { affected: 'Merino socks', details: '' }, 'no');
  assert.match(player.said, /Please tell us/);
  assert.ok(!player.asked.some((each) => each.startsWith('POST')));
  await player.walk({ affected: 'Merino socks\nGas canister 230 g', details: 'Both' });
  player.fault = ({ method }) => (method === 'POST' ? { done: true } : undefined);
  await player.walk('yes');
  assert.match(player.said, /Your case is \*\*C-2001/);
  assert.equal(player.asked.filter((each) => each.startsWith('POST')).length, 1);
});

test('problem: when nothing answers any more, nobody says that it was reported', async (t) => {
  const player = await visit(t);
  await player.walk('problem', 'missing', order('RL-10009'), { affected: 'Merino socks', details: '' });
  player.fault = () => 0;
  await player.walk('yes');
  assert.match(player.said, /cannot tell yet whether your report has reached us/);
});

test('problem: a person gets what, which and the photos, in words', async (t) => {
  const player = await visit(t);
  await player.walk('problem', 'damaged', order('RL-10009'));
  await player.walk({ affected: 'Javor 3L jacket\nMerino socks', details: 'A seam is open', photos: 'seam.jpg\timage/jpeg\t2154000', put_right: 'new' });
  assert.match(player.said, /it costs you nothing/);
  assert.equal(player.handover.reason, 'Problem with a delivered order');
});

for (const [steps, said, reason] of [
  [['wrong', order('RL-10010'), { affected: 'Uvac stove', put_right: 'new' }], /see what we can do/, 'Problem reported late'],
  [['damaged', order('RL-10001'), 'here', { affected: 'Javor 3L jacket', details: '', photos: '', put_right: 'new' }], /find out what has happened/, 'Problem with an order that is not delivered'],
]) {
  test(`problem: a person hears that it is another case (${reason})`, async (t) => {
    const player = await visit(t);
    await player.walk('problem', ...steps);
    assert.match(player.said, said);
    assert.equal(player.handover.reason, reason);
  });
}

walks('refund', [
  ['paid', ['track', ...inTurn('RL-10013')], /Return registered.*Parcel with us.*Money sent.*done.*In your account by/, ['fine', 'ways', 'nothing']],
  ['overdue: a person first', ['track', ...inTurn('RL-10015')], /should have been with you/, ['person', 'wait']],
  ['of a cancelled order', ['track', ...inTurn('RL-10005'), 'refund'], /Order cancelled.*Money sent/],
]);

test('address: asked, proved, shown, changed; the order says so', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'address', order('RL-10006'), { street: 'Zmaj Jovina 4', postcode: '21000', city: 'Novi Sad', phone: '' });
  await player.walk(await player.code());
  assert.match(player.said, /Send order \*\*RL-10006\*\* to \*\*Zmaj Jovina 4, 21000 Novi Sad\*\*\?/);
  player.fault = ({ method }) => (method === 'PUT' ? { done: true } : undefined);
  await player.walk('yes');
  assert.match(player.said, /Done: order \*\*RL-10006\*\* goes to Zmaj Jovina 4/);
});

walks('repair', [
  ['covered: the courier’s times', ['repair', order('RL-10011'), 'tent', { fault: 'A pole is broken', fault_photos: '' }], /When may the courier fetch it/],
  ['over: an estimate, nothing without a yes', ['repair', order('RL-10012')], /ended on.*nothing is done without your yes/, ['estimate', 'prices', 'trail', 'person']],
  ['abroad nobody fetches', ['repair', order('RL-10022'), { fault: 'A seam is open', fault_photos: '' }], /cannot fetch it where you are/, ['label', 'store']],
  ['nothing was delivered', ['repair', order('RL-10006'), 'bottle'], /not been delivered yet/, ['other', 'how', 'person']],
]);

test('repair: a visit is booked once, also when the answer is lost', async (t) => {
  const player = await visit(t);
  await player.walk('repair', order('RL-10011'), 'tent', { fault: 'A pole is broken', fault_photos: '' });
  const [slot] = player.options;
  await player.walk(slot);
  player.fault = ({ method }) => (method === 'POST' ? { done: true } : undefined);
  await player.walk('yes');
  assert.match(player.said, /It is booked: \*\*V-3001\*\*.*Repair booked.*done.*The courier fetches it, 9–13.*expected.*Back with you by/);
});

test('repair: what is refused is told apart from a time that has gone, and can be changed', async (t) => {
  const player = await visit(t);
  await player.walk('repair', order('RL-10011'), 'tent', { fault: 'x'.repeat(2_001), fault_photos: '' });
  const [slot] = player.options;
  await player.walk(slot, 'yes');
  assert.match(player.said, /could not book that/);
  await player.walk('edit', { fault: 'A pole is broken', fault_photos: '' }, slot, 'yes');
  assert.match(player.said, /It is booked/);
  await player.walk('something_else', 'repair', 'other', 'number', order('RL-10003'), { fault: 'A seam is open', fault_photos: '' }, slot, 'yes');
  assert.match(player.said, /That time has just gone/);
});

test('repair: times that do not come are no courier that does not', async (t) => {
  const player = await visit(t);
  await player.walk('repair', order('RL-10011'), 'tent');
  player.fault = () => 500;
  await player.walk({ fault: 'A pole is broken', fault_photos: '' });
  assert.match(player.said, /cannot see at the moment when the courier is free/);
  assert.deepEqual(player.options, ['again', 'store', 'person']);
});

test('appointment: booked; where nothing is free a way on', async (t) => {
  const player = await visit(t);
  await player.walk('shop', 'visit', 'rental');
  assert.deepEqual(player.options, ['hours', 'other', 'person']);
  await player.walk('other', 'boots');
  await player.walk(player.options[0], { name: 'Ana', visit_email: email }, 'yes');
  assert.match(player.said, /V-3001/);
});

walks('size', [
  ['between two sizes the larger one', ['sizes', 'jacket', 'men', { chest: '96.5' }], /\*\*M\*\*.*Javor 3L jacket, M.*€219\.00/],
  ['women', ['sizes', 'jacket', 'women', { chest: '90' }], /\*\*M\*\*/],
  ['outside the chart', ['sizes', 'jacket', 'men', { chest: '140' }], /nothing in our charts/, ['again', 'chart', 'person']],
  ['a shirt: between two sizes the smaller one', ['sizes', 'shirt', 'men', { chest: '96.5' }], /\*\*S\*\*.*Fruška merino tee, S.*€59\.00/],
  ['boots only in sizes that there are', ['sizes', 'boots', 'street', { street_size: '41,7' }], /Start with \*\*42\.5\*\*/],
  ['street shoes that are too large', ['sizes', 'boots', 'street', { street_size: '46' }], /nothing in our charts/],
  ['half a size more than in street shoes', ['sizes', 'boots', 'street', { street_size: '42' }], /Start with \*\*42\.5\*\*/],
  ['a centimetre in front of the toes', ['sizes', 'boots', 'foot', { foot: '26' }], /Start with \*\*42\*\*/],
  ['a foot that is too long', ['sizes', 'boots', 'foot', { foot: '29' }], /nothing in our charts/],
  ['a pack by the back', ['sizes', 'pack', { back: '44' }], /\*\*S\*\*.*Djerdap 45/],
]);

walks('discounts and hours', [
  ['twelve of a hundred from eight pieces', ['shop', 'discounts', 'group', { pieces: '8', price: '100' }], /\*\*12 %\*\*: you save about €96 and pay about €704/],
  ['eighteen from twenty', ['shop', 'discounts', 'group', { pieces: '20', price: '10' }], /\*\*18 %\*\*: you save about €36 and pay about €164/],
  ['too few: how many more', ['shop', 'discounts', 'group', { pieces: '7', price: '10' }], /: 1 more, and you save 12 %/],
  ['points in whole hundreds', ['shop', 'discounts', 'points', { points: '250' }], /\*\*€10\*\*/],
  ['hours', ['shop', 'hours'], /Sat 10–16/, ['way', 'visit', 'pickup', 'contact']],
]);

test('words that are no words are asked again, and never looked up', async (t) => {
  const player = await visit(t);
  await player.walk('change', 'cancel', { number: '../../etc/passwd', email: '<script>' });
  assert.match(player.said, /RL, a dash and five digits.*does not look like an e-mail/s);
  assert.deepEqual(player.asked, []);
});
