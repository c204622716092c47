/** WebKitGTK, driven over WebDriver on a display of its own. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, Key as Keys } from 'selenium-webdriver';
import type { WebKit } from '../setup/otherBrowsers.mjs';
import type { Key, RunningBrowser } from './tab.ts';

const KEYS: Readonly<Record<Key, string>> = { ArrowRight: Keys.ARROW_RIGHT, ArrowLeft: Keys.ARROW_LEFT, Enter: Keys.ENTER };

export async function startWebKit({ driver, browser }: WebKit): Promise<RunningBrowser> {
  const port = await freePort();
  const display = ['-a', '-s', '-screen 0 1400x1000x24', 'dbus-run-session', '--', driver, `--port=${port}`];
  const server = spawn('xvfb-run', display, { stdio: 'ignore', detached: true });
  const end = () => {
    // The group: the display and the session's bus end with the driver.
    if (server.pid !== undefined) process.kill(-server.pid);
  };
  try {
    await untilListening(port);
    const options = { binary: browser, args: ['--automation'] };
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options })
      .build();
    return {
      tab: {
        open: (address) => session.get(address),
        evaluate: (run, argument) => session.executeScript(`return (${String(run)})(arguments[0])`, argument),
        press: (key) => session.actions().sendKeys(KEYS[key]).perform(),
        resize: async (width, height) => {
          await session.manage().window().setRect({ x: 0, y: 0, width, height });
        },
        screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
      },
      close: async () => {
        await session.quit();
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(`http://127.0.0.1:${port}/status`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the WebKit driver did not start');
}
