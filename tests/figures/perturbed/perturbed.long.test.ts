/** Both ways followed with the exact gradient: where they cross, what they fall to, and that the way back is another. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import {
  beginningOf,
  crossingOf,
  type Followed,
  followed,
  pairsLoss,
  stagesOf,
  stageTraining,
  type WayName,
} from '../../../src/figures/perturbed/branches.ts';
import { CROSSING_BELOW_HALF } from '../../../src/figures/perturbed/claim.ts';
import { nameOf } from '../../../src/figures/perturbed/describe.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';

async function follow(way: WayName, p: number, seed: number): Promise<readonly Followed[]> {
  const places: Followed[] = [];
  for (const relative of stagesOf(way)) {
    const config = resolveConfig(stageTraining(p, [relative], [places.at(-1) ?? beginningOf(way, p)], seed));
    const engine = await createEngine('exact', config);
    await engine.train(config.steps);
    const { W, b } = await engine.snapshot();
    places.push(followed(p, relative, { W: Array.from(W), b: Array.from(b) }));
  }
  return places;
}

const at = (way: readonly Followed[], relative: number) => way.find((place) => place.relative === relative);

it.each([
  [0.05, 0.269],
  [0.1, 0.426],
])('at a baseline of %d the ways cross where the exact loss says, at %d', async (p, expected) => {
  for (const seed of [0, 1, 2]) {
    const [down, up] = [await follow('down', p, seed), await follow('up', p, seed)];
    const crossing = crossingOf(down, up);
    console.info(`p ${p}, seed ${seed}: crossing ${crossing?.toFixed(3)}`);
    console.info([down, up].map((way) => way.map((place) => `${place.relative} ${nameOf(place)}`).join('; ')).join('\n'));
    expect(crossing).not.toBeNull();
    expect(Math.abs((crossing ?? 0) - expected)).toBeLessThan(0.015);
    if (p === 0.05) expect(CROSSING_BELOW_HALF.holds(crossing)).toBe(true);
    // Between the ends each way keeps its own arrangement: hysteresis.
    expect(nameOf(at(down, 0.4) ?? { W: [] })).toBe('one pentagon');
    expect(nameOf(at(up, 0.4) ?? { W: [] })).toBe('two pairs of opposites');
    for (const relative of [0.08, 0.2, 0.4]) expect((at(up, relative)?.loss ?? 0) / pairsLoss(p, relative)).toBeCloseTo(1, 2);
  }
});
