/** The controls a figure has of its own, from their descriptions. */
import { type ReactNode, use } from 'react';
import { Choice } from '../../controls/Choice.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { Toolbar } from '../../controls/Toolbar.tsx';
import type { Change, OwnControl } from '../definition.ts';
import { InMore, MorePlace } from './InMore.tsx';

export interface OwnControlsProps<View> {
  readonly controls: readonly OwnControl<View>[];
  /** What they choose together, where they are one choice. */
  readonly oneChoice?: string | undefined;
  readonly onChange: (change: Change<View>) => void;
}

export function OwnControls<View>({ controls, ...shared }: OwnControlsProps<View>): ReactNode {
  const hasMore = use(MorePlace) !== undefined;
  const isBeside = ({ isRare }: OwnControl<View>) => !(hasMore && isRare);
  return (
    <>
      <Row controls={controls.filter(isBeside)} {...shared} />
      {hasMore && (
        <InMore>
          <Row controls={controls.filter((control) => !isBeside(control))} {...shared} />
        </InMore>
      )}
    </>
  );
}

function Row<View>({ controls, oneChoice, onChange }: OwnControlsProps<View>): ReactNode {
  const buttons = controls.filter(({ kind }) => kind === 'button');
  const others = controls.filter(({ kind }) => kind !== 'button');
  const shown = (control: OwnControl<View>) => <One key={control.label} control={control} onChange={onChange} />;
  const row = buttons.length > 0 && (
    <Toolbar className="buttons" label="More to do">
      {buttons.map(shown)}
    </Toolbar>
  );
  if (others.length === 0) return row;
  const Holder = oneChoice ? 'fieldset' : 'div';
  return (
    <Holder className="main-controls" aria-label={oneChoice}>
      {others.map(shown)}
      {row}
    </Holder>
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
