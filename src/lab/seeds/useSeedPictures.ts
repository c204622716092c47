/** Keeps the pictures and losses of the seeds up to date, all pictures on one canvas. */
import { type RefObject, useCallback, useEffect } from 'react';
import { formatLive } from '../../charts/format.ts';
import type { Box } from '../../charts/view.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { pageFrames } from '../../experiment/run/frames.ts';
import { instanceModel } from '../../figure/frontModel.ts';
import { onResize } from '../../figure/hooks/onResize.ts';
import { useThrottledEffect } from '../../figure/hooks/useThrottled.ts';
import { paintThumbnails, thumbnailLayout } from '../../figures/directions/thumbnails.ts';

/** The pictures show where models end; they need not move smoothly. */
const REDRAW_EVERY_MS = 200;
const LOSSES_EVERY_MS = 1000;
/** Laying out hundreds of new texts would hold up the page. */
const LOSSES_A_FRAME = 64;
/** Enough digits to tell good seeds from bad ones. */
const LOSS_DIGITS = 2;

export function useSeedPictures(
  strip: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  store: ExperimentStore,
  count: number,
): void {
  const paint = useCallback(() => {
    if (canvas.current && strip.current) paintPictures(canvas.current, boxesOf(strip.current, count), store.getState());
  }, [strip, canvas, store, count]);
  const write = useCallback(() => {
    if (strip.current) writeLosses([...strip.current.querySelectorAll('.loss')], store);
  }, [strip, store]);
  useEffect(() => {
    paint();
    write();
    if (strip.current) return onResize(strip.current, paint);
  }, [strip, paint, write]);
  useThrottledEffect(store.subscribe, paint, REDRAW_EVERY_MS);
  useThrottledEffect(store.subscribe, write, LOSSES_EVERY_MS);
}

/** Where the pictures of the first `count` buttons stand in the strip. */
function boxesOf(strip: HTMLElement, count: number): readonly Box[] {
  const places = [...strip.querySelectorAll<HTMLElement>('.picture')].slice(0, count);
  return places.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => ({
    x: offsetLeft,
    y: offsetTop,
    width: offsetWidth,
    height: offsetHeight,
  }));
}

function paintPictures(canvas: HTMLCanvasElement, boxes: readonly Box[], state: ExperimentState): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = devicePixelRatio;
  const [width, height] = [Math.round(canvas.clientWidth * scale), Math.round(canvas.clientHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  const style = getComputedStyle(canvas);
  const resolve = (colour: string) => style.getPropertyValue(colour.slice('var('.length, -1));
  paintThumbnails(
    context,
    boxes.map((box, i) => thumbnailLayout(instanceModel(state, i), box)),
    resolve,
  );
}

/** The first at once, the others in the frames that follow. @param places [instance] */
export function writeLosses(places: readonly Element[], store: Pick<ExperimentStore, 'getState'>, first = 0): void {
  const { judgedLoss } = store.getState();
  const next = first + LOSSES_A_FRAME;
  for (const [i, place] of places.slice(first, next).entries()) {
    const text = formatLive(judgedLoss[first + i] ?? Number.NaN, LOSS_DIGITS);
    if (place.textContent !== text) place.textContent = text;
  }
  if (next < places.length) pageFrames.onPaint(() => writeLosses(places, store, next));
}
