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

/** A screen of its own; each visitor gets a driver process of its own, so that one that hangs takes nobody along. */
export async function launchWebKit() {
  const screen = await startScreen();
  return {
    engine: 'webkit',
    newVisitor: () => newVisitor(screen.display),
    close: () => screen.close(),
  };
}

async function newVisitor(display) {
  const service = await startDriver(display);
  const driver = await answerOf(startSession(service.url)).catch(async (error) => {
    await service.close();
    throw error;
  });
  let isFirst = true;
  return {
    // A window, not a tab: nothing can be typed into a tab that another one hides.
    async newTab() {
      const handle = await inTurn(driver, async () => {
        if (!isFirst) await driver.switchTo().newWindow('window');
        isFirst = false;
        return driver.getWindowHandle();
      });
      return webkitTab(driver, handle);
    },
    async close() {
      await Promise.race([driver.quit().catch(() => undefined), sleep(5_000, undefined, { ref: false })]);
      await service.close();
    },
  };
}

async function startSession(url) {
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    })
    .build();
  await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
  return driver;
}

async function startDriver(display) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, LANG: 'C.UTF-8', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilListening(`${url}/status`);
  return {
    url,
    close: () => end(child),
  };
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await Promise.race([gone, sleep(3_000, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await gone;
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
    close: () => end(child),
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

/** The browser or its driver has stopped answering or is gone: by itself no finding about the page. */
class BrowserTrouble extends Error {
  isBrowsers = true;
}

// No command takes this long: pages and scripts have 30 seconds.
const patience = 45_000;

async function answerOf(command) {
  const limit = new AbortController();
  const tooLong = sleep(patience, undefined, { signal: limit.signal }).then(() => {
    throw new BrowserTrouble(`WebKitWebDriver has not answered for ${patience / 1000} s`);
  });
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([command, tooLong]);
  } finally {
    limit.abort();
  }
}

// A session has one current window: every task first says which one it means, and tasks on one session go one after the
// other, so that none runs in the window of another.
const queues = new WeakMap();
function inTurn(driver, task) {
  const done = (queues.get(driver) ?? Promise.resolve()).then(() => answerOf(task()).catch((error) => blame(driver, error)));
  queues.set(driver, done.catch(() => undefined));
  return done;
}

// What a task fails with when WebKit has died differs from task to task: whoever does not even name its windows is dead.
async function blame(driver, error) {
  if (error.isBrowsers) throw error;
  await answerOf(driver.getAllWindowHandles()).catch((silence) => {
    throw new BrowserTrouble(`WebKit is gone: ${silence.message || silence.name}`);
  });
  throw error;
}

function webkitTab(driver, handle) {
  const here = (task) => inTurn(driver, async () => (await driver.switchTo().window(handle), task()));
  const actions = () => driver.actions({ async: true, bridge: false });
  const move = (x, y) => ({ x: Math.round(x), y: Math.round(y), duration: 0, origin: Origin.VIEWPORT });
  return {
    engine: 'webkit',
    messages: [],
    evaluate: (source, ...args) => here(() => driver.executeScript(`return (${source})(...arguments)`, ...args)),
    open: (url) => here(() => driver.get(url)),
    reload: () => here(() => driver.navigate().refresh()),
    back: () => here(() => driver.navigate().back()),
    url: () => here(() => driver.getCurrentUrl()),
    clickAt(x, y, count = 1) {
      let chain = actions().move(move(x, y));
      for (let i = 0; i < count; i++) chain = chain.press().release();
      return here(() => chain.perform());
    },
    hoverAt: (x, y) => here(() => actions().move(move(x, y)).perform()),
    type: (text) => here(() => actions().sendKeys(text).perform()),
    press(key) {
      const [name, ...modifiers] = key.split('+').reverse();
      let chain = actions();
      for (const modifier of modifiers) chain = chain.keyDown(keys[modifier]);
      chain = chain.keyDown(keys[name] ?? name).keyUp(keys[name] ?? name);
      for (const modifier of modifiers) chain = chain.keyUp(keys[modifier]);
      return here(() => chain.perform());
    },
    screenshot: async (path) => writeFile(path, Buffer.from(await here(() => driver.takeScreenshot()), 'base64')),
    setViewport: (width, height) =>
      here(async () => {
        const window = driver.manage().window();
        await window.setRect({ width, height });
        const [innerWidth, innerHeight] = await driver.executeScript('return [innerWidth, innerHeight]');
        await window.setRect({ width: 2 * width - innerWidth, height: 2 * height - innerHeight });
      }),
    /** Runs `action`, which must open a tab, and gives that tab (it shares storage with this one). */
    async opened(action) {
      const handles = () => here(() => driver.getAllWindowHandles());
      const before = await handles();
      await action();
      for (let tries = 0; tries < 100; tries++) {
        const fresh = (await handles()).find((each) => !before.includes(each));
        if (fresh) return webkitTab(driver, fresh);
        await sleep(50);
      }
      throw new Error('no tab was opened');
    },
    front: () => here(() => undefined),
    close: () => here(() => driver.close()),
  };
}
