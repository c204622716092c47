/** The lab's side: presets, then the other parameters, the less used ones behind "more". */
import { type ReactNode, useState } from 'react';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { ParamControl } from '../figure/frame/ParamControl.tsx';
import { useExperiment } from '../figure/hooks/useExperiment.ts';
import { PRESETS, type Preset, presetMatching } from '../params/presets.ts';
import { MAIN, MORE, type ParamGroup } from './paramGroups.ts';

export interface LabControlsProps {
  readonly store: ExperimentStore;
  readonly onPreset: (open: () => void) => void;
}

export function LabControls({ store, onPreset }: LabControlsProps): ReactNode {
  return (
    <>
      <Presets store={store} onPreset={onPreset} />
      {MAIN.map((name) => (
        <ParamControl key={name} store={store} name={name} />
      ))}
      <details>
        <summary>More parameters</summary>
        <div className="more">
          {MORE.map((group) => (
            <Group key={group.title} store={store} {...group} />
          ))}
        </div>
      </details>
    </>
  );
}

function Group({ store, title, names }: ParamGroup & Pick<LabControlsProps, 'store'>): ReactNode {
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      {names.map((name) => (
        <ParamControl key={name} store={store} name={name} />
      ))}
    </fieldset>
  );
}

function Presets({ store, onPreset }: LabControlsProps): ReactNode {
  const params = useExperiment(store, (state) => state.params);
  const current = presetMatching(params);
  const [last, setLast] = useState<Preset | undefined>(current);
  return (
    <section className="presets" aria-label="Presets">
      <h2>From the paper</h2>
      <div className="buttons">
        {PRESETS.map((preset) => (
          <button
            key={preset.id}
            type="button"
            aria-pressed={preset === current}
            onClick={() => {
              setLast(preset);
              onPreset(() => store.actions.setParams(preset.params));
            }}
          >
            {preset.title}
          </button>
        ))}
      </div>
      <button type="button" className="quiet" onClick={store.actions.reset}>
        Reset to defaults
      </button>
      <p className="expect">{current?.expect ?? (last ? 'Changed from the preset.' : '')}</p>
    </section>
  );
}
