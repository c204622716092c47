/**
 * Vite plugins: `licenses.txt` beside what is built, with the notices of all packages whose code or fonts are in it. Workers are built
 * apart, so what they hold is collected there and written by the main build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const LICENSES_NAME = 'licenses.txt';

/** What no module names: the makers of the fonts, and of the library compiled into the kernel. */
const UNIMPORTED = ['inter-ui', '@fontsource-variable/source-serif-4', '@fontsource/dejavu-sans', 'assemblyscript'];

const LICENSE_FILE = /^licen[cs]e(?:\.\w+)?$/i;

/** @param found the names of packages, added to by every build that is given it */
export function collectPackages(found: Set<string>): Plugin {
  return {
    name: 'collect-packages',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
      const sheets = [...this.getModuleIds()].filter((id) => id.endsWith('.css'));
      for (const name of [...modules, ...sheets].map(packageOf)) if (name !== null) found.add(name);
    },
  };
}

/** @param found by `collectPackages`, which must stand before it */
export function writeLicenses(found: ReadonlySet<string>): Plugin {
  let root = '.';
  return {
    name: 'licenses',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler() {
        this.emitFile({ type: 'asset', fileName: LICENSES_NAME, source: licensesOf([...found, ...UNIMPORTED], root) });
      },
    },
  };
}

/** @returns null for a module of our own */
function packageOf(module: string): string | null {
  return /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module)?.[1]?.replace('\\', '/') ?? null;
}

/** @param root the project's folder */
function licensesOf(names: readonly string[], root: string): string {
  const own = `Superposition\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}`;
  const others = [...new Set(names)].sort().map((name) => noticeOf(name, root));
  return `${[own, ...others].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function noticeOf(name: string, root: string): string {
  const folder = join(root, 'node_modules', name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const holder = typeof author === 'string' ? author : author?.name;
  const file = readdirSync(folder).find((found) => LICENSE_FILE.test(found));
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `Copyright ${holder ?? `the authors of ${name}`}. ${PACKAGED_WITHOUT}`;
  return `${name} ${version} (${license})\n\n${text}`;
}

const PACKAGED_WITHOUT =
  'The package comes without the text of its license, which is that of the other packages here with a license of this name.';
