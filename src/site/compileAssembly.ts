/**
 * A Vite plugin that compiles AssemblyScript: importing `path/index.ts?kernel` gives the WebAssembly module of that file and its
 * neighbours as base64 text, so that the kernel travels inside the worker's own file. Build time only; nothing here reaches a page.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SUFFIX = '?kernel';
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/** Texts by path of the entry and its neighbours. */
type Sources = ReadonlyMap<string, string>;

/** Page and workers are built one after the other from the same sources; a compilation takes seconds. */
const compiled = new Map<string, Promise<Uint8Array>>();

export function compileAssembly(): Plugin {
  return {
    name: 'compile-assembly',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      const sources = readSources(dirname(entry));
      for (const path of sources.keys()) this.addWatchFile(path);
      const key = JSON.stringify([entry, ...sources.values()]);
      const wasm = compiled.get(key) ?? compile(entry, sources);
      compiled.set(key, wasm);
      return `export default ${JSON.stringify(Buffer.from(await wasm).toString('base64'))};`;
    },
  };
}

function readSources(folder: string): Sources {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(names.map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]));
}

/** @throws Error with the compiler's messages; a warning counts as an error */
async function compile(entry: string, sources: Sources): Promise<Uint8Array> {
  // Large, and wanted only where the kernel is.
  const { default: asc } = await import('assemblyscript/asc');
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main([basename(entry), '--outFile', 'kernel.wasm', ...OPTIONS], {
    // The compiler asks for names that may not exist; null tells it so.
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
