/** The controls a figure has of its own, from their descriptions. */
import type { ReactNode } from 'react';
import { Choice } from '../../controls/Choice.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { Toolbar } from '../../controls/Toolbar.tsx';
import type { Change, OwnControl } from '../definition.ts';

export interface OwnControlsProps<View> {
  readonly controls: readonly OwnControl<View>[];
  readonly onChange: (change: Change<View>) => void;
}

export function OwnControls<View>({ controls, onChange }: OwnControlsProps<View>): ReactNode {
  const buttons = controls.filter(({ kind }) => kind === 'button');
  const others = controls.filter(({ kind }) => kind !== 'button');
  const shown = (control: OwnControl<View>) => <One key={control.label} control={control} onChange={onChange} />;
  const row = buttons.length > 0 && (
    <Toolbar className="buttons" label="More to do">
      {buttons.map(shown)}
    </Toolbar>
  );
  if (others.length === 0) return row;
  return (
    <div className="main-controls">
      {others.map(shown)}
      {row}
    </div>
  );
}

interface OneProps<View> extends Pick<OwnControlsProps<View>, 'onChange'> {
  readonly control: OwnControl<View>;
}

function One<View>({ control, onChange }: OneProps<View>): ReactNode {
  switch (control.kind) {
    case 'choice':
      return <Choice {...control} onChoose={(value) => onChange(control.change(value))} />;
    case 'slider':
      return (
        <Slider
          {...control}
          name={control.name ?? control.label}
          spoken={control.spoken ?? control.text}
          onPosition={(position) => onChange(control.change(position))}
          onCommit={() => {}}
          onText={(text) => onChange(control.typed(text))}
        />
      );
    case 'button':
      return (
        <button type="button" disabled={control.disabled} onClick={() => onChange(control.change())}>
          {control.label}
        </button>
      );
    default:
      throw new Error(`unknown control ${control satisfies never}`);
  }
}
