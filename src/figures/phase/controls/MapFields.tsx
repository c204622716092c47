/** The fields of a map's less used settings: axes and their ends, the size of the grid, the training of each cell. */
import type { ReactNode } from 'react';
import { Choice } from '../../../controls/Choice.tsx';
import { NumberField } from '../../../controls/Slider.tsx';
import { About } from '../../../figure/frame/About.tsx';
import { axesBeside, fewValues } from '../../../map/axisValues.ts';
import { axisRow, MAP_AXIS_KEYS, type MapAxisSettings, readValueList, wholeAxis } from '../../../map/sweepAxes.ts';
import type { SweepSettings } from '../../../map/sweepSettings.ts';
import type { MapActions, MapState } from '../../../map/sweepStore.ts';
import { problem } from '../../../model/config/problem.ts';
import { readNumber, shortestNumber } from '../../../params/numberText.ts';
import type { NumberKey } from '../../../params/params.ts';
import { numberRow } from '../../../params/params.ts';
import { checkParam } from '../../../params/paramValues.ts';

export interface MapFieldsProps {
  readonly state: MapState;
  readonly actions: MapActions;
}

const GRIDS = [8, 16, 32, 64];
const TRAINING: readonly NumberKey[] = ['k', 'seed', 'steps', 'batch', 'lr'];
const LABELS: Partial<Record<NumberKey, string>> = { k: 'Seeds of each cell', seed: 'First seed' };

export function MapFields({ state: { settings }, actions }: MapFieldsProps): ReactNode {
  const sizes = [...new Set([...GRIDS, settings.cells])].sort((a, b) => a - b);
  return (
    <div className="main-controls">
      <AxisFields name="x" title="Across" settings={settings} actions={actions} />
      <AxisFields name="y" title="Downwards" settings={settings} actions={actions} />
      <div className="sweep-fields">
        <Choice
          label="Cells along each axis"
          value={String(settings.cells)}
          options={sizes.map((size) => ({ value: String(size), label: `${size} × ${size}` }))}
          onChoose={(value) => actions.set({ ...settings, cells: Number(value) })}
        />
        {TRAINING.map((key) => (
          <TrainingField key={key} name={key} settings={settings} actions={actions} />
        ))}
      </div>
    </div>
  );
}

interface FieldProps {
  readonly settings: SweepSettings;
  readonly actions: MapActions;
}

function TrainingField({ name, settings, actions }: FieldProps & { readonly name: NumberKey }): ReactNode {
  const { label } = numberRow(name);
  const change = (text: string) => {
    const { value, problem } = checkParam(name, text, settings.params[name]);
    const problems = problem ? [problem] : [];
    if (value === null) actions.tell(problems);
    else actions.open({ settings: { ...settings, params: { ...settings.params, [name]: value } }, problems });
  };
  const shown = LABELS[name] ?? label;
  return (
    <div className="param">
      <div className="control">
        <span>{shown}</span>
        <NumberField name={shown} text={shortestNumber(settings.params[name])} disabled={false} onText={change} />
      </div>
      <About name={name} label={shown} />
    </div>
  );
}

/** One axis: its parameter and its spacing or values. Input that makes no sweep changes nothing and is reported. */
interface AxisFieldsProps {
  readonly name: 'x' | 'y';
  readonly title: string;
  readonly settings: SweepSettings;
  readonly actions: MapActions;
}

const SPACINGS = [
  { value: 'log', label: 'at equal factors' },
  { value: 'linear', label: 'at equal distances' },
  { value: 'own', label: 'own values' },
] as const;

function AxisFields({ name, title, settings, actions }: AxisFieldsProps): ReactNode {
  const axis = settings[name];
  const other = settings[name === 'x' ? 'y' : 'x'].key;
  const change = (changed: MapAxisSettings) => actions.set({ ...settings, [name]: changed });
  const options = axesBeside(other).map((value) => ({ value, label: axisRow(value).label }));
  return (
    <div className="sweep-fields">
      <Choice
        label={title}
        value={axis.key}
        options={options}
        onChoose={(value) => change(wholeAxis(MAP_AXIS_KEYS.find((key) => key === value) ?? axis.key))}
      />
      <Choice
        label={`${title}, values`}
        value={axis.values ? 'own' : axis.scale}
        options={SPACINGS}
        onChoose={(value) => change(spacedAs(axis, SPACINGS.find((known) => known.value === value)?.value ?? 'own'))}
      />
      {axis.values ? (
        <OwnValues
          title={title}
          values={axis.values}
          onText={(text) => {
            const read = readValueList(axis.key, text);
            if (read) change(read);
            else actions.tell([problem(`${title}, values`, text, 'numbers with spaces between', 'what stood there before')]);
          }}
        />
      ) : (
        <Ends title={title} axis={axis} onChange={change} />
      )}
    </div>
  );
}

/** Custom values start with a few of the spaced ones. */
function spacedAs(axis: MapAxisSettings, spacing: (typeof SPACINGS)[number]['value']): MapAxisSettings {
  const { values: _, ...spaced } = axis;
  return spacing === 'own' ? { ...wholeAxis(axis.key), values: fewValues(axis) } : { ...spaced, scale: spacing };
}

interface EndsProps {
  readonly title: string;
  readonly axis: MapAxisSettings;
  readonly onChange: (axis: MapAxisSettings) => void;
}

function Ends({ title, axis, onChange }: EndsProps): ReactNode {
  return (['from', 'to'] as const).map((end) => (
    <div className="control" key={end}>
      <span>{end}</span>
      <NumberField
        name={`${title}, ${end}`}
        text={shortestNumber(axis[end])}
        disabled={false}
        onText={(text) => onChange({ ...axis, [end]: readNumber(text, axisRow(axis.key)) })}
      />
    </div>
  ));
}

interface OwnValuesProps {
  readonly title: string;
  readonly values: readonly number[];
  readonly onText: (text: string) => void;
}

function OwnValues({ title, values, onText }: OwnValuesProps): ReactNode {
  return (
    <div className="control own-values">
      <span>values, with spaces between</span>
      <NumberField name={`${title}, own values`} text={values.map(shortestNumber).join(' ')} disabled={false} onText={onText} />
    </div>
  );
}
