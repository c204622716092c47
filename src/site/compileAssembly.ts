/**
 * A Vite plugin that compiles AssemblyScript: importing `path/index.ts?kernel` gives the WebAssembly module of that file and its
 * neighbours as base64 text, so that the kernel travels inside the worker's own file. Build time only; nothing here reaches a page.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SUFFIX = '?kernel';
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/** Texts by path of the entry and its neighbours. */
type Sources = ReadonlyMap<string, string>;

/** A compilation takes seconds, and page, workers, package and tests all need the same result. */
const compiled = new Map<string, Promise<Uint8Array>>();

export function compileAssembly(): Plugin {
  let cache = '';
  return {
    name: 'compile-assembly',
    enforce: 'pre',
    configResolved({ root }) {
      cache = join(root, 'node_modules/.cache/superposition-kernel');
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      const sources = readSources(dirname(entry));
      for (const path of sources.keys()) this.addWatchFile(path);
      const key = keyOf(entry, sources);
      const wasm = compiled.get(key) ?? cachedIn(join(cache, `${key}.wasm`), () => compile(entry, sources));
      compiled.set(key, wasm);
      return `export default ${JSON.stringify(Buffer.from(await wasm).toString('base64'))};`;
    },
  };
}

function readSources(folder: string): Sources {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(names.map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]));
}

/** A hash of everything the module depends on, the compiler included. */
function keyOf(entry: string, sources: Sources): string {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json');
  const inputs = JSON.stringify([basename(entry), version, OPTIONS, ...sources.values()]);
  return createHash('sha256').update(inputs).digest('hex').slice(0, 16);
}

async function cachedIn(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    const bytes = await make();
    await mkdir(dirname(path), { recursive: true });
    // Renamed when complete, since other builds may read it at the same time.
    await writeFile(`${path}.${process.pid}`, bytes);
    await rename(`${path}.${process.pid}`, path);
    return bytes;
  }
}

/** @throws Error with the compiler's messages; a warning counts as an error */
async function compile(entry: string, sources: Sources): Promise<Uint8Array> {
  // Large, and needed only where the kernel is compiled.
  const { default: asc } = await import('assemblyscript/asc');
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main([basename(entry), '--outFile', 'kernel.wasm', ...OPTIONS], {
    // The compiler asks for files that may not exist; null says so.
    readFile: (name) => sources.get(join(dirname(entry), name)) ?? null,
    writeFile: (name, contents) => {
      outputs.set(name, typeof contents === 'string' ? Buffer.from(contents) : contents);
    },
    listFiles: () => [],
  });
  const wasm = outputs.get('kernel.wasm');
  const messages = stderr.toString();
  if (error || messages !== '' || !wasm) throw new Error(`${entry} does not compile: ${messages || error?.message}`);
  return wasm;
}
