// WebKit behind the same small interface: Debian's WebKitWebDriver and MiniBrowser under a virtual screen, by way of
// selenium-webdriver.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, Key, Origin } from 'selenium-webdriver';

const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const keys = {
  Backspace: Key.BACK_SPACE, Tab: Key.TAB, Enter: Key.ENTER, Shift: Key.SHIFT, Control: Key.CONTROL, Alt: Key.ALT,
  Escape: Key.ESCAPE, End: Key.END, Home: Key.HOME, Space: Key.SPACE,
  ArrowLeft: Key.ARROW_LEFT, ArrowUp: Key.ARROW_UP, ArrowRight: Key.ARROW_RIGHT, ArrowDown: Key.ARROW_DOWN,
};

/** Starts the driver on a free port under a screen of its own. */
export async function launchWebKit() {
  const screen = await startScreen();
  const port = await freePort();
  const service = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env, DISPLAY: screen.display, LANG: 'C.UTF-8', NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  await untilListening(`http://127.0.0.1:${port}/status`);
  return {
    engine: 'webkit',
    async newVisitor() {
      const driver = await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
        })
        .build();
      await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
      let isFirst = true;
      return {
        async newTab() {
          if (!isFirst) await driver.switchTo().newWindow('tab');
          isFirst = false;
          return webkitTab(driver, await driver.getWindowHandle());
        },
        close: () => driver.quit(),
      };
    },
    async close() {
      service.kill();
      await once(service, 'exit');
      await screen.close();
    },
  };
}

// Without a window manager the focus follows the pointer, which rests in the middle of the screen. The screen is small so
// that this point lies inside every window, whatever its size; windows may be larger than the screen.
async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '400x400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(child.stdio[3], 'data');
  return {
    display: `:${String(number).trim()}`,
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(url) {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
    await sleep(50);
  }
  throw new Error('WebKitWebDriver did not start');
}

function webkitTab(driver, handle) {
  // A session has one current window: every call first says which tab it means.
  const here = async () => driver.switchTo().window(handle);
  const actions = () => driver.actions({ async: true, bridge: false });
  const evaluate = async (source, ...args) => {
    await here();
    return driver.executeScript(`return (${source})(...arguments)`, ...args);
  };
  const move = (x, y) => ({ x: Math.round(x), y: Math.round(y), duration: 0, origin: Origin.VIEWPORT });
  return {
    engine: 'webkit',
    messages: [],
    evaluate,
    open: async (url) => (await here(), driver.get(url)),
    reload: async () => (await here(), driver.navigate().refresh()),
    back: async () => (await here(), driver.navigate().back()),
    url: async () => (await here(), driver.getCurrentUrl()),
    async clickAt(x, y, count = 1) {
      await here();
      let chain = actions().move(move(x, y));
      for (let i = 0; i < count; i++) chain = chain.press().release();
      await chain.perform();
    },
    hoverAt: async (x, y) => (await here(), actions().move(move(x, y)).perform()),
    type: async (text) => (await here(), actions().sendKeys(text).perform()),
    async press(key) {
      await here();
      const [name, ...modifiers] = key.split('+').reverse();
      let chain = actions();
      for (const modifier of modifiers) chain = chain.keyDown(keys[modifier]);
      chain = chain.keyDown(keys[name] ?? name).keyUp(keys[name] ?? name);
      for (const modifier of modifiers) chain = chain.keyUp(keys[modifier]);
      await chain.perform();
    },
    screenshot: async (path) => (await here(), writeFile(path, Buffer.from(await driver.takeScreenshot(), 'base64'))),
    async setViewport(width, height) {
      await here();
      const window = driver.manage().window();
      await window.setRect({ width, height });
      const [innerWidth, innerHeight] = await driver.executeScript('return [innerWidth, innerHeight]');
      await window.setRect({ width: 2 * width - innerWidth, height: 2 * height - innerHeight });
    },
    /** Runs `action`, which must open a tab, and gives that tab (it shares storage with this one). */
    async opened(action) {
      const before = await driver.getAllWindowHandles();
      await action();
      for (let tries = 0; tries < 100; tries++) {
        const fresh = (await driver.getAllWindowHandles()).find((each) => !before.includes(each));
        if (fresh) return webkitTab(driver, fresh);
        await sleep(50);
      }
      throw new Error('no tab was opened');
    },
    front: here,
    close: async () => (await here(), driver.close()),
  };
}
