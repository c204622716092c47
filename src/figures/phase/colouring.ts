/** The measures that colour a map's cells, and their legends. */
import { extent } from 'd3-array';
import { formatNumber } from '../../charts/format.ts';
import { amountColour, phaseColour } from '../../charts/palette.ts';
import type { Outcome } from '../../model/geometry/outcome.ts';
import type { PhaseColouring } from './settings.ts';

/** The part of a sweep's measures that a map shows of a cell's best model. */
export interface PhaseCell {
  /** Mean over features. */
  readonly loss: number;
  /** 1 − lowest / highest loss of the seeds. */
  readonly spread: number;
  /** ‖W_f‖ of the extra feature, the last. */
  readonly lastNorm: number;
  readonly lastSuperposition: number;
  readonly outcome: Outcome | null;
  /** Number of features represented. */
  readonly represented: number;
  /** D* */
  readonly dimensionsPerFeature: number;
  /** The closed-form configuration the model is nearest to, where there is one. */
  readonly configuration: { readonly name: string; readonly description: string; readonly outcome: Outcome } | null;
}

export const COLOURING_LABELS: Readonly<Record<PhaseColouring, string>> = {
  outcome: 'what becomes of the extra feature',
  configuration: 'nearest simple solution',
  loss: 'loss',
  represented: 'features represented',
  dimensionsPerFeature: 'dimensions per feature D*',
  spread: 'spread over seeds',
};

/** What the numbers of a scale are, where the measure's name does not say it. */
const SCALE_TITLES: Partial<Readonly<Record<PhaseColouring, string>>> = {
  loss: 'loss, logarithmic',
  spread: 'spread over seeds: 1 − lowest ÷ highest loss',
};

export type PhaseLegend =
  | { readonly kind: 'square' }
  | { readonly kind: 'scale'; readonly title: string; readonly low: string; readonly high: string }
  | { readonly kind: 'names'; readonly title: string; readonly entries: readonly { readonly colour: string; readonly text: string }[] };

export interface Colouring {
  /** [cell], null where unknown */
  readonly colours: readonly (string | null)[];
  readonly legend: PhaseLegend;
}

type Cells = readonly (PhaseCell | null | undefined)[];

/** @param configurations all possible ones, so that colours do not depend on the cells known so far */
export function colourCells(cells: Cells, by: PhaseColouring, configurations?: readonly NamedConfiguration[]): Colouring {
  switch (by) {
    case 'outcome':
      return {
        colours: cells.map((cell) => (cell ? phaseColour(cell.lastNorm, cell.lastSuperposition) : null)),
        legend: { kind: 'square' },
      };
    case 'configuration':
      return byConfiguration(cells, configurations);
    case 'loss':
      return byAmount(
        cells,
        by,
        (cell) => Math.log10(cell.loss),
        (log) => formatNumber(10 ** log, 2),
      );
    case 'represented':
    case 'dimensionsPerFeature':
    case 'spread':
      return byAmount(
        cells,
        by,
        (cell) => cell[by],
        (value) => formatNumber(value, 2),
      );
    default:
      throw new Error(`unknown colouring ${by satisfies never}`);
  }
}

/** Strongest at the largest amount on the map. */
function byAmount(cells: Cells, by: PhaseColouring, amountOf: (cell: PhaseCell) => number, format: (amount: number) => string): Colouring {
  const amounts = cells.map((cell) => (cell ? amountOf(cell) : Number.NaN));
  const known = amounts.filter(Number.isFinite);
  const [low = Infinity, high = -Infinity] = extent(known);
  const colours = amounts.map((amount) =>
    Number.isFinite(amount) ? amountColour(high > low ? (amount - low) / (high - low) : 0.5) : null,
  );
  const ends = known.length > 0 ? { low: format(low), high: format(high) } : { low: '', high: '' };
  return { colours, legend: { kind: 'scale', title: SCALE_TITLES[by] ?? COLOURING_LABELS[by], ...ends } };
}

/** The corners of the colour square. Two configurations may end alike for the extra feature; the second of a kind is paler. */
const OUTCOME_COLOURS: Readonly<Record<Outcome, readonly [string, string]>> = {
  ignored: [phaseColour(0, 0), phaseColour(0.3, 0)],
  dedicated: [phaseColour(1, 0), phaseColour(0.5, 0)],
  superposed: [phaseColour(1, 1), phaseColour(0.5, 1)],
};

type NamedConfiguration = NonNullable<PhaseCell['configuration']>;

/** @param all there can be, so that colours do not depend on what is found; those found where left out */
function byConfiguration(cells: Cells, all: readonly NamedConfiguration[] = []): Colouring {
  const named = [...all, ...cells.flatMap((cell) => cell?.configuration ?? [])];
  const found = new Map(named.map((configuration) => [configuration.name, configuration]));
  const sorted = [...found.values()].sort((a, b) => (a.name < b.name ? 1 : -1));
  const entries = sorted.map(({ name, description, outcome }, at) => {
    const isSecond = sorted.slice(0, at).some((other) => other.outcome === outcome);
    return { name, colour: OUTCOME_COLOURS[outcome][isSecond ? 1 : 0], text: description };
  });
  const colourOf = new Map(entries.map(({ name, colour }) => [name, colour]));
  const colours = cells.map((cell) => colourOf.get(cell?.configuration?.name ?? '') ?? null);
  return { colours, legend: { kind: 'names', title: 'simple solutions', entries } };
}
