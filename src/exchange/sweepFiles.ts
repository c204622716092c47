/** A map's trained models as files: one row a model, or JSON with all weights. */
import { resolveConfig } from '../model/config/checkConfig.ts';
import type { EngineName } from '../model/network/parameters.ts';
import { cellConfiguration, cellValues, type SweepPlan } from '../sweep/plan.ts';
import type { Results, TrainedModel } from '../sweep/results.ts';
import { VERSION } from './citation.ts';
import { csvFile } from './csvFile.ts';
import { parquetFile } from './formats/parquet.ts';
import type { OfferedFiles } from './offers.ts';
import { columnsTable } from './results/columnsTable.ts';
import { resultColumns, type TrainedResult } from './results/resultColumns.ts';
import { FILE_FORMAT } from './weights/savedModel.ts';
import { shortestFloat32 } from './weights/shortestFloat32.ts';

export interface SavedSweep {
  readonly plan: SweepPlan;
  /** Models of other configurations than the plan's are left out. */
  readonly results: Results;
  readonly engine: EngineName;
  /** Address that shows the same map. */
  readonly permalink: string;
}

/** What is written are the models trained by now. */
export function sweepFiles(sweep: SavedSweep): readonly OfferedFiles[] {
  const name = `superposition-map-${sweep.plan.x.key}-${sweep.plan.y.key}`;
  const columns = () => resultColumns(trainedResults(sweep));
  const metadata = { format: `${FILE_FORMAT.name}-sweep`, version: VERSION, permalink: sweep.permalink };
  const files = [
    {
      label: 'CSV',
      hint: 'one row a model: configuration, loss and measures',
      name: `${name}.csv`,
      type: 'text/csv',
      write: () => csvFile(columnsTable(columns())),
    },
    {
      label: 'JSON',
      hint: 'all models with their weights, cell by cell',
      name: `${name}.json`,
      type: 'application/json',
      write: () => sweepJson(sweep),
    },
    {
      label: 'Parquet',
      hint: 'the rows of the CSV, typed and small',
      name: `${name}.parquet`,
      type: 'application/octet-stream',
      write: () => parquetFile(columns(), metadata),
    },
  ];
  return [{ title: 'Models of the map', files }];
}

/** Cell by cell, seed by seed. */
function trainedResults(sweep: SavedSweep): readonly TrainedResult[] {
  return cellNumbers(sweep).flatMap((cell) => {
    const options = cellConfiguration(sweep.plan, cell);
    return modelsOf(sweep, cell).map(({ seed, ...model }) => ({
      ...model,
      config: resolveConfig({ ...options, seed }),
      engine: sweep.engine,
    }));
  });
}

function sweepJson(sweep: SavedSweep): string {
  const { base, x, y, seeds } = sweep.plan;
  const cells = cellNumbers(sweep).map((cell) => ({
    ...cellValues(sweep.plan, cell),
    models: modelsOf(sweep, cell).map(jsonModel),
  }));
  const { engine, permalink } = sweep;
  const file = { format: `${FILE_FORMAT.name}-sweep`, formatVersion: FILE_FORMAT.version, version: VERSION, permalink };
  return `${JSON.stringify({ ...file, engine, base, x, y, seeds, cells })}\n`;
}

/** JSON knows no infinity: the loss of a model that diverged is null. */
function jsonModel({ seed, loss, W, WOut, b }: TrainedModel): object {
  const numbers = (values: Float32Array) => Array.from(values, (value) => (Number.isFinite(value) ? shortestFloat32(value) : null));
  return { seed, loss: Number.isFinite(loss) ? loss : null, W: numbers(W), ...(WOut && { W_out: numbers(WOut) }), b: numbers(b) };
}

function cellNumbers({ plan }: SavedSweep): readonly number[] {
  return plan.keys.map((_, cell) => cell);
}

function modelsOf({ plan, results }: SavedSweep, cell: number): readonly TrainedModel[] {
  const own = results.get(plan.keys[cell] ?? '');
  return plan.seeds.flatMap((seed) => own?.get(seed) ?? []);
}
