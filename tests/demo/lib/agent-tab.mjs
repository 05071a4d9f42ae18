// The whole agent's page in happy-dom, in front of a real demo: what it does without a browser. One page at a time.

import { Window } from 'happy-dom';
import { signIn } from './shop.mjs';
import { agentModules } from './bundled.mjs';
// Gives Node its WebSocket.
import './chat.mjs';

const nodeFetch = globalThis.fetch;
const realInterval = globalThis.setInterval;

/** `EventSource` as far as the page uses it. */
const eventsOf = (call) =>
  class {
    #stop = new AbortController();

    constructor(address) {
      void this.#read(address).catch(() => undefined);
    }

    close() {
      this.#stop.abort();
    }

    async #read(address) {
      const { body } = await call(address, { signal: this.#stop.signal });
      this.onopen();
      for await (const text of body.pipeThrough(new TextDecoderStream())) if (text.includes('data:')) this.onmessage();
    }
  };

export class AgentTab {
  #window = new Window();
  #timers = [];

  /** `hash` names the conversation that was open before a reload. */
  static async open(demo, { hash = '', number = 0 } = {}) {
    const tab = new AgentTab();
    const { name, password } = demo.agents[number];
    const { cookie } = await signIn(demo.url, { name, password });
    const call = (address, options = {}) =>
      nodeFetch(new URL(address, demo.url), { ...options, headers: { cookie, ...options.headers } });
    tab.#settle(call, hash);
    const session = await (await call('/agent/session')).json();
    const { showDesk } = await agentModules('shell');
    showDesk(session);
    return tab;
  }

  text() {
    return this.#window.document.body.textContent;
  }

  find(selector) {
    return this.#window.document.querySelector(selector);
  }

  /** The button with these words. */
  button(words) {
    return [...this.#window.document.querySelectorAll('button')].find(({ textContent, hidden }) => !hidden && words.test(textContent));
  }

  async click(words) {
    await this.until(() => this.button(words), `a button ${words}`);
    this.button(words).click();
  }

  sees(words) {
    return this.until(() => words.test(this.text()), String(words));
  }

  async until(probe, what, ms = 20_000) {
    for (const limit = performance.now() + ms; !probe(); ) {
      if (performance.now() > limit) throw new Error(`waited in vain for ${what}: ${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  close() {
    this.#window.dispatchEvent(new this.#window.Event('pagehide'));
    this.#timers.forEach(clearInterval);
  }

  #settle(call, hash) {
    const window = this.#window;
    window.localStorage.setItem('waypost-agent:muted', '1');
    window.document.title = 'Help desk';
    Object.assign(globalThis, {
      window,
      document: window.document,
      localStorage: window.localStorage,
      CSS: window.CSS,
      history: { replaceState: () => undefined },
      location: { hash: hash && `#${hash}`, pathname: '/agent', reload: () => undefined },
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      EventSource: eventsOf(call),
      fetch: call,
      setInterval: (...args) => {
        const timer = realInterval(...args);
        this.#timers.push(timer);
        return timer;
      },
    });
  }
}
