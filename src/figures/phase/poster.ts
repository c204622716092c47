/** The map of trained models, coarser than the reader will see it grow: a picture is not looked at cell by cell. */

import { type DrawPoster, type PosterRoom, poster } from '../../figure/poster.ts';
import { cellParams } from '../../map/cellLink.ts';
import { readSweepSettings, type SweepSettings, sweepPlan } from '../../map/sweepSettings.ts';
import { weightMeasures } from '../../map/sweepStore.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { toTrainingOptions } from '../../params/trainingOptions.ts';
import { drawPhase } from './draw.ts';
import { phaseLayout } from './layout.ts';
import { diagramFamily, mapAxes, readColouring } from './mapView.ts';
import { describeMap } from './words.ts';

/** Of models with many weights fewer, since all of them are kept. */
const cellsKept = ({ params }: SweepSettings) => (params.n > 10 ? 8 : 12);

/** Where there is a theory, two maps stand side by side. */
export function room(query: string): PosterRoom {
  return { wide: diagramFamily(readSweepSettings(query).settings) ? 488 : 1000, from: 460 };
}

const phase: DrawPoster = ({ query, trained }, size) => {
  const settings = coarseSettings(query);
  const cells = trained.map(({ model, loss }) => weightMeasures(model, loss));
  const input = { ...mapAxes({ settings, plan: sweepPlan(settings) }), cells };
  const colouring = readColouring(query, settings);
  return poster(drawPhase(phaseLayout({ ...input, colouring }, size), ''), describeMap(input, colouring));
};

export default phase;

/** One for each cell. */
export function training(query: string): readonly TrainingOptions[] {
  const settings = coarseSettings(query);
  const plan = sweepPlan(settings);
  return plan.keys.map((_, cell) => toTrainingOptions(cellParams(settings, plan, cell)));
}

function coarseSettings(query: string): SweepSettings {
  const { settings } = readSweepSettings(query);
  return { ...settings, cells: Math.min(cellsKept(settings), settings.cells) };
}
