/** The less used settings of a map: its axes and their ends, how fine it is, how each cell is trained. Cells that hold stay. */
import type { ReactNode } from 'react';
import { Choice } from '../../controls/Choice.tsx';
import { NumberField } from '../../controls/Slider.tsx';
import { shortestNumber } from '../../state/format.ts';
import type { NumberKey } from '../../state/params.ts';
import { numberRow } from '../../state/params.ts';
import { checkParam, readNumber } from '../../state/paramValues.ts';
import { axisRow, MAP_AXIS_KEYS, type MapAxisSettings, wholeAxis } from '../../state/sweepAxes.ts';
import type { SweepSettings } from '../../state/sweepSettings.ts';
import type { MapActions, MapState } from '../../state/sweepStore.ts';

interface MapSettingsProps {
  readonly state: MapState;
  readonly actions: MapActions;
}

const GRIDS = [8, 16, 32, 64];
const TRAINING: readonly NumberKey[] = ['k', 'seed', 'steps', 'batch', 'lr'];
const LABELS: Partial<Record<NumberKey, string>> = { k: 'Seeds of each cell', seed: 'First seed' };

export function MapSettings({ state: { settings }, actions }: MapSettingsProps): ReactNode {
  const sizes = [...new Set([...GRIDS, settings.cells])].sort((a, b) => a - b);
  return (
    <details className="more-controls">
      <summary>More</summary>
      <div className="main-controls">
        <AxisFields name="x" title="Across" axis={settings.x} settings={settings} actions={actions} />
        <AxisFields name="y" title="Downwards" axis={settings.y} settings={settings} actions={actions} />
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
    </details>
  );
}

interface FieldProps {
  readonly settings: SweepSettings;
  readonly actions: MapActions;
}

function TrainingField({ name, settings, actions }: FieldProps & { readonly name: NumberKey }): ReactNode {
  const { label, help } = numberRow(name);
  const change = (text: string) => {
    const { value, problem } = checkParam(name, text.replace(',', '.'));
    const params = value === null ? settings.params : { ...settings.params, [name]: value };
    actions.open({ settings: { ...settings, params }, problems: problem ? [problem] : [] });
  };
  const shown = LABELS[name] ?? label;
  return (
    <div className="control">
      <span title={help}>{shown}</span>
      <NumberField name={shown} text={shortestNumber(settings.params[name])} disabled={false} onText={change} />
    </div>
  );
}

interface AxisFieldsProps extends FieldProps {
  readonly name: 'x' | 'y';
  readonly title: string;
  readonly axis: MapAxisSettings;
}

function AxisFields({ name, title, axis, settings, actions }: AxisFieldsProps): ReactNode {
  const other = settings[name === 'x' ? 'y' : 'x'].key;
  const change = (changed: MapAxisSettings) => actions.set({ ...settings, [name]: changed });
  const options = MAP_AXIS_KEYS.filter((key) => key !== other).map((value) => ({ value, label: axisRow(value).label }));
  return (
    <div className="sweep-fields">
      <Choice
        label={title}
        value={axis.key}
        options={options}
        onChoose={(value) => change(wholeAxis(MAP_AXIS_KEYS.find((key) => key === value) ?? axis.key))}
      />
      {(['from', 'to'] as const).map((end) => (
        <div className="control" key={end}>
          <span>{end}</span>
          <NumberField
            name={`${title}, ${end}`}
            text={shortestNumber(axis[end])}
            disabled={false}
            onText={(text) => change({ ...axis, [end]: readNumber(text.replace(',', '.')) })}
          />
        </div>
      ))}
    </div>
  );
}
