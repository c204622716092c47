/**
 * A drawing in the page: measures its width, asks for an SVG tree, patches it in place, and reports what lies under the pointer.
 * Not a figure: it knows nothing of titles, stores or training. Repaints outside of React, once per frame at most.
 */
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { isElement, patchSvg } from '../../charts/svg.ts';
import type { Size } from '../../charts/view.ts';
import { pageFrames } from '../../experiment/run/frames.ts';
import { onResize } from '../hooks/onResize.ts';
import { type Drawn, StillDrawing } from './StillDrawing.ts';

/** A place in the drawing, in the coordinates of its layout. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** The innermost element there. */
  readonly target: Element;
}

export interface DrawingProps extends Drawn {
  /** Calls back whenever the data behind `draw` changed; returns how to stop. For hot data that never passes through React. */
  readonly watch?: (changed: () => void) => () => void;
  /** Whether what was drawn last is at rest; until then it is drawn anew in each frame. */
  readonly isSettled?: () => boolean;
  /** The text shown beside the pointer at a place, or null for none. */
  readonly tip?: (place: Place) => string | null;
  readonly onHover?: (place: Place | null) => void;
  readonly onPress?: (place: Place, event: PointerEvent<SVGSVGElement>) => void;
  readonly onDrag?: (place: Place, event: PointerEvent<SVGSVGElement>) => void;
  /** Also called for a cancelled press where `onCancel` is not given, since what was dragged must be let go. */
  readonly onRelease?: () => void;
  /** The pointer has left the drawing, or the browser has taken it. */
  readonly onCancel?: () => void;
  readonly onKey?: (event: KeyboardEvent<SVGSVGElement>) => void;
  /** What its keys do, for screen readers. Makes the drawing a tab stop; give `onKey` with it. */
  readonly help?: string;
  /** Drags start on the drawing, not only on handles. A finger has to start sideways: up and down scroll the page. */
  readonly grabs?: boolean;
  /** Whether a finger that is put down at a place takes hold of something, and does not scroll. */
  readonly catches?: (place: Place) => boolean;
}

const FIRST_SIZE: Size = { width: 320, height: 320 };

export function Drawing(props: DrawingProps): ReactNode {
  const still = useContext(StillDrawing);
  const helpId = useId();
  const { help } = props;
  return (
    <>
      {still ? <div className="drawing">{still(props)}</div> : <MovingDrawing {...props} helpId={help && helpId} />}
      {help && (
        <p id={helpId} className="visually-hidden">
          {help}
        </p>
      )}
    </>
  );
}

function MovingDrawing(props: DrawingProps & { readonly helpId: string | undefined }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(box, props.height);
  const [tip, setTip] = useState<{ text: string; x: number; y: number } | null>(null);
  usePainting(svg, size, props);
  useCatching(svg, size, props.catches);
  const place = (event: PointerEvent<SVGSVGElement>) => placeOf(event, svg.current, size);
  const pointAt = (at: Place) => {
    props.onHover?.(at);
    const text = props.tip?.(at) ?? null;
    setTip(text === null ? null : { text, x: at.x, y: at.y });
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const at = place(event);
    if (!at) return;
    if (event.currentTarget.hasPointerCapture(event.pointerId)) props.onDrag?.(at, event);
    pointAt(at);
  };
  const leave = ({ pointerType }: PointerEvent) => {
    props.onCancel?.();
    // What a finger has chosen stays when it is lifted, up to the next touch.
    if (pointerType === 'touch') return;
    setTip(null);
    props.onHover?.(null);
  };
  const press = (event: PointerEvent<SVGSVGElement>) => {
    const at = place(event);
    if (at && event.pointerType === 'touch') pointAt(at);
    if (!at || !props.onPress) return;
    if (props.onDrag) event.currentTarget.setPointerCapture(event.pointerId);
    props.onPress(at, event);
  };
  return (
    <div className="drawing" ref={box}>
      <svg
        ref={svg}
        width={size.width}
        height={size.height}
        className={props.grabs ? 'grabs' : undefined}
        tabIndex={props.help ? 0 : undefined}
        aria-describedby={props.helpId}
        onPointerMove={move}
        onPointerLeave={leave}
        onPointerDown={press}
        onPointerUp={props.onRelease}
        onPointerCancel={props.onCancel ?? props.onRelease}
        onKeyDown={props.onKey}
      />
      {tip && (
        <div className="tip" style={tipPosition(tip, size)} aria-hidden="true">
          {tip.text}
        </div>
      )}
    </div>
  );
}

/** Left or right of the pointer, wherever there is more room, so that it never leaves the drawing. */
function tipPosition({ x, y }: { x: number; y: number }, { width, height }: Size) {
  const vertical = y > height / 2 ? { bottom: height - y + 12 } : { top: y + 16 };
  return x > width / 2 ? { right: width - x + 4, ...vertical } : { left: x + 8, ...vertical };
}

/** The browser decides when a finger is put down whether it scrolls, and asks listeners that say so beforehand. */
function useCatching(svg: { readonly current: SVGSVGElement | null }, size: Size, catches: DrawingProps['catches']): void {
  const latest = useRef({ size, catches });
  latest.current = { size, catches };
  useEffect(() => {
    const drawing = svg.current;
    if (!drawing) return;
    const start = (event: TouchEvent) => {
      const [touch] = event.touches;
      const place =
        touch && placeOf({ clientX: touch.clientX, clientY: touch.clientY, target: event.target }, drawing, latest.current.size);
      if (place && latest.current.catches?.(place)) event.preventDefault();
    };
    drawing.addEventListener('touchstart', start, { passive: false });
    return () => drawing.removeEventListener('touchstart', start);
  }, [svg]);
}

function placeOf(
  event: Pick<Touch, 'clientX' | 'clientY'> & { readonly target: EventTarget | null },
  svg: SVGSVGElement | null,
  size: Size,
): Place | null {
  if (!svg || !isElement(event.target)) return null;
  const bounds = svg.getBoundingClientRect();
  if (bounds.width === 0) return null;
  const scale = size.width / bounds.width;
  return { x: (event.clientX - bounds.left) * scale, y: (event.clientY - bounds.top) * scale, target: event.target };
}

function useSize(box: { readonly current: HTMLDivElement | null }, height: (width: number) => number): Size {
  const [width, setWidth] = useState(FIRST_SIZE.width);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(160, Math.floor(element.clientWidth)) || FIRST_SIZE.width);
    measure();
    return onResize(element, measure);
  }, [box]);
  return { width, height: Math.round(height(width)) };
}

function usePainting(svg: { readonly current: SVGSVGElement | null }, size: Size, { draw, watch, isSettled }: DrawingProps): void {
  // Of each rendering, so that a frame that falls between it and its effects paints nothing of the one before.
  const latest = useRef({ draw, size });
  latest.current = { draw, size };
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  const { width, height } = size;
  useLayoutEffect(() => {
    if (svg.current) patchSvg(svg.current, draw({ width, height }));
  }, [svg, draw, width, height]);
  useEffect(() => {
    if (!watch) return;
    let callOff = () => {};
    const paint = () => {
      try {
        if (svg.current) patchSvg(svg.current, latest.current.draw(latest.current.size));
        if (isSettled?.() === false) callOff = pageFrames.onPaint(paint);
      } catch (error) {
        // Thrown again while rendering, where the figure's boundary catches it.
        setFailure({ error });
      }
    };
    const stop = watch(() => {
      callOff = pageFrames.onPaint(paint);
    });
    return () => {
      stop();
      callOff();
    };
  }, [svg, watch, isSettled]);
}
