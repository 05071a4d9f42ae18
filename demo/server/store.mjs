// Handovers on disk: one file per id, holding exactly the bytes that came. What `put` has answered for
// survives a crash of the machine; an id never names two different texts.

import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const tempSuffix = '.part';

export class HandoverStore extends EventEmitter {
  #folder;
  #lastChange = Promise.resolve();
  /** Ids of files that were told to be unreadable. */
  #told = new Set();

  constructor(folder) {
    super();
    this.#folder = folder;
    this.setMaxListeners(0);
  }

  /** Opens the folder and clears away what a crash left half-written. */
  static async open(folder) {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      if (name.endsWith(tempSuffix)) await rm(join(folder, name), { force: true });
    }
    return new HandoverStore(folder);
  }

  /**
   * Keeps the bytes under the id. Returns after they are on disk.
   * @returns {Promise<'created' | 'replayed' | 'conflict'>} replayed: the same bytes were there; conflict: others were
   */
  async put(id, bytes) {
    const file = join(this.#folder, `${id}.json`);
    const part = await this.#writePart(bytes);
    let outcome = 'created';
    try {
      await link(part, file);
    } catch (reason) {
      if (reason.code !== 'EEXIST') throw reason;
      outcome = bytes.equals(await readFile(file)) ? 'replayed' : 'conflict';
    } finally {
      await rm(part, { force: true });
    }
    // Also for a replay: the first try may have died between the link and this.
    await syncFolder(this.#folder);
    if (outcome === 'created') this.emit('change', id);
    return outcome;
  }

  /** Every handover with its state, oldest first. What cannot be read is left out and told once: it keeps nobody from the others. */
  async list() {
    const names = (await readdir(this.#folder)).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));
    const all = await Promise.all(names.map((name) => this.#listed(name.slice(0, -'.json'.length))));
    return all.filter((each) => each !== null).sort((a, b) => a.received_at - b.received_at);
  }

  async #listed(id) {
    try {
      return await this.get(id);
    } catch (reason) {
      if (!this.#told.has(id)) console.error(`Handover ${id} cannot be read and is left out: ${reason.message}`);
      this.#told.add(id);
      return null;
    }
  }

  /** One handover: `{id, received_at, state, agent, changed_at, record}`; null when there is none. */
  async get(id) {
    const file = join(this.#folder, `${id}.json`);
    try {
      const [bytes, { mtimeMs }, state] = await Promise.all([readFile(file), stat(file), this.#state(id)]);
      return { id, received_at: Math.floor(mtimeMs), ...state, record: JSON.parse(bytes) };
    } catch (reason) {
      if (reason.code === 'ENOENT') return null;
      throw reason;
    }
  }

  /**
   * Notes what an agent did with it. The record itself never changes. One change comes after the other, so that of two
   * agents who claim at once only one finds it free.
   * @param {(current: object | null) => object} decide gives the new state, or throws
   */
  setState(id, decide) {
    const change = this.#lastChange.then(() => this.#changeState(id, decide));
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async #changeState(id, decide) {
    const state = decide(await this.get(id));
    const part = await this.#writePart(Buffer.from(JSON.stringify(state)));
    await rename(part, join(this.#folder, `${id}.state`));
    await syncFolder(this.#folder);
    this.emit('change', id);
  }

  async #state(id) {
    try {
      return JSON.parse(await readFile(join(this.#folder, `${id}.state`)));
    } catch {
      return { state: 'waiting', agent: '', changed_at: 0 };
    }
  }

  async #writePart(bytes) {
    const path = join(this.#folder, `${randomUUID()}${tempSuffix}`);
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  }
}

async function syncFolder(folder) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
