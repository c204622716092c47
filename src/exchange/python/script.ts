/**
 * A run to go on with in PyTorch: `model.py` with the cell that holds the configuration written for the run at hand. Cells are
 * marked by `# %%`, as editors for Python know them.
 */
import type { TrainingConfig } from '../../model/config/config.ts';
import { VERSION } from '../citation.ts';
import { float32Bytes } from '../formats/tensor.ts';
import type { SavedModel } from '../weights/savedModel.ts';
import { float32Text, type PythonValue, pythonLiteral } from './literals.ts';
import template from './model.py?raw';

const CONFIGURATION = 'Configuration';

export interface Cell {
  readonly kind: 'code' | 'markdown';
  /** What stands after the marker. */
  readonly title: string;
  readonly text: string;
}

export type ContinuedModel = Pick<SavedModel, 'config' | 'weights' | 'step' | 'permalink'>;

/** @returns a Python file that needs nothing but torch and numpy */
export function pythonScript(model: ContinuedModel): string {
  const cells = pythonCells(model).map(({ kind, title, text }) => {
    const marker = kind === 'markdown' ? '# %% [markdown]' : `# %% ${title}`.trimEnd();
    return `${marker}\n${text}\n`;
  });
  return cells.join('\n');
}

export function pythonCells(model: ContinuedModel): readonly Cell[] {
  return template
    .split(/^# %%/m)
    .slice(1)
    .map(readCell)
    .map((cell) => (cell.title === CONFIGURATION ? { ...cell, text: configurationText(model) } : cell));
}

function readCell(source: string): Cell {
  const end = source.indexOf('\n');
  const marker = source.slice(0, end).trim();
  const kind = marker === '[markdown]' ? 'markdown' : 'code';
  return { kind, title: kind === 'code' ? marker : '', text: source.slice(end + 1).trim() };
}

function configurationText({ config, weights, step, permalink }: ContinuedModel): string {
  const { nFeatures, nHidden, instances } = config;
  const { kind, sets, strength = 1 } = config.featureSets ?? { kind: 'correlated', sets: [] };
  return [
    `# Written by superposition ${VERSION}.`,
    assigned({ PERMALINK: permalink }),
    assigned({ N_INSTANCES: instances.length, N_FEATURES: nFeatures, N_HIDDEN: nHidden }),
    assigned({ SEEDS: instances.map(({ seed }) => seed) }),
    '# Per instance and feature.',
    `SPARSITY = ${matrix(instances.map(({ sparsity }) => sparsity))}`,
    `IMPORTANCE = ${matrix(instances.map(({ importance }) => importance))}`,
    assigned({ FEATURE_SETS: sets, EXCLUSIVE: kind === 'anticorrelated', COUPLING: strength }),
    assigned({ ACTIVE: config.active === 'independent' ? null : config.active, VALUES: config.values, DATASET: datasetOf(config) }),
    assigned({ HIDDEN_ACTIVATION: config.hiddenActivation, ACTIVATION: config.activation, TARGET: config.target }),
    assigned({ TIED: config.tied, BIAS: config.bias, INITIAL_SCALE: config.initialScale }),
    ...trainingText(config, step),
    '# float32, little-endian, in base64: W and W_out [instance, feature, hidden], b [instance, feature].',
    `W_PAGE = ${float32Text(float32Bytes(weights.W))}`,
    `W_OUT_PAGE = ${weights.WOut ? float32Text(float32Bytes(weights.WOut)) : '""'}`,
    `B_PAGE = ${float32Text(float32Bytes(weights.b))}`,
  ].join('\n');
}

function trainingText(config: TrainingConfig, step: number): readonly string[] {
  return [
    assigned({ BATCH_SIZE: config.batchSize }),
    '# Steps taken so far and in all: raise STEPS to train for longer.',
    assigned({ STEP: step, STEPS: config.steps }),
    assigned({ LEARNING_RATE: config.instances.map(({ learningRate }) => learningRate) }),
    assigned({ SCHEDULE: config.learningRateSchedule, WARMUP_STEPS: config.warmupSteps }),
    assigned({ OPTIMISER: config.optimiser, MOMENTUM: config.momentum }),
    assigned({ WEIGHT_DECAY: config.weightDecay, DECAY_ON: config.weightDecayOn }),
  ];
}

function datasetOf({ dataset }: TrainingConfig): PythonValue {
  if (!dataset) return null;
  const { size, batch, unitLength, seed } = dataset;
  return { size, batch, unit_length: unitLength, shared: seed !== null };
}

/** `A, B = 1, 2` */
function assigned(values: Readonly<Record<string, PythonValue>>): string {
  return `${Object.keys(values).join(', ')} = ${Object.values(values).map(pythonLiteral).join(', ')}`;
}

/** [instance, feature], in few words where rows or numbers repeat. */
function matrix(rows: readonly (readonly number[])[]): string {
  const [first = []] = rows;
  const size = `(${rows.length}, ${first.length})`;
  const isShared = rows.every((row) => row.every((value, at) => value === first[at]));
  if (!isShared) return `np.array(${pythonLiteral(rows)})`;
  const isConstant = first.every((value) => value === first[0]);
  return isConstant ? `np.full(${size}, ${pythonLiteral(first[0] ?? 0)})` : `np.tile(${pythonLiteral(first)}, (${rows.length}, 1))`;
}
