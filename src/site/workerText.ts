/** A Vite plugin: importing `path/x.worker.ts?text` gives that worker, with all it imports, as the text of one module. */
import { build, type Plugin, type UserConfig } from 'vite';

const SUFFIX = '?text';

/** @param config plugins and aliases of the worker's own build */
export function workerText(config: UserConfig): Plugin {
  return {
    name: 'worker-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(`.worker.ts${SUFFIX}`)) return null;
      return `export default ${JSON.stringify(await bundled(id.slice(0, -SUFFIX.length), config))};`;
    },
  };
}

async function bundled(entry: string, config: UserConfig): Promise<string> {
  const rollupOptions = { input: entry, output: { format: 'es', codeSplitting: false } } as const;
  const built = await build({
    ...config,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', chunkSizeWarningLimit: Number.POSITIVE_INFINITY, rollupOptions },
  });
  const [chunk, ...others] = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${entry} has become ${others.length + 1} files, not one script`);
  return chunk.code;
}
