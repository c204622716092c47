/** An experiment at one moment as the files it can be saved as. */
import type { ExperimentState } from '../experiment/experiment.ts';
import { experimentOptions } from '../experiment/givenModel.ts';
import { resolveConfig } from '../model/config/checkConfig.ts';
import { MODEL_FILE_NAMES, type ModelFileName } from './modelFileName.ts';
import { MODEL_FILES } from './modelFiles.ts';
import type { OfferedFile, OfferedFiles } from './offers.ts';
import type { SavedModel } from './weights/savedModel.ts';

const IN_PYTHON: readonly ModelFileName[] = ['python', 'notebook'];

/** Empty before there are weights. @param state with a snapshot of its own: files are written later @param permalink shows the same again */
export function experimentFiles(state: ExperimentState, permalink: string): readonly OfferedFiles[] {
  const model = savedExperiment(state, permalink);
  if (!model) return [];
  const offers = (isPython: boolean) => MODEL_FILE_NAMES.filter((name) => IN_PYTHON.includes(name) === isPython);
  return [
    { title: 'Model', files: offers(false).map((name) => offer(name, model)) },
    { title: 'Go on in Python', files: offers(true).map((name) => offer(name, model)) },
  ];
}

function offer(format: ModelFileName, model: SavedModel): OfferedFile {
  const { label, hint, ending, type, write } = MODEL_FILES[format];
  return { label, hint, type, name: `${nameOf(model)}${ending}`, write: () => write(model) };
}

function nameOf({ config: { nFeatures, nHidden, instances }, step }: SavedModel): string {
  return `superposition-n${nFeatures}-m${nHidden}-seed${instances[0]?.seed}-step${step}`;
}

function savedExperiment({ params, given, snapshot, judgedLoss, history }: ExperimentState, permalink: string): SavedModel | null {
  if (!snapshot) return null;
  const { step, engine, loss } = snapshot;
  return {
    config: resolveConfig(experimentOptions({ params, given })),
    weights: snapshot,
    step,
    engine,
    loss: judgedLoss.length === snapshot.nInstances ? judgedLoss : loss,
    history,
    permalink,
  };
}
