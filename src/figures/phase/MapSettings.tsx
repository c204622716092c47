/** The less used settings of a map: its axes and their ends, how fine it is, how each cell is trained. Cells that hold stay. */

import type { ReactNode } from 'react';
import { Choice } from '../../controls/Choice.tsx';
import { NumberField } from '../../controls/Slider.tsx';
import type { SweepSettings } from '../../map/sweepSettings.ts';
import type { MapActions, MapState } from '../../map/sweepStore.ts';
import { shortestNumber } from '../../params/numberText.ts';
import type { NumberKey } from '../../params/params.ts';
import { numberRow } from '../../params/params.ts';
import { checkParam } from '../../params/paramValues.ts';
import { AxisFields } from './AxisFields.tsx';

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
    const { value, problem } = checkParam(name, text, settings.params[name]);
    const problems = problem ? [problem] : [];
    if (value === null) actions.tell(problems);
    else actions.open({ settings: { ...settings, params: { ...settings.params, [name]: value } }, problems });
  };
  const shown = LABELS[name] ?? label;
  return (
    <div className="control">
      <span title={help}>{shown}</span>
      <NumberField name={shown} text={shortestNumber(settings.params[name])} disabled={false} onText={change} />
    </div>
  );
}
