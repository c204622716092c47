/**
 * A Vite plugin that compiles AssemblyScript: importing `path/index.ts?kernel` gives the WebAssembly module of that file and its
 * neighbours as base64 text, so that the kernel travels inside the worker's own file. Build time only; nothing here reaches a page.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SUFFIX = '?kernel';
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

export function compileAssembly(): Plugin {
  return {
    name: 'compile-assembly',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const { wasm, sources } = await compile(id.slice(0, -SUFFIX.length));
      for (const source of sources) this.addWatchFile(source);
      return `export default ${JSON.stringify(Buffer.from(wasm).toString('base64'))};`;
    },
  };
}

/** @param entry absolute path @throws Error with the compiler's messages; a warning counts as an error */
async function compile(entry: string): Promise<{ readonly wasm: Uint8Array; readonly sources: readonly string[] }> {
  // Large, and wanted only where the kernel is.
  const { default: asc } = await import('assemblyscript/asc');
  const outputs = new Map<string, Uint8Array>();
  const sources = new Set<string>();
  const { error, stderr } = await asc.main([basename(entry), '--outFile', 'kernel.wasm', ...OPTIONS], {
    readFile: (name) => readSource(join(dirname(entry), name), sources),
    writeFile: (name, contents) => {
      outputs.set(name, typeof contents === 'string' ? Buffer.from(contents) : contents);
    },
    listFiles: () => [],
  });
  const wasm = outputs.get('kernel.wasm');
  const messages = stderr.toString();
  if (error || messages !== '' || !wasm) throw new Error(`${entry} does not compile: ${messages || error?.message}`);
  return { wasm, sources: [...sources] };
}

/** The compiler asks for names that may not exist; null tells it so. */
function readSource(path: string, found: Set<string>): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    found.add(path);
    return text;
  } catch {
    return null;
  }
}
