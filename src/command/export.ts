/** `superposition export`: results as files for other programs, all models as a table or one cell as a model. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFile } from '../exchange/csvFile.ts';
import { parquetFile } from '../exchange/formats/parquet.ts';
import { MODEL_FILE_NAMES, type ModelFileName } from '../exchange/modelFileName.ts';
import { type FileContent, MODEL_FILES } from '../exchange/modelFiles.ts';
import { columnsTable } from '../exchange/results/columnsTable.ts';
import { resultColumns } from '../exchange/results/resultColumns.ts';
import { resultsOf } from '../exchange/weights/modelTables.ts';
import type { SavedModel } from '../exchange/weights/savedModel.ts';
import { readLabel, readResult } from '../headless/cellFiles.ts';
import type { Cell, CellList } from '../headless/cells.ts';
import { chooseResults, findResults } from '../headless/foundResults.ts';
import { problem } from '../model/config/problem.ts';
import { ArgumentError, type Arguments, flagOption, numberOption } from './arguments.ts';
import { type Command, EXIT } from './context.ts';
import { DEFAULT_OUT } from './openStore.ts';
import { requiredSpec } from './requiredSpec.ts';

/** Formats of which one file holds all cells. */
const TABLES: readonly ModelFileName[] = ['csv', 'parquet'];

export const exportResults: Command = {
  summary: 'write results for other programs: all models as a table (csv, parquet), or one cell (json, npz, python, …)',
  options: ['spec', 'out', 'format', 'cell', 'to', 'partial', 'mixed'],
  async run(args, io) {
    const list = requiredSpec(args);
    const format = formatOption(args);
    const out = args.options.get('out') ?? DEFAULT_OUT;
    const numbers = TABLES.includes(format) && !args.options.has('cell') ? allNumbers(list) : [cellOption(args, list)];
    const allowed = { partial: flagOption(args, 'partial') || numbers.length < list.length, mixed: flagOption(args, 'mixed') };
    const { paths } = chooseResults(findResults(out, list), list.length, allowed);
    const models = numbers.flatMap((number) => savedModel(list.at(number), paths.get(number)));
    if (models.length === 0) throw new Error(`Cell ${numbers[0]} has no results here. Train it with the same spec and --out first.`);
    const to = args.options.get('to') ?? join(out, `export${MODEL_FILES[format].ending}`);
    writeFileSync(`${to}.${process.pid}`, await content(format, models));
    renameSync(`${to}.${process.pid}`, to);
    io.print({ type: 'exported', format, cells: models.length, file: to });
    return EXIT.done;
  },
};

function formatOption({ options }: Arguments): ModelFileName {
  const given = options.get('format') ?? 'csv';
  const format = MODEL_FILE_NAMES.find((name) => name === given);
  if (!format) throw new ArgumentError(problem('--format', given, `one of ${MODEL_FILE_NAMES.join(', ')}`).message);
  return format;
}

function allNumbers({ length }: CellList): readonly number[] {
  return Array.from({ length }, (_, number) => number);
}

/** The only cell where there is one. */
function cellOption(args: Arguments, { length }: CellList): number {
  const given = numberOption(args, 'cell', 0, true);
  const number = given ?? (length === 1 ? 0 : length);
  if (number < length) return number;
  throw new ArgumentError(problem('--cell', given ?? 'left out', `a whole number from 0 to ${length - 1}: the cell to export`).message);
}

/** Empty where the cell has no results. */
function savedModel({ config }: Cell, path: string | undefined): readonly SavedModel[] {
  if (path === undefined) return [];
  const bytes = readFileSync(path);
  const { losses, trainingLosses, ...weights } = readResult(bytes);
  const { nFeatures, nHidden, steps, instances } = config;
  return [
    {
      config,
      weights: { ...weights, nFeatures, nHidden, nInstances: instances.length },
      step: steps,
      engine: readLabel(bytes)?.engine ?? '',
      loss: losses,
      history: { steps: [steps], losses: [trainingLosses] },
      permalink: '',
    },
  ];
}

async function content(format: ModelFileName, models: readonly SavedModel[]): Promise<FileContent> {
  const [first] = models;
  const columns = () => resultColumns(models.flatMap(resultsOf));
  if (format === 'csv') return csvFile(columnsTable(columns()));
  if (format === 'parquet') return parquetFile(columns(), {});
  if (!first) throw new Error('nothing to export');
  return MODEL_FILES[format].write(first);
}
