/** Fills the window with one moment of a lesson after the other: keys or a clicker step through them. */
import './lesson.css';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { clamp } from '../../charts/view.ts';
import { usePresenting } from '../views/usePresenting.ts';
import type { LessonMoment } from './lesson.ts';

export interface LessonStageProps {
  /** At least one. */
  readonly moments: readonly LessonMoment[];
  readonly onEnd: () => void;
}

export function LessonStage({ moments, onEnd }: LessonStageProps): ReactNode {
  const [at, setAt] = useState(0);
  const end = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const onStep = (by: number) => setAt(clamp(at + by, 0, moments.length - 1));
  usePresenting(true, { onStep, onEnd });
  useFilling(frame);
  useEffect(() => end.current?.focus(), []);
  const moment = moments[at];
  return (
    <section className="lesson-stage" aria-label="Lesson">
      {moment && (
        <iframe
          key={moment.frame}
          ref={frame}
          src={moment.frame}
          title={moment.title}
          onLoad={({ currentTarget }) => passKeysOn(currentTarget)}
        />
      )}
      <p>
        <span role="status">
          {moment?.title} ({at + 1} of {moments.length})
        </span>
        <button type="button" className="quiet" ref={end} onClick={onEnd}>
          End the lesson
        </button>
      </p>
    </section>
  );
}

/** Keys pressed in the figure step through the lesson, too, where they mean nothing there. */
function passKeysOn({ contentDocument }: HTMLIFrameElement): void {
  contentDocument?.addEventListener('keydown', (event) => {
    const { key } = event;
    const isTyping = contentDocument.activeElement?.matches('input, select, textarea');
    if (!event.defaultPrevented && !isTyping) document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  });
}

/** Of a figure with its controls beside it, before it is scaled. */
const NATURAL = { width: 900, height: 620 };
const ROOM_BELOW = 48;

/** Scales the figure rather than giving it more room, so that the back row can read it. */
function useFilling(frame: RefObject<HTMLIFrameElement | null>): void {
  useLayoutEffect(() => {
    const fill = () => {
      if (!frame.current) return;
      const height = innerHeight - ROOM_BELOW;
      const zoom = Math.max(0.5, Math.min(innerWidth / NATURAL.width, height / NATURAL.height));
      Object.assign(frame.current.style, {
        transform: `scale(${zoom})`,
        width: `${innerWidth / zoom}px`,
        height: `${height / zoom}px`,
      });
    };
    fill();
    addEventListener('resize', fill);
    return () => removeEventListener('resize', fill);
  });
}
