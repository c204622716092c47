/** Losses at which training can rest, and their labels: a column beside the plot, moved apart, each led to its line. Pure. */
import { formatNumber } from '../../charts/format.ts';
import type { Scale } from '../../charts/scales.ts';
import { textLines } from '../../charts/textLines.ts';
import { type Box, clamp, type Point } from '../../charts/view.ts';
import { type CriticalPoint, criticalPoints, type Rest } from '../../model/theory/criticalPoints.ts';
import type { LearningSettings } from './settings.ts';

/** A loss at which training can rest. */
export interface Level {
  readonly y: number;
  /** With its loss. */
  readonly name: string;
  /** Whether this training rests on it. */
  readonly isRest: boolean;
  /** Null where there is no room for one. */
  readonly label: LevelLabel | null;
}

export interface LevelLabel {
  /** Each with the start of its line of text, at half its height. */
  readonly lines: readonly (Point & { readonly text: string })[];
  /** From the end of the level's line to the label. */
  readonly leader: readonly Point[];
}

/** In the plane, where every example has one active feature. Up to four features can lose nothing, for which a logarithmic axis has no place. */
export function restingPoints({ one, m, parts }: Pick<LearningSettings, 'one' | 'm' | 'parts'>): readonly CriticalPoint[] {
  return one && m === 2 && parts.length > 4 ? criticalPoints(parts.length) : [];
}

/** "4-gon, 1 averaged: 0.0174" */
export function levelName({ name, loss }: CriticalPoint): string {
  return `${name}: ${formatNumber(loss)}`;
}

const LINE_HEIGHT = 12;
/** Of most letters at that height. */
const LETTER = 5.3;
/** From the plot to the labels: straight on, then aslant to the label's height, then a gap. */
const LEADER = { straight: 3, end: 13, gap: 3 };

/** Pixels for leaders and labels beside a plot, of a drawing of this width. */
export function columnWidth(width: number): number {
  return clamp(width * 0.37, 112, 224);
}

/**
 * All are labelled, where there is room with their loss; where there is none for names alone, only those on which the training rests.
 * @param points by falling loss @param rests of the training @param column pixels right of the plot
 */
export function levelsIn(points: readonly CriticalPoint[], rests: readonly Rest[], y: Scale, plot: Box, column: number): readonly Level[] {
  const isRest = ({ name }: CriticalPoint) => rests.some((rest) => rest.point.name === name);
  const wholes = labelsOf(points, levelName, column);
  const names = labelsOf(points, ({ name }) => name, column);
  const labels = [wholes, names].find((some) => heightOf(some) <= plot.height) ?? wholes.filter(({ point }) => isRest(point));
  const placed = placedIn(plot, labels, y);
  return points.map((point) => ({
    y: y(point.loss),
    name: levelName(point),
    isRest: isRest(point),
    label: placed.get(point) ?? null,
  }));
}

interface Block {
  readonly point: CriticalPoint;
  readonly texts: readonly string[];
}

function labelsOf(points: readonly CriticalPoint[], textOf: (point: CriticalPoint) => string, column: number): readonly Block[] {
  return points.map((point) => ({ point, texts: textLines(textOf(point), (column - LEADER.end - LEADER.gap) / LETTER) }));
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { texts }) => sum + texts.length * LINE_HEIGHT, 0);
}

/** As near to their lines as they can stand without touching: pushed down from the top, then up from the bottom. */
function placedIn(plot: Box, blocks: readonly Block[], y: Scale): ReadonlyMap<CriticalPoint, LevelLabel> {
  let free = plot.y;
  const pushedDown = blocks.map((block) => {
    const height = heightOf([block]);
    const top = Math.max(free, y(block.point.loss) - height / 2);
    free = top + height;
    return { ...block, top, height };
  });
  let end = plot.y + plot.height;
  const pushedUp = pushedDown.toReversed().map(({ point, texts, top, height }) => {
    end = Math.min(top, end - height);
    return [point, labelAt(y(point.loss), end, texts, plot)] as const;
  });
  return new Map(pushedUp);
}

function labelAt(levelY: number, top: number, texts: readonly string[], plot: Box): LevelLabel {
  const right = plot.x + plot.width;
  const middle = top + (texts.length * LINE_HEIGHT) / 2;
  return {
    lines: texts.map((text, line) => ({ x: right + LEADER.end + LEADER.gap, y: top + (line + 0.5) * LINE_HEIGHT, text })),
    leader: [
      { x: right, y: levelY },
      { x: right + LEADER.straight, y: levelY },
      { x: right + LEADER.end, y: middle },
    ],
  };
}
