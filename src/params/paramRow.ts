/** The type of a row of the parameter table. The rows themselves: `params.ts`. Types only. */
import type { TrainingOptions } from '../model/config/config.ts';

/**
 * restart: a new run. live: the run goes on with the new value, and the change is recorded.
 * view: never part of what is trained.
 */
export type ParamKind = 'restart' | 'live' | 'view';

interface CommonRow {
  /** As in the address; unique ignoring case, since HTML lower-cases attributes. */
  readonly key: string;
  readonly label: string;
  /** Shown after the value. */
  readonly unit?: string;
  readonly kind: ParamKind;
  /** One or two sentences for the reader. */
  readonly help: string;
  /** Its name in a configuration for scripts, where it is one of its keys. */
  readonly option: keyof TrainingOptions | null;
}

export interface NumberRow extends CommonRow {
  /** How a slider divides min … max. `log-density`: evenly in log(1 − value). `integer`: linear, whole numbers. */
  readonly scale: 'linear' | 'log' | 'integer' | 'log-density';
  readonly initial: number;
  /** Where sliders end. */
  readonly min: number;
  readonly max: number;
  /** A slider's step on a linear scale. */
  readonly step?: number;
  /** What an address or a number field may ask for; both ends included. */
  readonly hard: { readonly min: number; readonly max: number; readonly integer: boolean };
  /** A value beside that range that stands for none, and what is then the case. */
  readonly off?: { readonly value: number; readonly label: string };
}

export interface ParamChoice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceRow extends CommonRow {
  readonly scale: 'choice';
  readonly initial: string;
  readonly choices: readonly ParamChoice[];
  /** Its values are 1 and 0, and are read as attributes without a value and "yes" or "no" are. */
  readonly flag?: true;
}

/** Values of single features, as text: `ownValues.ts`. */
export interface OwnRow extends CommonRow {
  readonly scale: 'own';
  readonly initial: string;
}

export type ParamRow = NumberRow | ChoiceRow | OwnRow;
