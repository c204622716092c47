/**
 * The picture a slot holds until its figure runs: the live figure's own frame, rendered to text, with a drawing of trained models in
 * it. Its frame takes the same room and cannot be seen or operated; title and drawing can be seen. Runs when the page is built.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { labAddress } from '../../address/labAddress.ts';
import { paramsOf } from '../../address/permalink.ts';
import { createExperimentStore } from '../../experiment/createExperimentStore.ts';
import { LabLink } from '../../figure/frame/LabLink.tsx';
import { LiveFigure } from '../../figure/frame/LiveFigure.tsx';
import { FIGURE_IDS } from '../../figure/ids.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import type { DrawingProps } from '../../figure/panel/Drawing.tsx';
import { type Still, StillDrawing } from '../../figure/panel/StillDrawing.ts';
import { ownPoster, type PosterModule } from '../../figure/poster.ts';
import { figureMeta, loadFigure } from '../../figure/registry.ts';
import type { Params } from '../../params/params.ts';
import type { FigureTrainer } from '../../training/trainer.ts';
import { trainedFrom } from '../keptModel.ts';
import type { Slot } from './assembleArticle.ts';
import type { PosterFile } from './posterFile.ts';
import { posterPictures, usualRoom } from './posterPicture.ts';

const MODULES = import.meta.glob<PosterModule>('../../figures/*/poster.ts', { eager: true });

// Now, since whoever runs this while the page is built cannot import any more once it has run.
await Promise.all(FIGURE_IDS.map(loadFigure));

export function posterModule(figure: string): PosterModule | null {
  return MODULES[`../../figures/${figure}/poster.ts`] ?? null;
}

export function slotParams({ query }: Pick<Slot, 'query'>): Params {
  return paramsOf(query);
}

/** @param file the slot's trained models; null where its figure trains none @returns HTML; empty where there is no such figure */
export function drawPosterOf(slot: Slot, file: PosterFile | null): string {
  const [module, meta] = [posterModule(slot.figure), figureMeta(slot.figure)];
  if (!module || !meta) return '';
  const input = { query: slot.query, params: slotParams(slot), trained: (file?.trained ?? []).map(trainedFrom) };
  const { markup, drawings } = renderFrame(slot, meta);
  const { room: own = usualRoom(meta) } = module;
  const room = typeof own === 'function' ? own(slot.query) : own;
  const pictures = drawings.map(({ height, draw }, at) =>
    posterPictures(room, height, (size) => (at === 0 ? module.default(input, size) : ownPoster(draw(size)))),
  );
  return `<div class="poster">${markup.replaceAll(PLACE, (_, at) => pictures[Number(at)] ?? '')}</div>`;
}

/** Where the drawings go in the frame's markup. */
const PLACE = /\[drawing (\d+)]/g;

interface Frame {
  readonly markup: string;
  /** The figure's own, in their order; the poster takes the place of the first. */
  readonly drawings: readonly Pick<DrawingProps, 'height' | 'draw'>[];
}

function renderFrame(slot: Slot, meta: FigureMeta): Frame {
  const drawings: Pick<DrawingProps, 'height' | 'draw'>[] = [];
  const still: Still = (drawing) => `[drawing ${drawings.push(drawing) - 1}]`;
  const store = createExperimentStore(IDLE, slotParams(slot), { describeFailure: ({ detail }) => detail });
  const actions = meta.needs === 'experiment' ? () => <LabLink store={store} labLink={labAddress} /> : undefined;
  const markup = renderToStaticMarkup(
    <StillDrawing value={still}>
      <LiveFigure meta={meta} store={store} trainer={IDLE} query={slot.query} actions={actions} />
    </StillDrawing>,
    { identifierPrefix: `${slot.id}-` },
  );
  return { markup: asPoster(markup), drawings };
}

function refuse(): never {
  throw new Error('A poster trains nothing.');
}

const IDLE: FigureTrainer = {
  start: refuse,
  startSweep: refuse,
  describeFailure: refuse,
  dispose: () => {},
};

/** The words of the untrained model go; scripts are told that this is a poster. */
function asPoster(markup: string): string {
  return markup
    .replaceAll(/<(p|span) [^>]*class="visually-hidden"[^>]*>[^<]*<\/\1>/g, '')
    .replaceAll(/ data-(?:step|status)="[^"]*"/g, '')
    .replaceAll(/ data-figure="[^"]*"/g, '$& data-step="0" data-status="poster"');
}
