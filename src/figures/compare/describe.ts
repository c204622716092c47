/** Both networks in words and as a table. */
import { formatCount, formatNumber } from '../../charts/format.ts';
import { cleanModel, type Table } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { describeArrangement } from '../../model/geometry/arrangementName.ts';
import { type Moment, momentAt } from '../learning/recording.ts';
import { lastStep, type Recordings } from './runs.ts';
import { type CompareSettings, sideNames } from './settings.ts';

export interface CompareInput {
  readonly settings: CompareSettings;
  readonly recordings: Recordings;
}

/** The moment of each network at the step looked at; null before its first. */
export function momentsShown({ settings, recordings }: CompareInput): readonly (Moment | null)[] {
  return recordings.map((moments) => moments[momentAt(moments, settings.t) ?? -1] ?? null);
}

/** The step looked at: the later one where one network has come to rest before. */
export function stepShown({ settings, recordings }: CompareInput): number {
  return Math.min(settings.t, lastStep(recordings));
}

export function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function describeCompared(input: CompareInput): string {
  const [first, second] = momentsShown(input);
  if (!first || !second) return 'Two networks with the same seed. Not trained yet.';
  const names = sideNames(input.settings);
  const words = [first, second].map(
    ({ model, loss }, at) =>
      `${titleOf(names[at] ?? '')}: ${describeArrangement(arrangementOf(cleanModel(model)))}; loss ${formatNumber(loss)}.`,
  );
  return [`Step ${formatCount(stepShown(input))}.`, ...words].join(' ');
}

export function comparedTable({ settings, recordings }: CompareInput): Table {
  const steps = [...new Set(recordings.flatMap((moments) => moments.map(({ step }) => step)))].sort((a, b) => a - b);
  const cells = (step: number) => recordings.flatMap((moments) => cellsOf(moments.find((moment) => moment.step === step)));
  return {
    columns: ['step', ...sideNames(settings).flatMap((name) => [`loss ${name}`, `features kept ${name}`])],
    rows: steps.map((step) => [step, ...cells(step)]),
  };
}

function cellsOf(moment: Moment | undefined): readonly (number | string)[] {
  return moment ? [moment.loss, arrangementOf(cleanModel(moment.model)).represented] : ['', ''];
}
