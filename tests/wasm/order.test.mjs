// The order of the module's functions (wasm/size): they change places, and whoever named one still means it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { leb } from '../../wasm/size/module.mjs';
import { orderFunctions } from '../../wasm/size/order.mjs';
import { moduleBytes, root } from './lib/shipped.mjs';

const kHeader = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const kInt = 0x7f;
const kFuncref = 0x70;
const kCount = 300;

const text = (word) => [...leb(word.length), ...Buffer.from(word)];
const list = (items) => [...leb(items.length), ...items.flat()];
const section = (id, items) => [id, ...leb(items.length), ...items];
const body = (code, locals = []) => {
  const bytes = [...list(locals), ...code, 0x0b];
  return [...leb(bytes.length), ...bytes];
};
/** As signed numbers are written; enough for what stands here. */
const int = (number) => [0x41, (number & 0x7f) | 0x80, number >> 7];

// Function 0 is imported. Of the others the even ones give their number, the odd ones add it to what the one before
// gives: two shapes that take turns.
const kPick = 1 + kCount;
const kStart = kPick + 1;
const kMany = Array.from({ length: kCount }, (_, i) => i + 1);
const codeOf = (i) => body(i % 2 === 0 ? int(i) : [...int(i), 0x10, ...leb(i === 1 ? 2 : i - 1), 0x6a]);
const giving = (i) => (i % 2 === 0 ? i : i === 1 ? 3 : 2 * i - 1);
// Picks from the table; a jump by number and a long constant stand before it, with bytes like those of a call.
const kPickCode = body([
  ...[0x02, 0x40, 0x20, 0, 0x0e, 1, 0, 0, 0x0b], // block, br_table
  ...[0x42, 0x90, 0x90, 0x10, 0x1a], // i64.const, drop
  ...[0x44, 0x10, 1, 0x10, 1, 0x10, 1, 0x10, 1, 0x1a], // f64.const, drop
  ...[0x20, 0, 0x11, 0, 0], // call_indirect
], [[1, 0x7e]]);
const kStartCode = body([...int(42), 0x10, 0]);

function smallModule(...more) {
  const exported = [...kMany.map((i) => [...text(`f${i}`), 0, ...leb(i)]), [...text('pick'), 0, ...leb(kPick)], [...text('one'), 3, 0]];
  return Buffer.from([
    ...kHeader,
    ...section(1, list([[0x60, 0, 1, kInt], [0x60, 1, kInt, 1, kInt], [0x60, 1, kInt, 0], [0x60, 0, 0]])),
    ...section(2, list([[...text('env'), ...text('tell'), 0, 2]])),
    ...section(3, list([...kMany.map(() => [0]), [1], [3]])),
    ...section(4, list([[kFuncref, 0, ...leb(kCount)]])),
    ...section(6, list([[kFuncref, 0, 0xd2, ...leb(7), 0x0b]])),
    ...section(7, list(exported)),
    ...section(8, leb(kStart)),
    ...section(9, list([[0, ...int(0), 0x0b, ...list(kMany.map((i) => leb(i)))]])),
    ...section(10, list([...kMany.map(codeOf), kPickCode, kStartCode])),
    ...more,
  ]);
}

function run(bytes) {
  const told = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { tell: (what) => told.push(what) } });
  return { told, one: exports.one.value(), called: kMany.map((i) => exports[`f${i}`]()), picked: kMany.map((i) => exports.pick(i - 1)) };
}

test('calls, exports, the table, globals and the start mean the functions that they meant', () => {
  const bytes = smallModule();
  const ordered = orderFunctions(bytes, (why) => assert.fail(why));
  const expected = { told: [42], one: giving(7), called: kMany.map(giving), picked: kMany.map(giving) };
  assert.deepEqual(run(bytes), expected);
  assert.deepEqual(run(ordered), expected);
  assert.notDeepEqual(ordered, bytes);
  assert.ok(brotliCompressSync(ordered).length < brotliCompressSync(bytes).length);
  assert.deepEqual(orderFunctions(bytes), ordered, 'the same bytes each time');
});

test('a module that cannot be read is left as it is, and why is said', () => {
  const named = smallModule(...section(0, [...text('name'), 1, 0]));
  const cut = smallModule().subarray(0, 700);
  const newer = Buffer.from([...kHeader, ...section(1, list([[0x60, 0, 0]])), ...section(3, [1, 0]), ...section(10, list([body([0xfd, 0x0c])]))]);
  for (const [bytes, why] of [[named, /section name/], [cut, /ends too early/], [newer, /instruction 0xfd/]]) {
    const said = [];
    assert.equal(orderFunctions(bytes, (line) => said.push(line)), bytes);
    assert.equal(said.length, 1);
    assert.match(said[0], why);
  }
});

test('the engine that ships is the linked one in another order, and packs better by a thirtieth', () => {
  const linked = readFileSync(path.join(root, 'build/wasm/waypost_engine.wasm'));
  const shipped = Buffer.from(moduleBytes());
  const packed = (bytes) => brotliCompressSync(bytes).length;
  assert.ok(packed(shipped) < (packed(linked) * 29) / 30, `${packed(linked)} to ${packed(shipped)} bytes`);
});
