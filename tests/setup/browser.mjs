/**
 * Finds the Chromium that the browser tests drive: CHROME_PATH, else chromium or google-chrome on the system, else a
 * download of Playwright's. Run as a program (`node tests/setup/browser.mjs`) it installs one where there is none, and says so.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A software WebGPU adapter, and no connections of the browser's own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | null} path of a Chromium, or null where there is none */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [process.env.CHROME_PATH ?? '', ...candidates].find((path) => path !== '' && isProgram(path));
  if (found) return found;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : null;
}

/** @param {string} command @param {string[]} args */
export function run(command, args) {
  console.log(`browser: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
}

function installBrowser() {
  const viaSystem = () => run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium']);
  const viaPlaywright = () => run('npx', ['playwright', 'install', 'chromium']);
  const debianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  return debianRoot ? viaSystem() || viaPlaywright() : viaPlaywright();
}

function prepare() {
  if (!findBrowser()) {
    console.log('browser: no Chromium on this system, installing one for the tests');
    installBrowser();
  }
  const path = findBrowser();
  if (!path) {
    console.error('browser: none could be installed. Install Chromium or Chrome, or set CHROME_PATH to one, and try again.');
    process.exit(1);
  }
  console.log(`browser: ${path}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
