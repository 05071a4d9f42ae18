// A visitor of the flows without a browser: `waypost play` walks, the shop's own server answers what it looks up.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeFolder, temporaryFolder } from '../../../demo/server/temporary.mjs';

const program = fileURLToPath(new URL('../../../build/native/waypost', import.meta.url));

/** The knowledge with what it has learned, so that playing it does not learn it anew each time. */
export function packed(file) {
  const folder = temporaryFolder('packed');
  const pack = join(folder, 'support.json');
  const { status, stderr } = spawnSync(program, ['pack', file, '-o', pack], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  process.on('exit', () => removeFolder(folder));
  return pack;
}

export class Player {
  #events = [];
  #folder = temporaryFolder('player');
  #file;
  #url;
  #locale;
  #keys;
  /** Every address that was asked, with what was answered: `POST /api/orders/RL-10006/cancel 200`. */
  asked = [];
  /** Answers in place of the server, for the next lookup: a status, or a function that is asked first. */
  fault = () => undefined;

  /** @param {string} file the knowledge @param {{url?: string, locale?: string}} [options] the shop, and a language */
  constructor(file, { url = '', locale = '' } = {}) {
    this.#file = file;
    this.#url = url;
    this.#locale = locale;
    this.#keys = `${process.pid}-${Math.random()}`;
  }

  /** Plays one more event; what is looked up is asked of the shop. Gives what is said now, in one text. */
  async play(event) {
    this.#events.push(event);
    let effects = this.#run();
    this.said = textsOf(effects);
    for (let lookup = lookupIn(effects); lookup; lookup = lookupIn(effects)) {
      this.#events.push({ lookup: await this.#ask(lookup) });
      effects = this.#run();
      this.said += textsOf(effects);
    }
    this.effects = effects;
    return this.said;
  }

  /** Clicks option after option, by id, and fills forms, `{field: text}`, in turn. */
  async walk(...steps) {
    for (const step of steps) await this.play(typeof step === 'string' ? { select: step } : step.query ? step : { submit: step });
    return this.said;
  }

  /** Ids of what can be clicked now. */
  get options() {
    return (this.effects.findLast(({ type }) => type === 'offer')?.options ?? []).map(({ id }) => id);
  }

  /** What is handed over: department, reason and what goes along. */
  get handover() {
    return this.effects.find(({ type }) => type === 'handover');
  }

  get ended() {
    return this.effects.some(({ type, name }) => type === 'track' && name === 'flow_ended');
  }

  close() {
    removeFolder(this.#folder);
  }

  #run() {
    const script = join(this.#folder, 'script.jsonl');
    const log = join(this.#folder, 'log');
    writeFileSync(script, this.#events.map((event) => JSON.stringify(event)).join('\n'));
    const args = ['play', this.#file, '--script', script, '--log', log, ...(this.#locale ? ['--locale', this.#locale] : [])];
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const effects = JSON.parse(readFileSync(log, 'utf8').trimEnd().split('\n').at(-1)).effects;
    if (effects.some(({ type }) => type === 'stale')) throw new Error(`nothing happens at ${JSON.stringify(this.#events.at(-1))}; said before: ${this.said}`);
    return effects;
  }

  /** As the widget does it: an action carries its effect's id as Idempotency-Key. */
  async #ask({ id, method, url, body, headers = {}, action }) {
    const fault = this.fault({ method, url });
    if (fault !== undefined && !fault.done) return { status: fault.status ?? fault };
    // In the log the one-time code is masked; who typed it knows it.
    const code = this.#events.findLast(({ submit }) => submit?.code)?.submit.code ?? '';
    const response = await fetch(`${this.#url}${url}`, {
      method,
      headers: { 'accept-language': this.#locale || 'en', ...headers, ...(body ? { 'content-type': 'application/json' } : {}), ...(action ? { 'idempotency-key': `"${this.#keys}/${id}"` } : {}) },
      body: body?.replaceAll('•••', code) || undefined,
    });
    const text = await response.text();
    this.asked.push(`${method} ${url.split('?')[0]} ${response.status}`);
    if (fault?.done) return { status: 0 };
    return { status: response.status, body: text };
  }
}

const lookupIn = (effects) => effects.find(({ type }) => type === 'lookup');

/** All that stands on the screen: what is said, offered, asked and linked. */
function textsOf(effects) {
  const texts = [];
  const add = (value, key) => {
    if (typeof value === 'string' && !['type', 'id', 'step', 'flow', 'name'].includes(key)) texts.push(value);
    else if (Array.isArray(value)) value.forEach((each) => add(each, key));
    else if (typeof value?.value === 'string' && !value.name) texts.push(value.value); // part of a text, of whatever kind
    else if (value && typeof value === 'object') for (const [name, each] of Object.entries(value)) add(each, name);
  };
  for (const effect of effects) if (['say', 'offer', 'form', 'show'].includes(effect.type)) add(effect, '');
  return `${texts.join('')}\n`;
}
