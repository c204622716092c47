/** The partition edited by hand: every feature is a button that moves it to its next set. */
import type { ReactNode } from 'react';
import { featureLabel } from '../../charts/featureNames.ts';
import { indices } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { Toolbar } from '../../controls/Toolbar.tsx';
import { numberField, parseField } from '../../params/field.ts';
import { colourOf } from './layout.ts';
import { FEWEST, MOST, moved, resized, setOf, tidied } from './partition.ts';
import { HIGHEST_MIDDLE, KINDS, type SetsSettings } from './settings.ts';

export interface EditorProps {
  readonly settings: SetsSettings;
  readonly onChange: (changed: Partial<SetsSettings>) => void;
}

const KIND_WORDS = { correlated: 'appear together', anticorrelated: 'never appear together' } as const;
/** Densities of the middle panel at which the slider stops. */
const MIDDLES = [0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, HIGHEST_MIDDLE] as const;
const MOST_HIDDEN = 10;

export function Editor({ settings: { parts }, onChange }: EditorProps): ReactNode {
  return (
    <>
      <p className="note">Press a feature to move it to the next set.</p>
      <Toolbar className="playbar buttons" label="Features and their sets">
        {indices(parts.length).map((feature) => (
          <FeatureButton key={feature} {...{ parts, feature }} onPress={() => onChange({ parts: moved(parts, feature) })} />
        ))}
        <button type="button" disabled={parts.length >= MOST} onClick={() => onChange({ parts: resized(parts, parts.length + 1) })}>
          One more
        </button>
        <button type="button" disabled={parts.length <= FEWEST} onClick={() => onChange({ parts: resized(parts, parts.length - 1) })}>
          One less
        </button>
      </Toolbar>
    </>
  );
}

/** What is behind "More". */
export function DataControls({ settings, onChange }: EditorProps): ReactNode {
  const { parts, kind, m } = settings;
  const dimensions = Array.from({ length: Math.min(MOST_HIDDEN, parts.length) - 1 }, (_, at) => String(at + 2));
  return (
    <div className="main-controls">
      <Choice
        label="Members of a set"
        value={kind}
        options={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        onChoose={(value) => onChange({ kind: KINDS.find((known) => known === value) ?? kind })}
      />
      <Choice
        label="Hidden dimensions m"
        value={String(m)}
        options={(dimensions.includes(String(m)) ? dimensions : [...dimensions, String(m)]).map((value) => ({ value, label: value }))}
        onChoose={(value) => onChange({ m: Number(value) })}
      />
      <DensitySlider {...{ settings, onChange }} />
    </div>
  );
}

function DensitySlider({ settings: { d }, onChange }: EditorProps): ReactNode {
  const distances = MIDDLES.map((stop) => Math.abs(Math.log(stop / d)));
  const field = numberField({ min: MIDDLES[0], max: HIGHEST_MIDDLE, integer: false });
  return (
    <Slider
      label="Density 1 − S in the middle"
      name="Density in the middle"
      position={distances.indexOf(Math.min(...distances))}
      positions={MIDDLES.length - 1}
      page={2}
      text={String(d)}
      spoken={`density ${d} in the middle, a fourth of it on the left, four times as much on the right`}
      onPosition={(position) => onChange({ d: MIDDLES[position] ?? d })}
      onCommit={() => {}}
      onText={(text) => onChange({ d: parseField(field, text)?.value ?? d })}
    />
  );
}

interface FeatureButtonProps {
  readonly parts: string;
  readonly feature: number;
  readonly onPress: () => void;
}

function FeatureButton({ parts, feature, onPress }: FeatureButtonProps): ReactNode {
  const shown = tidied(parts);
  const set = setOf(shown, feature);
  const words = set === null ? 'by itself' : `set ${set + 1}`;
  return (
    <button type="button" onClick={onPress}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4.5" fill={colourOf(shown, feature)} />
      </svg>{' '}
      {featureLabel(feature)}
      <span className="visually-hidden">, {words}</span>
    </button>
  );
}
