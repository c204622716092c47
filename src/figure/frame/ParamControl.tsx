/** A parameter of an experiment as a slider, a number field or a select, from its row in the table. */
import { type ReactNode, useMemo } from 'react';
import { formatNumber } from '../../charts/format.ts';
import { Choice } from '../../controls/Choice.tsx';
import { NumberField, Slider } from '../../controls/Slider.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { format } from '../../params/format.ts';
import { shortestNumber } from '../../params/numberText.ts';
import type { NumberRow } from '../../params/paramRow.ts';
import { type ParamKey, paramRow } from '../../params/params.ts';
import { isRelevant } from '../../params/relevance.ts';
import { nearestStop, sliderStops } from '../../params/sliderScale.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { About } from './About.tsx';

export interface ParamControlProps {
  readonly store: ExperimentStore;
  readonly name: ParamKey;
}

/** Nothing where the parameter says nothing beside the others. */
export function ParamControl(props: ParamControlProps): ReactNode {
  const relevant = useExperiment(props.store, (state) => isRelevant(props.name, state.params));
  if (!relevant) return null;
  return (
    <div className="param">
      <Value {...props} />
      <About name={props.name} />
    </div>
  );
}

function Value({ store, name }: ParamControlProps): ReactNode {
  const row = paramRow(name);
  const value = useExperiment(store, (state) => state.params[name]);
  // Edited feature by feature, in the lab.
  if (row.scale === 'own') return null;
  if (row.scale === 'choice') {
    const choose = (chosen: string) => {
      store.actions.setParam(name, chosen);
      store.actions.commit();
    };
    return <Choice label={<Label name={name} text={row.label} />} value={String(value)} options={row.choices} onChoose={choose} />;
  }
  return name === 'seed' || name === 'dseed' ? (
    <Field store={store} name={name} value={Number(value)} />
  ) : (
    <Ranged store={store} name={name} row={row} value={Number(value)} />
  );
}

interface NumberProps extends ParamControlProps {
  readonly value: number;
}

function Ranged({ store, name, row, value }: NumberProps & { readonly row: NumberRow }): ReactNode {
  const stops = useMemo(() => sliderStops(row), [row]);
  return (
    <Slider
      label={<Label name={name} text={row.label} />}
      name={row.label}
      position={nearestStop(row, stops, value)}
      positions={stops.length - 1}
      page={Math.max(1, Math.round(stops.length / 10))}
      text={fieldText(row, value)}
      spoken={format(name, value)}
      hint={hintOf(row, value)}
      marks={name === 'S' ? marksOf(row, stops) : []}
      onPosition={(position) => store.actions.setParam(name, stops[position] ?? value)}
      onCommit={store.actions.commit}
      onText={(text) => commitText(store, name, text)}
    />
  );
}

/** Sparsities in plain words: how often a feature is present. */
const PRESENT = [
  [0, 'always'],
  [0.5, 'half'],
  [0.9, '1 in 10'],
  [0.99, '1 in 100'],
  [0.999, '1 in 1\u202f000'],
] as const;

function marksOf(row: NumberRow, stops: readonly number[]) {
  return PRESENT.filter(([value]) => value <= (stops.at(-1) ?? 0)).map(([value, text]) => ({
    position: nearestStop(row, stops, value),
    text,
  }));
}

/** What the number beside the slider leaves open. */
function hintOf({ key, scale, off }: NumberRow, value: number): string | null {
  if (value === off?.value) return off.label;
  return scale === 'log-density' ? `density 1 − ${key} = ${formatNumber(1 - value)}` : null;
}

function Field({ store, name, value }: NumberProps): ReactNode {
  const row = paramRow(name);
  return (
    <div className="control">
      <Label name={name} text={row.label} />
      <NumberField name={row.label} text={String(value)} disabled={false} onText={(text) => commitText(store, name, text)} />
    </div>
  );
}

function commitText(store: ExperimentStore, name: ParamKey, text: string): void {
  store.actions.setParam(name, text);
  store.actions.commit();
}

function fieldText(row: NumberRow, value: number): string {
  return row.hard.integer ? String(value) : shortestNumber(Number(value.toPrecision(6)));
}

/** Symbols of the paper stand in italics, as in the text. */
function Label({ name, text }: { readonly name: ParamKey; readonly text: string }): ReactNode {
  const symbol = name.length === 1 && text.endsWith(` ${name}`) ? name : '';
  return (
    <>
      {symbol === '' ? text : text.slice(0, -symbol.length)}
      {symbol !== '' && <span className="symbol">{symbol}</span>}
    </>
  );
}
