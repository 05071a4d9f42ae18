// Agents at their page in Chromium, in front of a demo with a chat server; handovers come in as a visitor's widget sends them.

import { Agent } from '../../e2e/lib/agent.mjs';
import { startProxy } from '../../e2e/lib/proxy.mjs';
import { launchPuppet } from '../../e2e/lib/puppet.mjs';
import { Screen } from '../../e2e/lib/screen.mjs';
import { startDemo } from '../../../demo/server/start.mjs';
import { channel, Ear } from './chat.mjs';
import { newHandover } from './ids.mjs';
import { closeAll, post, recordText, temporaryFolder } from './shop.mjs';

export class Office {
  #folder;
  #browser;
  #people = [];
  #transports = [];

  /** `file` is a knowledge file to be shown, as by `demo/run FILE`. */
  static async open({ file } = {}) {
    const office = new Office();
    office.#folder = await temporaryFolder();
    office.demo = await startDemo({ dataFolder: office.#folder.path, file });
    office.proxy = await startProxy(office.demo.url);
    office.#browser = await launchPuppet('chromium');
    return office;
  }

  async close() {
    await this.#browser?.close();
    await this.proxy?.close();
    await this.demo?.close();
    await this.#folder?.remove();
  }

  /** Everybody goes home, and nothing waits any more: the next test begins with an empty office. */
  async clear() {
    for (const transport of this.#transports.splice(0)) transport.close();
    for (const person of this.#people.splice(0)) await person.close();
    this.proxy.calm();
    await closeAll(this.demo);
  }

  /**
   * An agent's tab, signed in and available.
   * @param {object} [options]
   * @param {string[]} [options.permissions] granted by the browser; all others are denied
   * @param {() => void} [options.before] runs in the page before its own scripts
   */
  async agent({ permissions = [], before } = {}) {
    const person = await this.#browser.newVisitor();
    this.#people.push(person);
    await person.allow(this.proxy.url, permissions);
    const tab = await person.newTab();
    await tab.setViewport(1280, 800);
    if (before) await tab.before(String(before));
    await tab.open(`${this.proxy.url}/agent`);
    const agent = new Agent(new Screen(tab), this.demo);
    await agent.signIn();
    /** The agent looks at another tab, or window. */
    agent.lookAway = async () => {
      const other = await person.newTab();
      await other.front();
      return other;
    };
    return agent;
  }

  /** Somebody in front of a page of the shop. */
  async guest(path, [width, height] = [1280, 800]) {
    const person = await this.#browser.newVisitor();
    this.#people.push(person);
    const tab = await person.newTab();
    await tab.setViewport(width, height);
    await tab.open(`${this.proxy.url}${path}`);
    return new Screen(tab);
  }

  /** A handover as the widget posts it; gives its id. */
  async handOver(more = {}) {
    const id = newHandover();
    const response = await post(this.demo.url, id, recordText(id, { mode: 'chat', ...more }));
    if (response.status !== 201) throw new Error(`refused with ${response.status}`);
    return id;
  }

  /** The visitor's side of a conversation. */
  visitor(handover = newHandover()) {
    const ear = new Ear();
    const token = `${this.demo.url}/chat/token`;
    const transport = channel.createTransport({ handover, token, nick: '', resume: '', onEvent: ear.hear, onResume: () => undefined });
    this.#transports.push(transport);
    return { ear, transport };
  }
}
