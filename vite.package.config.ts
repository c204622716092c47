/** Builds what runs in Node: the command and the training thread. */
import { defineConfig } from 'vite';
import { compileAssembly } from './src/site/compileAssembly.ts';

export default defineConfig({
  plugins: [compileAssembly()],
  // The package brings all it needs.
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/package',
    minify: true,
    rollupOptions: {
      input: { command: 'src/command/command.ts', thread: 'src/headless/thread.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
