// What the chat tests share: xmpp.ts as the browser gets it but bundled for Node, a cuttable wire, two people.

import { connect, createServer } from 'node:net';
import { WebSocket } from 'ws';
import { bundled } from './bundled.mjs';

// Also where Node has one of its own (22 and later): every Node then behaves alike.
globalThis.WebSocket = WebSocket;

/** The channel's own code: what xmpp.ts and the files below it export. */
export const channel = await bundled('widget/src/channels/', 'xmpp', 'xmpp-room', 'xmpp-stream', 'xmpp-xml');

/** A wire to a port that can be cut, stay cut for a while, and be mended. */
export class Wire {
  #server;
  #pairs = new Set();
  #whole = true;

  /** @returns {Promise<string>} the address that goes through the wire */
  async open(websocket) {
    const target = new URL(websocket);
    const { port, hostname } = target;
    this.#server = createServer((near) => {
      if (!this.#whole) {
        near.destroy();
        return;
      }
      const far = connect(Number(port), hostname);
      const pair = { near, far };
      this.#pairs.add(pair);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        socket.on('error', () => undefined);
        socket.on('close', () => {
          near.destroy();
          far.destroy();
          this.#pairs.delete(pair);
        });
      }
    });
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    target.port = String(this.#server.address().port);
    return target.href;
  }

  cut() {
    this.#whole = false;
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }

  mend() {
    this.#whole = true;
  }

  close() {
    this.cut();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

/** One side of a conversation that remembers what it was told. */
export class Ear {
  events = [];
  #waiting = [];

  hear = (event) => {
    this.events.push(event);
    this.#waiting = this.#waiting.filter((check) => !check());
  };

  /** The first event that fits, past or to come. */
  until(fits, ms = 20_000) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not heard: ${fits}\n${JSON.stringify(this.events)}`)), ms);
      const check = () => {
        const found = this.events.find(fits);
        if (!found) return false;
        clearTimeout(timer);
        resolve(found);
        return true;
      };
      if (!check()) this.#waiting.push(check);
    });
  }

  /** Texts of messages in the order heard; only those of `nick` when it is given. */
  texts(nick) {
    const messages = this.events.filter((event) => event.type === 'message').map((event) => event.message);
    return messages.filter((message) => !nick || message.nick === nick).map((message) => message.text);
  }
}
