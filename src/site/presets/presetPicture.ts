/**
 * The preview picture of a preset's link: the trained model, drawn by the figure itself, next to what to expect
 * in words. An SVG tree; `rasterise.ts` makes it a PNG.
 */
import { resolveColours } from '../../charts/palette.ts';
import { h, type SvgNode, toSvgString } from '../../charts/svg.ts';
import { textLines } from '../../charts/textLines.ts';
import type { Size } from '../../charts/view.ts';
import type { Figure } from '../../figure/defineFigure.tsx';
import { stillSlot } from '../../figure/trainedState.ts';
import directions from '../../figures/directions/figure.ts';
import interference from '../../figures/interference/figure.ts';
import { INITIAL_PARAMS } from '../../params/paramValues.ts';
import type { Preset } from '../../params/presets.ts';
import { type KeptFile, trainedFrom } from '../keptModel.ts';

/** The size that sites with link previews ask for. */
export const PICTURE_SIZE: Size = { width: 1200, height: 630 };

const MARGIN = 48;
const SIDE = PICTURE_SIZE.height - 2 * MARGIN;
/** Drawn small and enlarged: feeds show the picture at less than half its size. */
const DRAWN_AT = 300;
const TEXT = { x: 2 * MARGIN + SIDE + 8, size: 42, line: 52, characters: 24, small: 28 };

/** Directions are drawn for up to three dimensions; for more, their interference is. */
export function presetFigure({ params }: Preset): Pick<Figure, 'meta' | 'still'> {
  return params.m <= 3 ? directions : interference;
}

/** A complete SVG file with its colours written in. */
export function presetPicture(preset: Preset, trained: KeptFile): string {
  const { width, height } = PICTURE_SIZE;
  const root = h('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': 'Inter' }, [
    h('rect', { width, height, fill: 'var(--background)' }),
    enlarged(drawingOf(preset, trained)),
    ...words(preset),
  ]);
  return resolveColours(toSvgString(root), 'light');
}

function drawingOf(preset: Preset, { trained }: KeptFile): SvgNode {
  const params = { ...INITIAL_PARAMS, ...preset.params };
  const still = presetFigure(preset).still(stillSlot({ settings: {}, params, trained: trained.map(trainedFrom) }));
  return still.draw({ width: DRAWN_AT, height: DRAWN_AT });
}

function enlarged(drawing: SvgNode): SvgNode {
  const { attributes, children } = drawing;
  return h('svg', { x: MARGIN, y: MARGIN, width: SIDE, height: SIDE, viewBox: attributes.get('viewBox') }, children);
}

function words({ title, expect }: Preset): readonly SvgNode[] {
  const bottom = PICTURE_SIZE.height - MARGIN;
  return [
    small(MARGIN + TEXT.small, 'var(--muted)', 'Superposition'),
    ...sentence(expect),
    small(bottom - 1.4 * TEXT.small, 'var(--muted)', title),
    small(bottom, 'var(--accent)', 'Train it in your browser'),
  ];
}

function small(y: number, fill: string, text: string): SvgNode {
  return h('text', { x: TEXT.x, y, 'font-size': TEXT.small, fill }, [text]);
}

/** Half way down. */
function sentence(text: string): readonly SvgNode[] {
  const lines = textLines(text, TEXT.characters);
  const top = (PICTURE_SIZE.height - (lines.length - 1) * TEXT.line) / 2;
  const look = { 'font-size': TEXT.size, 'font-family': 'Source Serif 4', fill: 'var(--ink)' };
  return lines.map((line, at) => h('text', { x: TEXT.x, y: top + at * TEXT.line, ...look }, [line]));
}
