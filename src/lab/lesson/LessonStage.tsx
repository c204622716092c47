/** Fills the window with one moment of a lesson after the other: buttons, keys or a clicker step through them. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { clamp } from '../../charts/view.ts';
import { StepButton } from '../views/StepButton.tsx';
import { usePresenting } from '../views/usePresenting.ts';
import type { LessonMoment } from './lesson.ts';
import { useFilling } from './useFilling.ts';

export interface LessonStageProps {
  /** At least one. */
  readonly moments: readonly LessonMoment[];
  readonly onEnd: () => void;
}

export function LessonStage({ moments, onEnd }: LessonStageProps): ReactNode {
  const [at, setAt] = useState(0);
  const end = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const onStep = (by: number) => setAt(clamp(at + by, 0, moments.length - 1));
  usePresenting(true, { onStep, onEnd });
  const moment = moments[at];
  useFilling(frame, bar, moment);
  useEffect(() => end.current?.focus(), []);
  return (
    <section className="lesson-stage" aria-label="Lesson">
      {moment && (
        <iframe
          key={moment.frame}
          ref={frame}
          src={moment.frame}
          title={moment.title}
          onLoad={({ currentTarget }) => {
            passKeysOn(currentTarget);
            leaveSliders(currentTarget, () => end.current?.focus());
          }}
        />
      )}
      <div className="lesson-bar" ref={bar}>
        <StepButton name="Previous" disabled={at === 0} onPress={() => onStep(-1)} />
        <StepButton name="Next" disabled={at === moments.length - 1} onPress={() => onStep(1)} />
        <span role="status">
          {moment?.title} ({at + 1} of {moments.length})
        </span>
        <button type="button" className="quiet" ref={end} onClick={onEnd}>
          End the lesson
        </button>
      </div>
    </section>
  );
}

/** Keys pressed in the figure also step through the lesson, unless the figure uses them. */
function passKeysOn({ contentDocument }: HTMLIFrameElement): void {
  contentDocument?.addEventListener('keydown', (event) => {
    const { key } = event;
    const isTyping = contentDocument.activeElement?.matches('input, select, textarea');
    if (!event.defaultPrevented && !isTyping) document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  });
}

/** A clicker sends the keys that also move a slider, so a slider that was dragged must give up the focus. */
function leaveSliders({ contentDocument }: HTMLIFrameElement, leave: () => void): void {
  contentDocument?.addEventListener('pointerup', () => {
    if (contentDocument.activeElement?.matches('input[type="range"]')) leave();
  });
}
