/** A sweep as a script writes it, and what it gives. Types only. */
import type { AxisOptions } from '../../sweep/axes.ts';
import type { CellOptions } from '../../sweep/cellConfig.ts';
import type { SweepOptions } from '../../sweep/plan.ts';
import type { SweepCell, TrainedModel } from '../../sweep/results.ts';

/** What an axis may list: numbers, lists of numbers, names, sets. */
export type AxisValue = NonNullable<CellOptions[keyof CellOptions]>;

/** Seeds as an axis: a cell for each, in place of the best of several. */
export interface SeedAxisOptions {
  /** Says that the values are seeds. */
  readonly key: 'seed';
  /** Different u32, at least one. */
  readonly values: ArrayLike<number>;
}

/** Own values of any key, at least one, such as lists of importances or kinds of activation. */
export type OwnAxisOptions = { readonly [Key in keyof CellOptions]-?: OwnAxis<Key> }[keyof CellOptions];

/** An axis of one key's own values. */
export interface OwnAxis<Key extends keyof CellOptions> {
  /** The key of a configuration whose values these are. */
  readonly key: Key;
  /** At least one, each as the key takes it. */
  readonly values: readonly NonNullable<CellOptions[Key]>[];
}

/** An axis whose values are numbers: a key's, or seeds. */
export type NumericAxis = AxisOptions | SeedAxisOptions;
/** Any axis of a sweep. */
export type ScriptAxis = NumericAxis | OwnAxisOptions;

/** A sweep as a script writes it. @template Axis what its axes may be */
export interface ScriptSweep<Axis = ScriptAxis> extends Omit<SweepOptions, 'x' | 'y'> {
  /** Columns. */
  readonly x: Axis;
  /** Rows; left out: one row. */
  readonly y?: Axis;
  /** Whether each cell also lists the models of all its seeds; false where left out. */
  readonly models?: boolean;
}

/** One seed's model in a cell, with what it was trained with: what every measure takes. */
export interface SweepModel extends Omit<TrainedModel, 'seed'>, Omit<CellOptions, 'start'> {
  /** n, from 1 to 1000. */
  readonly nFeatures: number;
  /** m, from 1 to 200. */
  readonly nHidden: number;
  /** Its own, u32, as a list of one. */
  readonly seeds: readonly number[];
}

/** A cell: its place, its best seed, and on request the models of all seeds. @template Value what its axes list */
export interface ScriptCell<Value = number> extends Omit<SweepCell, 'x' | 'y'> {
  /** The value of x. */
  readonly x: Value;
  /** The value of y. */
  readonly y?: Value;
  /** Of all seeds, in their order; where `models` asked for them. */
  readonly models?: readonly SweepModel[];
}
