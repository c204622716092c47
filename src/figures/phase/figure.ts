/** The phase diagrams of chapter 11, and other maps of the same kind: many models trained over two axes. */
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import type { TrainedSlot } from '../../figure/trainedState.ts';
import { cellParams } from '../../map/cellLink.ts';
import { sweepPlan } from '../../map/sweepPlanOf.ts';
import type { SweepSettings } from '../../map/sweepSettings.ts';
import { weightMeasures } from '../../map/sweepStore.ts';
import { toTrainingOptions } from '../../params/trainingOptions.ts';
import { describeMap, phaseTable } from './describe.ts';
import { drawPhase } from './draw.ts';
import PhaseFigure from './Figure.tsx';
import { type PhaseInput, phaseHeight, phaseLayout } from './layout.ts';
import { diagramFamily, mapAxes } from './mapView.ts';
import meta from './meta.ts';
import type { PhaseSettings } from './settings.ts';

export default defineOwnFigure({
  meta,
  Component: PhaseFigure,
  height: (width) => phaseHeight(width),
  layout: phaseLayout,
  draw: drawPhase,
  describe: (input: PhaseInput) => describeMap(input, input.colouring),
  table: phaseTable,
  still: stillMap,
  poster: {
    from: 460,
    // Where there is a theory, two maps stand side by side.
    wide: ({ map }) => (diagramFamily(map) ? 488 : 1000),
    training: ({ settings }) => {
      const map = coarse(settings.map);
      const plan = sweepPlan(map);
      return plan.keys.map((_, cell) => toTrainingOptions(cellParams(map, plan, cell)));
    },
  },
});

function stillMap({ settings, trained }: TrainedSlot<PhaseSettings>): PhaseInput {
  const map = coarse(settings.map);
  const cells = trained.map(({ model, loss }) => weightMeasures(model, loss));
  return { ...mapAxes({ settings: map, plan: sweepPlan(map) }), cells, colouring: settings.by };
}

/** Coarser than the live map: nobody reads a picture cell by cell. */
function coarse(map: SweepSettings): SweepSettings {
  return { ...map, cells: Math.min(cellsKept(map), map.cells) };
}

/** Fewer of models with many weights, since all of them are kept. */
function cellsKept({ params }: SweepSettings): number {
  return params.n > 10 ? 8 : 12;
}
