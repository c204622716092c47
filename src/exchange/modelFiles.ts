/** The file formats a model can be saved in. One table for the page and for the command line. */
import { modelCard } from './card/modelCard.ts';
import { csvFile } from './csvFile.ts';
import { npyFile } from './formats/npy.ts';
import { npzFile } from './formats/npz.ts';
import { parquetFile } from './formats/parquet.ts';
import { safetensorsFile } from './formats/safetensors.ts';
import { zipFile } from './formats/zip.ts';
import type { ModelFileName } from './modelFileName.ts';
import { pythonNotebook } from './python/notebook.ts';
import { pythonScript } from './python/script.ts';
import { resultColumns } from './results/resultColumns.ts';
import { modelJson } from './weights/modelJson.ts';
import { historyTable, resultsOf, weightsTable } from './weights/modelTables.ts';
import { metadataOf, type SavedModel, tensorsOf } from './weights/savedModel.ts';

export type FileContent = string | Uint8Array<ArrayBuffer>;

interface ModelFile {
  readonly label: string;
  /** What it is good for, in a phrase. */
  readonly hint: string;
  /** The end of its file name. */
  readonly ending: string;
  readonly type: string;
  readonly write: (model: SavedModel) => FileContent | Promise<FileContent>;
}

const BINARY = 'application/octet-stream';

export const MODEL_FILES = {
  json: {
    label: 'JSON',
    hint: 'configuration, weights and losses on the way; can be opened here again',
    ending: '.json',
    type: 'application/json',
    write: modelJson,
  },
  safetensors: {
    label: 'safetensors',
    hint: 'weights W and b, with the permalink inside',
    ending: '.safetensors',
    type: BINARY,
    write: (model) => safetensorsFile(tensorsOf(model.weights), metadataOf(model)),
  },
  npz: {
    label: 'npz',
    hint: 'weights W and b for numpy',
    ending: '.npz',
    type: BINARY,
    write: ({ weights }) => npzFile(tensorsOf(weights)),
  },
  npy: {
    label: 'npy',
    hint: 'W alone for numpy, [instance, feature, hidden]',
    ending: '.npy',
    type: BINARY,
    write: ({ weights: { nInstances, nFeatures, nHidden, W } }) => npyFile({ shape: [nInstances, nFeatures, nHidden], values: W }),
  },
  csv: {
    label: 'CSV of weights',
    hint: 'one row a feature',
    ending: '-weights.csv',
    type: 'text/csv',
    write: (model) => csvFile(weightsTable(model)),
  },
  history: {
    label: 'CSV of losses',
    hint: 'the losses over steps, one column a seed',
    ending: '-losses.csv',
    type: 'text/csv',
    write: (model) => csvFile(historyTable(model)),
  },
  parquet: {
    label: 'Parquet',
    hint: 'one row a seed: configuration and measures',
    ending: '.parquet',
    type: BINARY,
    write: (model) => parquetFile(resultColumns(resultsOf(model)), metadataOf(model)),
  },
  python: {
    label: 'PyTorch script',
    hint: 'goes on from these weights in Python',
    ending: '.py',
    type: 'text/x-python',
    write: pythonScript,
  },
  notebook: {
    label: 'Jupyter notebook',
    hint: 'the same in cells',
    ending: '.ipynb',
    type: 'application/x-ipynb+json',
    write: pythonNotebook,
  },
  card: {
    label: 'Model card',
    hint: 'a folder for model hubs, zipped: README, config, weights, results',
    ending: '.zip',
    type: 'application/zip',
    write: async (model) => zipFile(await modelCard(model, new Date())),
  },
} as const satisfies Readonly<Record<ModelFileName, ModelFile>>;
