/**
 * The phase diagrams as trained by the sweep machinery on the CPU engine, against the closed forms of the "toy model of the toy
 * model" and, for n=2, m=1, against the results of an independent PyTorch implementation.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { type PhaseFamily, rankedConfigurations } from '../../src/model/theory/theory.ts';
import { phaseDiagram } from '../../src/sweep/maps.ts';
import { cellMeasures } from '../../src/sweep/measures.ts';
import { planSweep, type SweepOptions } from '../../src/sweep/plan.ts';
import { isDone } from '../../src/sweep/progress.ts';
import type { SweepCell } from '../../src/sweep/results.ts';
import { runSweep } from '../../src/training/sweeps/sweepRunner.ts';
import { phaseReferenceCells, phaseReferenceTraining } from '../fixtures/reference.ts';
import { inProcessTrainer, yieldToEvents } from '../training/inProcessTrainer.ts';
import { finishedCells } from './finishedCells.ts';

const axes = {
  x: { key: 'relativeImportance', values: [...new Set(phaseReferenceCells.map((cell) => cell.relativeImportance))] },
  y: { key: 'featureProbability', values: [...new Set(phaseReferenceCells.map((cell) => cell.featureProbability))] },
} as const;
const { steps, seeds, ...training } = phaseReferenceTraining;

function trainCells(options: SweepOptions): Promise<readonly SweepCell[]> {
  return new Promise((resolve, reject) => {
    runSweep(inProcessTrainer(createCpuEngine), planSweep(options), {
      engine: 'cpu',
      now: () => performance.now(),
      yieldToEvents,
      onChange: ({ state, failure }) => {
        if (failure) reject(new Error(failure.detail));
        if (isDone(state)) resolve(finishedCells(state));
      },
    });
  });
}

/** Cells whose two best closed forms differ by more than 15 %, and whether the outcome is that of the better one. */
function clearOutcomes(family: PhaseFamily, cells: readonly SweepCell[]) {
  return cells.flatMap((cell) => {
    const [first, second] = rankedConfigurations(family, cell.y, cell.x);
    if (!first || !second || second.loss <= 1.15 * first.loss) return [];
    return [{ r: cell.x, density: cell.y, outcome: cellMeasures(cell).outcome, expected: first.configuration.outcome }];
  });
}

const bestForm = (family: PhaseFamily, cell: SweepCell) => rankedConfigurations(family, cell.y, cell.x)[0]?.loss ?? 0;

/** Before the tests of a suite, which find the cells in the list. */
function trainedBefore(options: SweepOptions): readonly SweepCell[] {
  const cells: SweepCell[] = [];
  beforeAll(async () => {
    cells.push(...(await trainCells(options)));
  }, 1_200_000);
  return cells;
}

describe('n=2, m=1: 8 × 8 cells, 8 seeds, 4 000 steps of 512', () => {
  const cells = trainedBefore({ base: training, ...axes, seeds, steps });

  it('has the cells of the reference', () => {
    const place = phaseReferenceCells.map(({ relativeImportance, featureProbability }) => [relativeImportance, featureProbability]);
    expect(cells.map(({ x, y }) => [x, y])).toEqual(place);
  });

  it('ends as the better closed form says wherever two differ by more than 15 %', () => {
    const clear = clearOutcomes('n2m1', cells);
    expect(clear).toHaveLength(60);
    expect(clear.filter(({ outcome, expected }) => outcome !== expected)).toEqual([]);
  });

  it('is at most 3 % above the best closed form, and above the reference, in 60 cells of 64', () => {
    const good = cells.filter((cell, at) => {
      const bound = Math.min(bestForm('n2m1', cell), phaseReferenceCells[at]?.bestLoss ?? 0);
      return cell.loss <= 1.03 * bound;
    });
    expect(good.length).toBeGreaterThanOrEqual(60);
  });
});

describe.each(['n2m1', 'n3m2'] as const)(
  'the figure of %s, with its quick training: 8 × 8 cells, 4 seeds, 2 500 steps of 256',
  (family) => {
    const cells = trainedBefore(phaseDiagram(family, 8));

    it('ends as the better closed form says wherever two differ by more than 15 %', () => {
      const clear = clearOutcomes(family, cells);
      expect(clear.length).toBeGreaterThanOrEqual(50);
      expect(clear.filter(({ outcome, expected }) => outcome !== expected)).toEqual([]);
    });

    it('is at most 3 % above the best closed form in 60 cells of 64', () => {
      expect(cells.filter((cell) => cell.loss <= 1.03 * bestForm(family, cell)).length).toBeGreaterThanOrEqual(60);
    });
  },
);
