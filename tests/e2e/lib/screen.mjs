// A person in front of a tab: finds things by role, name and text, waits for them, clicks and types. Nothing here knows
// the widget's markup.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { look } from './look.mjs';

// How long a person is willing to wait. Only a failing test ever waits this long.
const patience = 30_000;

const wire = (name) => (name instanceof RegExp ? { source: name.source, flags: name.flags } : name);
const show = (query) => `${query.role}${query.name === undefined ? '' : ` named ${query.name}`}`;

export const button = (name) => ({ role: 'button', name });
export const link = (name) => ({ role: 'link', name });
export const textbox = (name) => ({ role: 'textbox', name });
export const heading = (name) => ({ role: 'heading', name });
export const option = (name) => ({ role: 'option', name });

export class Screen {
  constructor(tab) {
    this.tab = tab;
  }

  /** Every visible element of a role and name, described. */
  async all(query) {
    return this.#look({ ...query, name: wire(query.name), act: 'list' });
  }

  /** Waits until there is such an element, and describes it. */
  async find(query) {
    return this.until(async () => (await this.all(query))[query.nth ?? 0], `a ${show(query)}`);
  }

  async gone(query) {
    await this.until(async () => (await this.all(query)).length === 0, `no ${show(query)}`);
  }

  /** Waits until the element is there and a click would reach it, then clicks. */
  async click(query, { count = 1, patience: limit = patience } = {}) {
    const target = await this.#aim(query, limit);
    await this.tab.clickAt(...target.middle, count);
    return target;
  }

  async hover(query) {
    const target = await this.#aim(query);
    await this.tab.hoverAt(...target.middle);
  }

  /** Clicks into a field and replaces what stands in it, key by key; goes on when something of it can be seen. */
  async fill(query, text) {
    // Headless Firefox and WebKit without a window manager have now and then no keyboard focus, and keys are lost: whoever sees
    // nothing appear clicks and types again. In Chromium one try must do.
    const tries = this.tab.engine === 'chromium' ? 1 : 4;
    const isTyped = async () => (await this.all(query))[query.nth ?? 0]?.value;
    for (let left = tries; left > 0; left--) {
      const field = await this.click(query);
      if (field.value) {
        await this.tab.press('Control+a');
        await this.tab.press('Backspace');
      }
      await this.tab.type(text);
      if (!text) return;
      const wish = `what was typed into the ${show(query)}`;
      const seen = await this.until(isTyped, wish, left > 1 ? 3_000 : patience).catch((error) => {
        if (left === 1 || error.isBrowsers) throw error;
      });
      if (seen) return;
    }
  }

  press(key) {
    return this.tab.press(key);
  }

  type(text) {
    return this.tab.type(text);
  }

  /** The visible text of the page, or of what stands within the element of a selector. */
  text(within) {
    return this.#look({ act: 'text', within });
  }

  async sees(wanted, within) {
    const isThere = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
    await this.until(async () => isThere(await this.text(within)), `the text ${wanted}`);
  }

  async seesNot(unwanted, within) {
    const isThere = (text) => (unwanted instanceof RegExp ? unwanted.test(text) : text.includes(unwanted));
    await this.until(async () => !isThere(await this.text(within)), `the text ${unwanted} to be gone`);
  }

  focused() {
    return this.#look({ act: 'focus' });
  }

  /** Presses Tab until the focus is on such an element, as somebody without a mouse does. */
  async tabTo(query, key = 'Tab', limit = 60) {
    const passed = [];
    for (let presses = 0; presses <= limit; presses++) {
      const focus = await this.focused();
      const isName = query.name === undefined || (query.name instanceof RegExp ? query.name.test(focus?.name ?? '') : focus?.name === query.name);
      if (focus?.role === query.role && isName) return focus;
      passed.push(`${focus?.role}: ${focus?.name?.slice(0, 40)}`);
      await this.tab.press(key);
    }
    assert.fail(`${key} never reached ${show(query)}; it passed ${passed.join(' | ')}`);
  }

  evaluate(task, ...args) {
    return this.tab.evaluate(String(task), ...args);
  }

  /** Polls until `probe` gives something true, and gives that. A page that is just being replaced counts as "not yet". */
  async until(probe, wish, limit = patience) {
    const end = Date.now() + limit;
    let trouble = '';
    do {
      try {
        const value = await probe();
        if (value) return value;
        trouble = '';
      } catch (error) {
        if (error.isBrowsers) throw error;
        trouble = ` (${error.message})`;
      }
      await sleep(40);
    } while (Date.now() < end);
    const text = await this.text('waypost-help').catch((error) => String(error));
    assert.fail(`waited in vain for ${wish}${trouble}; the panel says: ${text.slice(-1500) || '(nothing)'}`);
  }

  async #aim(query, limit = patience) {
    let last = null;
    let looks = 0;
    // WebKit begins to scroll smoothly some moments after it was told to.
    const enough = this.tab.engine === 'webkit' ? 4 : 1;
    const aim = async () => {
      const target = await this.#look({ ...query, name: wire(query.name), act: 'aim' });
      // In the same place look after look: what still moves is not clicked.
      const isStill = last !== null && target !== null && last.x === target.x && last.y === target.y;
      looks = isStill ? looks + 1 : 0;
      last = target;
      return looks >= enough && target.isReachable && !target.disabled ? target : null;
    };
    try {
      return await this.until(aim, `a ${show(query)} that can be clicked`, limit);
    } catch (error) {
      if (last?.covered) error.message += ` [covered by ${last.covered}]`;
      throw error;
    }
  }

  #look(request) {
    return this.tab.evaluate(look.toString(), request);
  }
}
