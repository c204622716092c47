/**
 * Finds Firefox and WebKit for the tests that run in three browsers. Run as a program it installs what is missing where it can (as root on
 * Debian), and says what could not be had: those tests are then skipped.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isProgram, run } from './browser.mjs';

const LIBRARIES = '/usr/lib';

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

/** @returns {string | null} path of a Firefox that answers WebDriver BiDi, or null where there is none */
export function findFirefox() {
  return process.env.FIREFOX_PATH ?? onPath(['firefox-esr', 'firefox']);
}

/**
 * @typedef {object} WebKit
 * @property {string} driver path of WebKitWebDriver
 * @property {string} browser path of the browser that it drives
 */

/** @returns {WebKit | null} null where a part of it, or a display to show it on, is missing */
export function findWebKit() {
  const driver = onPath(['WebKitWebDriver']);
  const browser = miniBrowser();
  return driver && browser && onPath(['xvfb-run']) && onPath(['dbus-run-session']) ? { driver, browser } : null;
}

/** WebKitGTK's own browser is on no path: it lies with its libraries. */
function miniBrowser() {
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES).map((name) => join(LIBRARIES, name)) : [];
  const places = [LIBRARIES, ...folders].flatMap((folder) =>
    ['4.1', '4.0', '6.0'].map((version) => join(folder, `webkit2gtk-${version}`, 'MiniBrowser')),
  );
  return places.find(isProgram) ?? null;
}

function prepare() {
  const missing = [...(findFirefox() ? [] : ['firefox-esr']), ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus-x11'])];
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (missing.length > 0 && canInstall) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  console.log(`browser: Firefox ${findFirefox() ?? 'not found, its tests are skipped'}`);
  console.log(`browser: WebKit ${findWebKit()?.browser ?? 'not found, its tests are skipped'}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
