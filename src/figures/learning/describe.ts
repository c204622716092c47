/** One training in words, on hover and as a table. */
import { formatCount, formatNumber, plural } from '../../charts/format.ts';
import { cleanModel, type Table } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { describeArrangement } from '../../model/geometry/arrangementName.ts';
import { titleOf } from '../shapes/titles.ts';
import { restsIn } from './claim.ts';
import type { LearningInput, LearningLayout } from './layout.ts';
import { type Level, levelName, restingPoints } from './levels.ts';
import type { LossPart } from './lossPart.ts';
import { jumpsOf, momentAt } from './recording.ts';
import { NO_SHAPE } from './settings.ts';

export function describeLearning({ settings, moments }: Pick<LearningInput, 'settings' | 'moments'>): string {
  const now = moments[momentAt(moments, settings.t) ?? -1];
  if (!now) return 'A training, moment by moment. Not trained yet.';
  const words = [`At step ${formatCount(now.step)}${lossInWords(now.loss)}: ${describeArrangement(arrangementOf(cleanModel(now.model)))}.`];
  if (settings.shape !== NO_SHAPE) words.unshift(`Trained from the shape: ${titleOf(settings.shape)}.`);
  if (settings.show === 'shares') words.push(`${plural(jumpsOf(moments).length, 'jump')} so far.`);
  if (settings.one) words.push(...restsIn(moments).map(({ point, from, to }) => `It rests at ${point.name} from step ${from} to ${to}.`));
  return words.join(' ');
}

function lossInWords(loss: number): string {
  return Number.isNaN(loss) ? '' : ` the loss is ${formatNumber(loss)}`;
}

/** Pixels around a mark that count as on it. */
export const NEAR = 9;

export function learningTip({ jumps, loss }: LearningLayout, x: number, y: number): string | null {
  if (y < loss.box.y - NEAR) return null;
  const jump = jumps.find((one) => Math.abs(one.x - x) <= NEAR);
  if (jump) return `step ${formatCount(jump.step)}: the share of ${featuresInWords(jump.features)} changes`;
  return levelUnder(loss, x, y)?.name ?? null;
}

/** The nearest line, or beside the plot the nearest label. */
function levelUnder({ box, levels }: LossPart, x: number, y: number): Level | null {
  const isBeside = x > box.x + box.width;
  const distanceTo = ({ label, y: levelY }: Level) =>
    isBeside ? Math.min(...(label?.lines ?? []).map((line) => Math.abs(line.y - y))) : Math.abs(levelY - y);
  const near = levels.filter((level) => distanceTo(level) <= NEAR);
  return near.toSorted((one, other) => distanceTo(one) - distanceTo(other))[0] ?? null;
}

function featuresInWords(features: readonly number[]): string {
  return features.length > 6 ? `${features.length} features` : `${features.length === 1 ? 'feature' : 'features'} ${features.join(', ')}`;
}

export function learningTable({ settings, moments }: Pick<LearningInput, 'settings' | 'moments'>): Table {
  const features = [...settings.parts].map((_, f) => `D of ${f}`);
  const rows = moments.map(({ step, loss, dimensionality }) => [step, Number.isNaN(loss) ? '–' : loss, ...dimensionality]);
  const levels = restingPoints(settings).map(levelName);
  const notes = levels.length > 0 ? { notes: `Losses at which training can rest: ${levels.join('; ')}.` } : {};
  return { columns: ['step', 'loss', ...features], rows, ...notes };
}
