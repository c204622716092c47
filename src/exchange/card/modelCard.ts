/**
 * A folder as model hubs expect it: `config.json`, `model.safetensors`, `results.parquet` with one row per seed, and a README with what
 * it contains, how to load it and where it came from.
 */
import { plural } from '../../charts/format.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import { bibtex, VERSION } from '../citation.ts';
import { parquetFile } from '../formats/parquet.ts';
import { safetensorsFile } from '../formats/safetensors.ts';
import { resultColumns } from '../results/resultColumns.ts';
import { resultsOf } from '../weights/modelTables.ts';
import { FILE_FORMAT, metadataOf, type SavedModel, tensorsOf } from '../weights/savedModel.ts';
import { writtenOptions } from '../weights/writtenOptions.ts';

/** @param date of saving @returns content by name */
export async function modelCard(model: SavedModel, date: Date): Promise<ReadonlyMap<string, Uint8Array>> {
  const metadata = metadataOf(model);
  const encode = (text: string) => new TextEncoder().encode(text);
  return new Map([
    ['README.md', encode(readme(model, date))],
    ['config.json', encode(configJson(model))],
    ['model.safetensors', safetensorsFile(tensorsOf(model.weights), metadata)],
    ['results.parquet', await parquetFile(resultColumns(resultsOf(model)), metadata)],
  ]);
}

function configJson({ config, step, engine, permalink }: SavedModel): string {
  const content = {
    model_type: 'toy-model-of-superposition',
    format: FILE_FORMAT.name,
    format_version: FILE_FORMAT.version,
    version: VERSION,
    permalink,
    step,
    engine,
    configuration: writtenOptions(config),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const TAGS = ['toy-models-of-superposition', 'superposition', 'mechanistic-interpretability'];

function readme(model: SavedModel, date: Date): string {
  const { config, step, engine, permalink } = model;
  const { nFeatures: n, nHidden: m } = config;
  const title = `Toy model of superposition: ${plural(n, 'feature')} in ${plural(m, 'dimension')}`;
  return [
    ['---', 'library_name: superposition', 'license: mit', 'tags:', ...TAGS.map((tag) => `- ${tag}`), '---', ''],
    [`# ${title}`, ''],
    [`${networkWords(config)}, trained on sparse synthetic data (*Toy Models of Superposition*, Elhage et al., 2022).`],
    [`Saved after ${plural(step, 'step')} on the engine \`${engine}\`. [See it and train it on](${permalink}).`, ''],
    ['## Files', ''],
    [
      '- `model.safetensors`: `W` [instance, feature, hidden], of which row `W[i, f]` is the direction of feature f, and `b` [instance, feature]; `W_out`, laid out as W, where another matrix decodes.',
    ],
    ['- `config.json`: the configuration; with the same seeds it gives the same weights.'],
    ['- `results.parquet`: one row a seed, with configuration, loss, number of represented features and dimensions per feature.', ''],
    ['```python', 'from safetensors.torch import load_file', '', 'model = load_file("model.safetensors")'],
    ['W, b = model["W"][0], model["b"][0]', ...forwardLines(config), '```', ''],
    ['## Results', '', '| seed | loss (mean over features) |', '|---|---|', ...resultLines(model), ''],
    ['## Citation', '', '```bibtex', bibtex({ title, address: permalink, date }), '```', ''],
  ]
    .flat()
    .join('\n');
}

/** The network as a formula. */
function networkWords({ tied, hiddenActivation, activation }: TrainingConfig): string {
  const hidden = hiddenActivation === 'relu' ? 'ReLU(W x)' : 'W x';
  const output = `${tied ? 'Wᵀ' : 'W_outᵀ'} ${hidden} + b`;
  return `\`y = ${activation === 'relu' ? `ReLU(${output})` : output}\``;
}

function forwardLines({ tied, hiddenActivation, activation }: TrainingConfig): readonly string[] {
  const hidden = hiddenActivation === 'relu' ? '(x @ W).relu()' : 'x @ W';
  const output = `${hidden} @ ${tied ? 'W' : 'model["W_out"][0]'}.T + b`;
  return [`y = ${activation === 'relu' ? `(${output}).relu()` : output}  # x [sample, feature]`];
}

function resultLines({ config, loss }: SavedModel): readonly string[] {
  return config.instances.map(({ seed }, i) => {
    const known = loss[i] ?? Number.NaN;
    return `| ${seed} | ${Number.isFinite(known) ? known.toPrecision(5) : 'unknown'} |`;
  });
}
