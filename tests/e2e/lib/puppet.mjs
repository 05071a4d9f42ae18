// Chromium and Firefox behind one small interface, by way of puppeteer-core: the browsers are Debian's own.
import puppeteer from 'puppeteer-core';
import { removeFolder, temporaryFolder } from '../../../demo/server/temporary.mjs';

const chromiumFlags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

// Firefox asks nothing of the outside; a page may open a tab by script, as a person's click does.
const firefoxPreferences = {
  'dom.disable_open_during_load': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'accessibility.tabfocus': 7,
};

/** Starts `chromium` or `firefox` with an empty profile of its own. */
export async function launchPuppet(engine) {
  const profile = temporaryFolder(engine);
  const browser = await puppeteer.launch(
    engine === 'firefox'
      ? {
          browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true, userDataDir: profile,
          extraPrefsFirefox: firefoxPreferences, protocolTimeout: 60_000,
        }
      : { executablePath: '/usr/bin/chromium', args: chromiumFlags, userDataDir: profile, protocolTimeout: 60_000 },
  );
  return {
    engine,
    /** A visitor with storage of their own; `close` forgets it. */
    async newVisitor() {
      const context = await browser.createBrowserContext();
      return {
        newTab: async () => puppetTab(engine, await context.newPage(), context),
        /** Only these permissions are granted on the origin, all others are denied. */
        allow: (origin, permissions) => context.overridePermissions(origin, permissions),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      removeFolder(profile);
    },
  };
}

// Firefox reports its own notices as errors of the page; what they tell of is seen by other means.
const isNotice = (text) => /^(Content-Security-Policy: |Loading module from )/.test(text);

function puppetTab(engine, page, context) {
  const messages = [];
  page.on('console', (message) => messages.push({ level: message.type(), text: message.text() }));
  page.on('pageerror', (error) => {
    const text = String(error?.message ?? error);
    messages.push({ level: isNotice(text) ? 'notice' : 'pageerror', text });
  });
  return {
    engine,
    messages,
    open: (url) => page.goto(url, { waitUntil: 'load' }),
    reload: () => page.reload({ waitUntil: 'load' }),
    back: () => page.goBack({ waitUntil: 'load' }),
    url: async () => page.url(),
    /** Runs `source`, a function's text, in every page of this tab before the page's own scripts. */
    before: (source) => page.evaluateOnNewDocument(`(${source})()`),
    evaluate: (source, ...args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    clickAt: (x, y, count = 1) => page.mouse.click(x, y, { count }),
    hoverAt: (x, y) => page.mouse.move(x, y),
    type: (text) => page.keyboard.type(text),
    async press(key) {
      const [name, ...modifiers] = key.split('+').reverse();
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      await page.keyboard.press(name);
      for (const modifier of modifiers) await page.keyboard.up(modifier);
    },
    screenshot: (path) => page.screenshot({ path }),
    setViewport: (width, height, more = {}) => page.setViewport({ width, height, ...more }),
    /** Runs axe-core in a world of its own, which the page's policy does not reach, and gives what it finds wrong. */
    async judge(axe) {
      const realm = page.mainFrame().isolatedRealm();
      await realm.evaluate(axe);
      return realm.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
        return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`) }));
      });
    },
    setMedia: (features) => page.emulateMediaFeatures(features),
    /** Runs `action`, which must open a tab, and gives that tab (it shares storage with this one). */
    async opened(action) {
      const popup = new Promise((resolve) => page.once('popup', resolve));
      await action();
      const tab = puppetTab(engine, await popup, context);
      return tab;
    },
    front: () => page.bringToFront(),
    close: () => page.close(),
  };
}
