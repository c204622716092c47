/** Scales what a lesson shows, rather than giving it more room, so that the back row can read it. */
import { type RefObject, useLayoutEffect } from 'react';
import { isRecord } from '../../model/config/record.ts';
import type { LessonMoment } from './lesson.ts';

/** Before it is scaled, and by how much at least: a figure with its controls beside it, the lab with its views in one row. */
const NATURAL = {
  figure: { width: 900, height: 620, least: 0.5 },
  lab: { width: 1720, height: 960, least: 1 },
};

export function useFilling(
  frame: RefObject<HTMLIFrameElement | null>,
  bar: RefObject<HTMLDivElement | null>,
  moment: LessonMoment | undefined,
): void {
  useLayoutEffect(() => {
    const room = () => innerHeight - (bar.current?.offsetHeight ?? 0);
    const zooming = zoomingOf(moment, room, (zoom) => frame.current && scale(frame.current, zoom, room()));
    const onMessage = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow) zooming.hold(heightIn(data));
    };
    zooming.begin();
    addEventListener('resize', zooming.begin);
    addEventListener('message', onMessage);
    return () => {
      removeEventListener('resize', zooming.begin);
      removeEventListener('message', onMessage);
    };
  }, [frame, bar, moment]);
}

/** A figure is as large as its width allows, and smaller where it is too high for the stage; one far too high scrolls. */
function zoomingOf(moment: LessonMoment | undefined, room: () => number, scaleTo: (zoom: number) => void) {
  let [zoom, height] = [1, 0];
  const set = (next: number) => {
    zoom = next;
    scaleTo(zoom);
  };
  // Never larger again: what is higher where it has more width would go to and fro.
  const hold = (told: number | null) => {
    height = told ?? height;
    if (height * zoom > room()) set(Math.max(zoomFor(moment, room()).least, room() / height));
  };
  const begin = () => {
    set(zoomFor(moment, room()).most);
    hold(null);
  };
  return { begin, hold };
}

function zoomFor(moment: LessonMoment | undefined, room: number): { readonly least: number; readonly most: number } {
  const shows = moment?.shows ?? 'figure';
  const natural = NATURAL[shows];
  const across = innerWidth / natural.width;
  const least = Math.max(natural.least, Math.min(across, room / natural.height));
  return { least, most: shows === 'lab' ? least : Math.max(least, across) };
}

function scale(frame: HTMLIFrameElement, zoom: number, room: number): void {
  Object.assign(frame.style, { transform: `scale(${zoom})`, width: `${innerWidth / zoom}px`, height: `${room / zoom}px` });
}

/** Of an embedded figure, which tells it to the page around it. */
function heightIn(message: unknown): number | null {
  if (!isRecord(message) || message.type !== 'superposition:resize') return null;
  return Number(message.height) || null;
}
