// `demo/run FILE`: shows any knowledge file in the widget, tells the page when it was saved, and what is wrong with it.

import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { HttpError, sendEvents, sendJson } from './http.mjs';
import { sendFile } from './files.mjs';
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
      if (!name || name.endsWith('.json')) this.#changed();
    });
  }

  /** The page with the file's name and address filled in. */
  page(request, response, shop) {
    const name = basename(this.#file);
    const values = { FILE: escapeHtml(name), KNOWLEDGE: `/shown/${encodeURIComponent(name)}` };
    const fill = (text) => text.replace(/%(FILE|KNOWLEDGE)%/g, (_, key) => values[key]);
    return sendFile(request, response, shop, 'blank.html', { store: false, fill });
  }

  /** The file and its siblings: only JSON, nothing else of the folder. */
  send(request, response, path) {
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

  #check() {
    this.#checked = checkFile(this.#waypost, this.#file);
    void this.#checked.then(this.#onChecked);
  }
}
