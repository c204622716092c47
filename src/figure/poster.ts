/**
 * What a figure's folder says in `poster.ts`: the picture that stands in the article before the figure runs, and in its place where
 * there are no scripts. Drawn when the page is built, by the figure's own layout and drawing, from models trained beforehand.
 */
import type { SvgAttributes, SvgNode } from '../charts/svg.ts';
import { h } from '../charts/svg.ts';
import type { ModelView, Size } from '../charts/view.ts';
import type { LossHistory } from '../experiment/experiment.ts';
import type { TrainingOptions } from '../model/config/config.ts';
import type { Params } from '../params/params.ts';

/** The best model of a training, and how all of its seeds came there. */
export interface TrainedModel {
  readonly model: ModelView;
  /** Judged, a mean over features. */
  readonly loss: number;
  /** Which of the seeds it is. */
  readonly front: number;
  readonly history: LossHistory;
}

export interface PosterInput {
  /** The slot's configuration, as in the address. */
  readonly query: string;
  /** The same, complete. */
  readonly params: Params;
  /** One of each training, in order; none where the figure trains nothing. */
  readonly trained: readonly TrainedModel[];
}

/** Where there is less room than `from` for the drawing, it is drawn for phones; else for the width `wide`. */
export interface PosterRoom {
  readonly wide: number;
  /** `poster.css` has a rule for each. */
  readonly from: 460 | 560 | 620 | 880;
}

/** The size has the height of the live drawing. @returns a drawing made by `poster` */
export type DrawPoster = (input: PosterInput, size: Size) => SvgNode;

export interface PosterModule {
  readonly default: DrawPoster;
  /** Where a figure's layout does not change at 560, or its drawing has less room than most. */
  readonly room?: PosterRoom | ((query: string) => PosterRoom);
  /** What to train for a slot, where that is not the one experiment that its query describes. */
  readonly training?: (query: string) => readonly TrainingOptions[];
}

/** The first model, which figures of an experiment show. @throws Error where nothing was trained */
export function firstTrained({ trained, query }: PosterInput): TrainedModel {
  const [first] = trained;
  if (!first) throw new Error(`No model has been trained for the poster of "${query}".`);
  return first;
}

/** Of a drawing that has its own words. */
export function ownPoster(drawing: SvgNode): SvgNode {
  return poster(drawing, drawing.attributes.get('aria-label') ?? '');
}

const OPERATING = /^(?:tabindex|role|class|style|data-handle|aria-.*)$/;

/** A drawing as one image that says what it shows, with nothing in it to operate. */
export function poster(drawing: SvgNode, words: string): SvgNode {
  const { tag, attributes, children } = withoutHandles(drawing);
  return h(tag, { ...Object.fromEntries(attributes), role: 'img', 'aria-label': words }, children);
}

function withoutHandles({ tag, attributes, children }: SvgNode): SvgNode {
  const kept: SvgAttributes = Object.fromEntries([...attributes].filter(([name]) => !OPERATING.test(name)));
  return h(
    tag,
    kept,
    children.map((child) => (typeof child === 'string' ? child : withoutHandles(child))),
  );
}
