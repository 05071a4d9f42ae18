// The shop's pages and its order API: policy on everything, right types, nothing outside the folders, honest orders.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { findOrder } from '../../demo/server/orders.mjs';
import { chat, openShop, temporaryFolder } from './lib/shop.mjs';

const shopFolder = new URL('../../demo/shop/', import.meta.url);
const agentPage = new URL('../../demo/agent/agent.html', import.meta.url);
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

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src 'self' ${chat.websocket}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

async function pages() {
  const all = await readdir(shopFolder, { recursive: true });
  return all.filter((name) => name.endsWith('.html') && name !== 'blank.html');
}

test('every answer carries the policy, also errors', async () => {
  const addresses = [...(await pages()), '', 'sr/', 'agent', 'shop.css', 'nothing-here', 'api/orders/x?email=y', 'v1/handovers', 'blank.html'];
  for (const address of addresses) {
    const { headers } = await fetch(`${shop.url}/${address}`);
    assert.deepEqual(headers.get('content-security-policy')?.split('; '), policy, address);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', address);
  }
});

const served = async (name) => (await fetch(`${shop.url}/${name}`)).text();

test('no page holds what the policy would refuse', async () => {
  const whole = await Promise.all([new URL('blank.html', shopFolder), agentPage].map((file) => readFile(file, 'utf8')));
  for (const html of [...whole, ...(await Promise.all((await pages()).map(served)))]) {
    assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|(src|href)="(https?:)?\/\//i);
  }
});

test('every page is whole: one frame in the words of its language, one title, every element closed', async () => {
  const languages = { 'rtl.html': ['ar', 'rtl'], 'sr/404.html': ['sr', 'ltr'], 'sr/index.html': ['sr', 'ltr'], 'sr/help.html': ['sr', 'ltr'] };
  for (const name of await pages()) {
    const html = await served(name);
    const [lang, dir] = languages[name] ?? ['en', 'ltr'];
    assert.ok(html.startsWith(`<!doctype html>\n<html lang="${lang}" dir="${dir}">`), name);
    assert.doesNotMatch(html, /%\w+%|undefined|<!--/, name);
    for (const once of ['title', 'header', 'nav', 'main', 'h1', 'footer']) {
      assert.equal([...html.matchAll(new RegExp(`<${once}\\b`, 'g'))].length, 1, `${name}: ${once}`);
    }
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], `${name}: every id once`);
    assert.deepEqual(unclosed(html), [], name);
  }
});

/** Elements without an end, and ends without an element. */
function unclosed(html) {
  const empty = new Set(['meta', 'link', 'img', 'br', 'input', 'hr']);
  const open = [];
  const wrong = [];
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (empty.has(name)) continue;
    if (!end) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else wrong.push(`</${name}> in <${open.at(-1)}>`);
  }
  return [...wrong, ...open];
}

test('the navigation marks where one is', async () => {
  const current = async (name) => /<a href="([^"]*)" aria-current="page"/.exec(await served(name))?.[1];
  const places = { 'gear.html': '/gear.html', 'jacket.html': '/gear.html', 'order.html': '/order.html', 'help.html': '/help.html', 'sr/help.html': '/sr/help.html', '': undefined, 'sr/': undefined };
  for (const [name, place] of Object.entries(places)) assert.equal(await current(name), place, name);
  assert.equal(await served('sr/'), await served('sr/index.html'));
});

test('types, validators, and no copies of the knowledge', async () => {
  const typeOf = async (address) => (await fetch(`${shop.url}/${address}`)).headers.get('content-type');
  assert.equal(await typeOf(''), 'text/html; charset=utf-8');
  assert.equal(await typeOf('shop.js'), 'text/javascript; charset=utf-8');
  assert.equal(await typeOf('pictures/mark.svg'), 'image/svg+xml');
  const knowledge = await fetch(`${shop.url}/knowledge/support.json`);
  assert.equal(knowledge.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(knowledge.headers.get('cache-control'), 'no-store');
  const page = await fetch(`${shop.url}/`);
  const again = await fetch(`${shop.url}/`, { headers: { 'if-none-match': page.headers.get('etag') } });
  assert.equal(again.status, 304);
  assert.equal((await fetch(`${shop.url}/`, { method: 'HEAD' })).headers.get('content-length'), page.headers.get('content-length'));
  assert.equal((await fetch(`${shop.url}/`, { method: 'DELETE' })).status, 405);
});

test('where no page is, a page of the shop says so, with the help desk; what is no page stays an error', async () => {
  const ask = async (address) => {
    const response = await fetch(`${shop.url}/${address}`, { headers: { 'if-none-match': '"x"' } });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };
  for (const [address, words] of [['boots', 'This path leads nowhere'], ['no/such.html', 'This path leads nowhere'], ['sr/nema', 'Ova staza ne vodi nikuda']]) {
    const { status, type, text } = await ask(address);
    assert.deepEqual([status, type], [404, 'text/html; charset=utf-8'], address);
    assert.ok(text.includes(words) && text.includes('/waypost/waypost.js'), address);
  }
  for (const address of ['no.js', 'pictures/no.svg', 'api/orders', 'v1/nothing', 'waypost/no.js', 'knowledge/no.json']) {
    const { status, type } = await ask(address);
    assert.deepEqual([status, type], [404, 'application/json; charset=utf-8'], address);
  }
});

/** Asks for an address as it stands: `fetch` would tidy it first. */
const statusOf = (path) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(shop.url);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
  });

test('nothing outside the folders is served', async () => {
  const ways = ['/../server/shop.mjs', '/%2e%2e/server/shop.mjs', '/..%2fserver%2fshop.mjs', '/knowledge/..%2f..%2fpackage.json', '/%00', '/.git/config', '/agent/..%2f..%2fREADME.md', '//etc/passwd'];
  for (const way of ways) assert.equal(await statusOf(way), 404, way);
  assert.equal(await statusOf('/%zz'), 400);
});

const order = async (number, email = 'ana@example.com') => {
  const response = await fetch(`${shop.url}/api/orders/${number}?email=${encodeURIComponent(email)}`);
  return { status: response.status, body: await response.json() };
};

test('orders are what they are said to be, on any day', () => {
  const at = (iso) => findOrder('RL-10003', 'ana@example.com', Date.parse(iso)).body.delivered;
  assert.deepEqual([at('2026-03-03T00:00:00Z'), at('2028-03-03T23:59:59Z')], ['2026-02-26', '2028-02-27']);
  const noon = Date.parse('2026-11-22T12:00:00Z');
  const facts = {
    'RL-10001': { status: 'in_transit', returnable: false, expected: '2026-11-24' },
    'RL-10002': { status: 'late', returnable: false, expected: '2026-11-18' },
    'RL-10003': { status: 'delivered', returnable: true, delivered: '2026-11-17', delivered_days: 5 },
    'RL-10004': { status: 'delivered', returnable: false, delivered: '2026-10-08', delivered_days: 45 },
    'RL-10005': { status: 'cancelled', returnable: false },
    'RL-10006': { status: 'processing', returnable: false },
    'RL-10008': { status: 'in_transit', returnable: false },
  };
  for (const [number, wanted] of Object.entries(facts)) {
    const { body } = findOrder(number, 'ana@example.com', noon);
    assert.deepEqual({ ...body, ...wanted, number }, body, number);
    assert.equal('carrier' in body, ['in_transit', 'late', 'delivered'].includes(body.status), `${number}: carrier`);
  }
});

test('over HTTP: found, broken, slow', async () => {
  const statuses = {};
  for (const number of ['RL-10001', 'RL-10007', 'RL-10008']) statuses[number] = (await order(number)).status;
  assert.deepEqual(statuses, { 'RL-10001': 200, 'RL-10007': 500, 'RL-10008': 200 });
  assert.deepEqual((await order('RL-10001')).body.items_text, findOrder('RL-10001', 'ana@example.com', 0).body.items_text);
});

test('an address that is none is the asker’s mistake, not a fault of the server', async () => {
  const statusOf = (path) =>
    new Promise((resolve, reject) => {
      request(new URL(shop.url), { path }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
    });
  for (const path of ['/api/orders/%zz?email=x', '/api/orders/%ff', '/%zz', '//', 'http://[']) assert.equal(await statusOf(path), 400, path);
});

test('number and e-mail are read generously, and nobody learns which orders exist', async () => {
  assert.equal((await order('rl-10001', ' ANA@Example.com ')).status, 200);
  const strangers = [await order('RL-10001', 'eve@example.com'), await order('RL-99999'), await order('toString'), await order('RL-10001', ''), await order('RL-10007', 'eve@example.com')];
  assert.deepEqual(new Set(strangers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size, 1);
  assert.equal(strangers[0].status, 404);
});

test('a visitor token needs an id of the right form', async () => {
  const ask = (body) =>
    fetch(`${shop.url}/chat/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const handover = '01890a5d-ac96-774b-bcce-b302099a8057';
  const given = await (await ask({ handover })).json();
  assert.equal(given.jid, `v-${handover}@visit.localhost`);
  assert.equal(given.room, `${handover}@muc.localhost`);
  assert.equal(given.websocket, chat.websocket);
  assert.match(given.token, /^\d{10}\.[0-9a-f]{64}$/);
  for (const bad of [{}, { handover: 5 }, { handover: 'lobby' }, { handover: `${handover}/x` }, { handover: `${handover}@evil` }]) {
    assert.equal((await ask(bad)).status, 400);
  }
});
