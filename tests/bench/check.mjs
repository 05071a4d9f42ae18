// How long `waypost check` takes: for the demo's knowledge, and for a file of so many steps that is made here, from a
// seed, like what a big shop might have: flows that begin with an order, lookups, branches over what they find, menus
// with conditions, forms, calls, and jumps between flows.
//
//   node tests/bench/check.mjs [STEPS]   after `tests/build native`; nothing here decides a test

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { percentile } from './lib/figures.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const wanted = Number(process.argv[2] ?? 2000);
const stepsOfFlow = 20;
const runs = 7;

/** Numbers below `limit`, the same for a seed (Park and Miller). */
function drawer(seed) {
  let state = seed;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

const states = ['sent', 'late', 'delivered', 'processing', 'cancelled'];
const text = { pointer: '/x', type: 'text' };

function lookup(id) {
  return {
    id,
    url: `/api/${id}/{number}`,
    result: {
      number: { ...text, pointer: '/number' },
      status: { ...text, pointer: '/status' },
      days: { pointer: '/days', type: 'number', optional: true },
      count: { pointer: '/count', type: 'number' },
      items: { pointer: '/items', type: 'list', of: { id: text, name: { ...text, pointer: '/name' } } },
    },
  };
}

/** One flow of 20 steps: an order is found, told apart, asked about, and ended or handed over. */
function flow(number, flows, draw) {
  const id = `flow-${number}`;
  const other = () => `flow-${draw(flows)}`;
  const own = (name) => `${name}_${number}`;
  const end = (name) => ({ id: name, type: 'end', text: 'That is all.', resolved: true });
  const option = (name, label, more) => ({ id: name, label, ...more });
  const state = states[draw(states.length)];
  const steps = [
    { id: 'number', type: 'input', text: 'Which order is it?', var: own('number'), kind: 'order', pattern: 'RL-99999', goto: 'find' },
    { id: 'find', type: 'lookup', lookup: `get-${number % 5}`, args: { number: `{${own('number')}}` }, into: own('order'),
      goto: 'by_state', not_found: 'none', failed: 'trouble' },
    { id: 'by_state', type: 'branch', else: 'rest', cases: [
      { when: `${own('order')}.status == "${state}"`, goto: 'days' },
      { when: `${own('order')}.status in ["late", "lost"]`, goto: 'person' },
    ] },
    { id: 'days', type: 'branch', else: 'old', cases: [{ when: `has(${own('order')}.days) && ${own('order')}.days <= ${7 + draw(30)}`, goto: 'how_many' }] },
    { id: 'how_many', type: 'branch', else: 'why', cases: [{ when: `${own('order')}.count > 1`, goto: 'which' }] },
    { id: 'which', type: 'menu', text: 'Which of them?', from: { list: `${own('order')}.items`, label: '{item.name}', into: own('item'), goto: 'why' },
      empty: 'why' },
    { id: 'why', type: 'menu', text: 'What is wrong?', options: [
      option('small', 'Too small', { goto: 'small' }), option('broken', 'Broken', { goto: 'broken' }), option('else', 'Something else', { goto: 'form' }),
    ] },
    { id: 'small', type: 'set', var: own('reason'), value: '"small"', goto: 'wish' },
    { id: 'broken', type: 'set', var: own('reason'), value: '"broken"', goto: 'form' },
    { id: 'form', type: 'form', text: 'Tell us more.', goto: 'wish', fields: [
      { var: own('note'), label: 'What happened?', kind: 'text' },
      { var: own('pieces'), label: 'How many pieces?', kind: 'number', min: 1, max: 9 },
    ] },
    { id: 'wish', type: 'menu', text: 'What would you like?', options: [
      option('money', 'My money', { goto: 'money' }),
      option('new', 'A new one', { goto: 'person', when: `has(${own('pieces')}) && ${own('pieces')} < 5` }),
      option('person', 'A person', { goto: 'person' }),
    ] },
    { id: 'money', type: 'survey', text: 'How was it?', var: own('stars'), scale: 5, goto: 'stars' },
    { id: 'stars', type: 'branch', else: 'sorry', cases: [{ when: `has(${own('stars')}) && ${own('stars')} >= 4`, goto: 'done' }] },
    { id: 'old', type: 'menu', text: 'That is too long ago.', options: [
      option('else', 'Something else', { goto: 'other' }), option('fine', 'All right', { goto: 'done' }),
    ] },
    { id: 'other', type: 'goto', flow: other() },
    { id: 'rest', type: 'menu', text: 'It is on its way.', options: [option('more', 'More', { goto: 'other' }), option('fine', 'All right', { goto: 'done' })] },
    { id: 'none', type: 'menu', text: 'There is no such order.', options: [option('again', 'Again', { goto: 'number' }), option('person', 'A person', { goto: 'person' })] },
    { id: 'trouble', type: 'handover', text: 'We cannot look it up.', reason: 'lookup' },
    { id: 'person', type: 'handover', text: 'Somebody will see to it.', reason: 'return' },
    end('sorry'),
    end('done'),
  ];
  return { id, title: `Flow ${number}`, questions: [`how do I begin flow number ${number}`], steps: steps.slice(0, stepsOfFlow + 1) };
}

function file(count) {
  const draw = drawer(7);
  const flows = Math.ceil(count / (stepsOfFlow + 1));
  return {
    waypost: 1,
    locale: 'en',
    contact: { email: 'help@example.com' },
    articles: [],
    lookups: Array.from({ length: 5 }, (_, i) => lookup(`get-${i}`)),
    flows: Array.from({ length: flows }, (_, i) => flow(i, flows, draw)),
  };
}

function measure(name, told) {
  const times = [];
  let out;
  for (let run = 0; run < runs; ++run) {
    const begin = performance.now();
    out = spawnSync(path.join(root, 'build/native/waypost'), ['check', '--verbose', name], { encoding: 'utf8' });
    times.push(performance.now() - begin);
  }
  const verdict = /^.*flows? checked.*$/m.exec(out.stdout + out.stderr)?.[0].replace(/^.*?: /, '') ?? out.stderr;
  console.log(`${told.padEnd(44)}${percentile(times, 0.5).toFixed(0).padStart(7)} ms   ${verdict}`);
  if (out.status !== 0) console.log((out.stdout + out.stderr).split('\n').slice(0, 6).join('\n'));
}

const folder = path.join(root, 'build/bench');
mkdirSync(folder, { recursive: true });
const made = file(wanted);
const steps = made.flows.reduce((sum, one) => sum + one.steps.length, 0);
const name = path.join(folder, 'steps.json');
writeFileSync(name, JSON.stringify(made, null, 1));
measure(path.join(root, 'demo/knowledge/support.json'), "the demo's knowledge, in six languages");
measure(name, `${made.flows.length} flows of ${steps} steps in all, made`);
