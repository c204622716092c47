/** What screen readers hear of a run: its result, once. */
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { Result } from '../../../src/figure/frame/Result.tsx';
import { fakePage } from '../../experiment/fakeTrainer.ts';
import { untilThere } from '../../setup/untilThere.ts';

it('tells the result once where a run goes on and ends again', async () => {
  const { store, trainer, frames } = fakePage({ k: 1 });
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(<Result store={store} figure={null} settings={{}} />);
  const region = await untilThere(() => host.querySelector('[role="status"]'));
  const heard: string[] = [];
  new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, { subtree: true, childList: true, characterData: true });

  store.actions.play();
  const [run] = trainer.runs;
  const train = (step: number) => {
    run?.snapshot(step);
    frames();
  };
  const end = (step: number) => {
    train(step);
    run?.done(step);
    frames();
  };
  run?.ready();
  train(5000);
  end(10_000);
  expect(store.getState().ended).toBe('steps');
  store.actions.setParam('S', 0.8);
  run?.tuned(10_000);
  frames();
  expect(store.getState().status).toBe('training');
  end(20_000);
  expect(store.getState().ended).toBe('steps');

  await expect.poll(() => region.textContent).not.toBe('');
  expect(heard).toEqual([expect.stringMatching(/^Finished\./)]);
  root.unmount();
  host.remove();
});
