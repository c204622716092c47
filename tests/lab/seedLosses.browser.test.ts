/** The losses beside the pictures of the seeds. */
import { expect, it } from 'vitest';
import { initialState } from '../../src/experiment/createExperimentStore.ts';
import { writeLosses } from '../../src/lab/seeds/useSeedPictures.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';

it('writes those of hundreds of seeds over several frames, all of them in the end', async () => {
  const judgedLoss = Array.from({ length: 200 }, (_, i) => i / 1000);
  const places = judgedLoss.map(() => document.createElement('span'));
  const written = () => places.filter(({ textContent }) => textContent !== '').length;
  writeLosses(places, { getState: () => ({ ...initialState(INITIAL_PARAMS), judgedLoss }) });
  expect(written()).toBe(64);
  await expect.poll(written).toBe(200);
  expect(places.at(-1)?.textContent).toBe('0.20');
});
