/** The CPU engine in a real browser: the whole contract, many engines one after the other, and a page that forbids WebAssembly. */
import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { engineSuite } from './suite.ts';

engineSuite('cpu', createCpuEngine);

it('gives its memory back: 400 engines one after the other', async () => {
  const config = resolveConfig({ batchSize: 16 });
  for (let turn = 0; turn < 400; turn++) {
    const engine = await createCpuEngine(config);
    await engine.train(1);
    engine.dispose();
  }
});

it('says that a policy forbids it', async () => {
  const frame = document.createElement('iframe');
  const { href } = new URL('/src/engine/cpu/engine.ts', location.href);
  const config = JSON.stringify(resolveConfig({}));
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'">
    <script type="module">
      const { createCpuEngine } = await import(${JSON.stringify(href)});
      createCpuEngine(${config}).then(() => 'trained', (error) => error.kind).then((kind) => parent.postMessage({ kind }, '*'));
    </script>`;
  const heard = new Promise((resolve) => {
    addEventListener('message', ({ data, source }) => source === frame.contentWindow && resolve(data), { once: false });
  });
  document.body.append(frame);
  expect(await heard).toEqual({ kind: 'no-wasm' });
  frame.remove();
});
