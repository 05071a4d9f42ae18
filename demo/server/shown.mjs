// `demo/run FILE`: shows any knowledge file in the widget, tells the page when it was saved, and what is wrong with it.

import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { addressOf, decodePart, HttpError, sendEvents, sendJson } from './http.mjs';
import { sendAs, sendFile } from './files.mjs';
import { escapeHtml } from './pages.mjs';
import { checkFile } from './problems.mjs';

const settleMs = 150;

export class ShownFile {
  #file;
  #waypost;
  #checked;
  #onChecked;
  #listeners = new Set();
  #watcher;
  #timer;

  /**
   * Watches the folder, not the file: editors save by renaming. `waypost` is the command line's program; `onChecked` is
   * told what it says, `{ok, text}`, now and after every save.
   */
  constructor(file, waypost, onChecked) {
    this.#file = file;
    this.#waypost = waypost;
    this.#onChecked = onChecked;
    this.#check();
    this.#watcher = watch(dirname(file), (_, name) => {
      if (!name || name.endsWith('.json') || name === basename(file)) this.#changed();
    });
  }

  /** The page with the file's name, address and language filled in; `?lang=` asks for another of the file's languages. */
  async page(request, response, shop) {
    const name = basename(this.#file);
    const lang = addressOf(request).searchParams.get('lang') ?? (await this.#locale());
    const values = { FILE: escapeHtml(name), KNOWLEDGE: `/shown/${encodeURIComponent(name)}`, LANG: escapeHtml(lang) };
    const fill = (text) => text.replace(/%(FILE|KNOWLEDGE|LANG)%/g, (_, key) => values[key]);
    return sendFile(request, response, shop, 'blank.html', { store: false, fill });
  }

  /** The file, whatever it is called, and its siblings: only JSON, nothing else of the folder. */
  send(request, response, path) {
    if (decodePart(path) === basename(this.#file)) return sendAs(request, response, this.#file, 'application/json; charset=utf-8', { store: false });
    if (!path.endsWith('.json') || path.includes('/')) throw new HttpError(404, 'not_found');
    return sendFile(request, response, dirname(this.#file), path, { store: false });
  }

  /** GET /shown/events: one message per save. */
  follow(request, response) {
    const listener = () => send({ changed: true });
    const send = sendEvents(request, response, () => this.#listeners.delete(listener));
    this.#listeners.add(listener);
  }

  /** GET /shown/problems: what `waypost check` says, `{ok, text}`. */
  async problems(response) {
    sendJson(response, 200, await this.#checked);
  }

  close() {
    this.#watcher.close();
    clearTimeout(this.#timer);
  }

  /** A save is often several changes at once. */
  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#check();
      for (const listener of this.#listeners) listener();
    }, settleMs);
  }

  /** Read without parsing: the file may be broken in any way. */
  async #locale() {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return /"locale"\s*:\s*"([\w-]+)"/.exec(text)?.[1] ?? 'en';
  }

  #check() {
    this.#checked = checkFile(this.#waypost, this.#file);
    void this.#checked.then(this.#onChecked);
  }
}
