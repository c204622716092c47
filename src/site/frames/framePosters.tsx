/**
 * The poster of each figure's frame: what the frame shows at first with the figure's own settings, rendered to text. It stands there
 * until the frame's code has come, and takes the same room. Runs when the site is built.
 */
import { range } from 'd3-array';
import { entriesOf } from '../../address/entries.ts';
import { openAddress } from '../../address/openAddress.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { EmbeddedFigure } from '../../embed/EmbeddedFigure.tsx';
import { type FigureLink, readFigureLink } from '../../embed/figureLink.ts';
import { createExperimentStore } from '../../experiment/createExperimentStore.ts';
import { FIGURE_IDS, loadFigure } from '../../figure/loading.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import type { Drawn } from '../../figure/panel/StillDrawing.ts';
import { TitleLevel } from '../../figure/panel/titleLevel.ts';
import type { Still } from '../../figure/still.ts';
import { stillSlot, type TrainedSlot } from '../../figure/trainedState.ts';
import { asImage } from '../article/asImage.ts';
import { inlinePicture, posterPictures, posterRoom, WIDEST } from '../article/posterPicture.ts';
import { IDLE, renderStill, type StillFrame } from '../renderStill.tsx';

// At once, since nothing can be imported after this module has run.
const FIGURES = await Promise.all(FIGURE_IDS.map(async (id) => [id, await loadFigure(id)] as const));

type Figure = (typeof FIGURES)[number][1];

/** Markup of the frame's page for every figure, by its id. */
export function framePosters(): ReadonlyMap<string, string> {
  return new Map(FIGURES.map(([id, figure]) => [id, framePoster(id, figure)] as const));
}

/** Null for figures with a component of their own, whose drawing is that of nothing trained yet. */
function stillOf({ meta, untrained, still }: Figure, slot: Omit<TrainedSlot, 'trained'>): Still | null {
  return untrained?.(slot) ?? (meta.needs === 'nothing' ? still(stillSlot({ ...slot, trained: [] })) : null);
}

function framePoster(id: string, figure: Figure): string {
  const link = readFigureLink(openAddress(entriesOf(`fig=${id}`), FIGURE_IDS), figure.meta);
  const { drawings, markupWith } = renderFrame(link, figure.meta);
  const room = { ...posterRoom(figure, link.own), moment: 'always' } as const;
  const first = stillOf(figure, { params: link.params, settings: link.own });
  const pictures = drawings.map((own, at) => {
    const { draw } = at === 0 && first ? first : own;
    return posterPictures(room, own.height, (size) => withHeights(asImage(draw(size)), own.height));
  });
  return `<main class="poster">${markupWith(pictures.map((views) => views.map(inlinePicture).join('')))}</main>`;
}

function renderFrame(link: FigureLink, meta: FigureMeta): StillFrame {
  const { params, preset, own: settings } = link;
  const store = createExperimentStore(IDLE, params, { describeFailure: ({ detail }) => detail, defaults: preset });
  return renderStill(
    <TitleLevel value={1}>
      <EmbeddedFigure {...{ meta, link, store, settings }} trainer={IDLE} home="./" />
    </TitleLevel>,
    'poster',
  );
}

/** The live drawing is never narrower. */
const NARROWEST = 160;

/** The page's script sets the height that the live drawing will have: one for each width from `NARROWEST` on, CSS px. */
function withHeights({ tag, attributes, children }: SvgNode, height: Drawn['height']): SvgNode {
  const heights = range(NARROWEST, WIDEST + 1).map((width) => Math.round(height(width)));
  return h(tag, { ...Object.fromEntries(attributes), 'data-heights': heights.join(' ') }, children);
}
