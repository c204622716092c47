/** Has the reader draw how long each feature's direction will be, and marks how long it became. */
import { type ReactNode, useId, useState } from 'react';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber } from '../../charts/format.ts';
import { Bar } from '../../controls/Bar.tsx';
import style from '../../controls/bars.css?inline';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { featureNorms } from '../../model/geometry/geometry.ts';
import { configurationInWords } from '../../params/configurationInWords.ts';
import { readNumber } from '../../params/numberText.ts';
import { Style } from '../frame/Style.tsx';
import { frontModel } from '../frontModel.ts';
import { useResult } from './useResult.ts';

export interface NormsPredictionProps {
  readonly store: ExperimentStore;
  readonly onReveal: () => void;
}

/** Nobody draws more bars than this. */
const MOST_BARS = 20;
const FULL = 1.2;
const STEPS = 24;
const FIRST = 0.5;

export function NormsPrediction({ store, onReveal }: NormsPredictionProps): ReactNode {
  const id = useId();
  const [words] = useState(() => configurationInWords(store.getState().params));
  const [drawn, setDrawn] = useState<readonly number[]>(() => Array.from({ length: barsOf(store.getState()) }, () => FIRST));
  const [isMade, setMade] = useState(false);
  const norms = useResult(store, isMade, measure);
  const draw = (feature: number, norm: number) => {
    if (norm >= 0) setDrawn(drawn.map((own, f) => (f === feature ? Math.min(FULL, norm) : own)));
  };
  return (
    <fieldset className="prediction bars" aria-labelledby={id}>
      <Style of={style} />
      <p id={id} className="question">
        <b>Predict first.</b> With {words}, how long will the direction of each feature be? 0 is dropped, 1 is kept in full.
      </p>
      <ul>
        {drawn.map((norm, feature) => (
          // A feature has no other name than its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: features are ordered
          <li key={feature}>
            <span className="feature">{featureLabel(feature)}</span>
            <NormBar feature={feature} norm={norm} outcome={norms?.[feature]} disabled={isMade} onDraw={draw} />
          </li>
        ))}
      </ul>
      {!isMade && (
        <button
          type="button"
          onClick={() => {
            setMade(true);
            onReveal();
          }}
        >
          That is my prediction
        </button>
      )}
      <p className="verdict" role="status">
        {isMade && verdict(drawn, norms)}
      </p>
    </fieldset>
  );
}

function barsOf({ params }: ExperimentState): number {
  return Math.min(MOST_BARS, params.n);
}

function measure(state: ExperimentState): readonly number[] {
  return Array.from(featureNorms(frontModel(state)));
}

function verdict(drawn: readonly number[], norms: readonly number[] | null): string {
  if (!norms) return 'Now see what comes of it.';
  const off = drawn.map((norm, f) => Math.abs(norm - (norms[f] ?? 0)));
  const mean = off.reduce((sum, difference) => sum + difference, 0) / off.length;
  return `The marks are what came out. Your bars are off by ${formatNumber(mean, 2)} on average, most at feature ${featureLabel(off.indexOf(Math.max(...off)))}.`;
}

interface NormBarProps {
  readonly feature: number;
  readonly norm: number;
  /** Undefined until it is known. */
  readonly outcome: number | undefined;
  readonly disabled: boolean;
  readonly onDraw: (feature: number, norm: number) => void;
}

function NormBar({ feature, norm, outcome, disabled, onDraw }: NormBarProps): ReactNode {
  const text = formatNumber(norm, 2);
  return (
    <div data-own="true">
      <Bar
        label=""
        name={`Length of feature ${featureLabel(feature)}`}
        position={Math.round((norm * STEPS) / FULL)}
        positions={STEPS}
        page={4}
        text={text}
        spoken={outcome === undefined ? text : `${text}, it became ${formatNumber(outcome, 2)}`}
        mark={outcome === undefined ? undefined : Math.min(1, outcome / FULL)}
        disabled={disabled}
        onPosition={(position) => onDraw(feature, (position * FULL) / STEPS)}
        onCommit={() => {}}
        onText={(typed) => onDraw(feature, readNumber(typed))}
      />
    </div>
  );
}
