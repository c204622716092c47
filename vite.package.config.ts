/** Builds what runs in Node: scripts, the command and their threads. */
import { defineConfig } from 'vite';
import { compileAssembly } from './src/site/compileAssembly.ts';

export default defineConfig({
  publicDir: false,
  plugins: [compileAssembly()],
  // The package brings all it needs.
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/package',
    minify: true,
    rollupOptions: {
      input: {
        node: 'src/node.ts',
        command: 'src/command/command.ts',
        jobThread: 'src/headless/jobThread.ts',
        trainerThread: 'src/headless/trainerThread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
