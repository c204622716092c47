/** Loads a module of ours that draws, as Vite resolves it: the plugins themselves are loaded without its transformations. */
import { join } from 'node:path';
import { isRunnableDevEnvironment, runnerImport, type ViteDevServer } from 'vite';

export type LoadModule<Module> = () => Promise<Module>;

interface Place {
  /** The project's folder. */
  readonly root: string;
  readonly mode: string;
}

/** For a build: loads the module anew. @param path from the project's folder */
export function buildLoader<Module>(path: string, { root, mode }: Place): LoadModule<Module> {
  return async () => (await runnerImport<Module>(join(root, path), { configFile: false, root, mode, logLevel: 'warn' })).module;
}

/** For a server, which returns the same module until a file it imports has changed. */
export function serverLoader<Module>(path: string, { environments, config }: ViteDevServer): LoadModule<Module> {
  const { ssr } = environments;
  if (!ssr || !isRunnableDevEnvironment(ssr)) return buildLoader(path, config);
  return () => ssr.runner.import<Module>(join(config.root, path));
}
