/** Round each view: it can be folded, moved, and enlarged to fill the window, letters and strokes with it. */
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { Icon, type IconName } from '../../controls/Icon.tsx';
import { dragView } from './dragViews.ts';

export interface ViewFrameProps {
  readonly title: string;
  readonly isFolded: boolean;
  readonly isEnlarged: boolean;
  readonly onFold: () => void;
  readonly onEnlarge: () => void;
  /** @param by places towards the end */
  readonly onMove: (by: number) => void;
  /** Below an enlarged view. */
  readonly caption?: ReactNode;
  readonly children: ReactNode;
}

export function ViewFrame({ title, isFolded, isEnlarged, onFold, onEnlarge, onMove, caption, children }: ViewFrameProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useFilling(frame, isEnlarged);
  // A drag outlives the arrangement in which it began.
  const latest = useRef(onMove);
  latest.current = onMove;
  const button = (icon: IconName, name: string, onPress: () => void, pressed?: boolean) => (
    <button
      type="button"
      className="quiet"
      aria-label={`${name}: ${title}`}
      aria-pressed={pressed}
      onClick={(event) => keepFocus(event.currentTarget, onPress)}
    >
      <Icon name={icon} />
      <span className="word">{name}</span>
    </button>
  );
  return (
    <div className="view" data-enlarged={isEnlarged} data-folded={isFolded} ref={frame}>
      <div className="view-tools">
        {isFolded && <span className="folded-title">{title}</span>}
        {!isEnlarged && (
          <span className="grip" onPointerDown={(event) => dragView(event, (by) => latest.current(by))}>
            <span className="word">Drag to another place</span>
          </span>
        )}
        {!isEnlarged && button('earlier', 'Move earlier', () => onMove(-1))}
        {!isEnlarged && button('later', 'Move later', () => onMove(1))}
        {!isEnlarged && button('fold', isFolded ? 'Unfold' : 'Fold', onFold, isFolded)}
        {!isFolded && button('enlarge', isEnlarged ? 'Back to its size' : 'Fill the window', onEnlarge, isEnlarged)}
      </div>
      {!isFolded && <div className="view-body">{children}</div>}
      {isEnlarged && caption}
    </div>
  );
}

/** A view that is moved in the page loses the focus. */
function keepFocus(button: HTMLElement, act: () => void): void {
  act();
  requestAnimationFrame(() => button.focus());
}

/** Of the drawing, before it is scaled. */
const NATURAL_WIDTH = 520;
/** Its buttons above it and the gaps. */
const ROOM_ABOVE = 56;

/** Scales the view, rather than giving it more room: what is drawn keeps its proportions, and the back row can read it. */
function useFilling(frame: RefObject<HTMLDivElement | null>, isEnlarged: boolean): void {
  useLayoutEffect(() => {
    const body = frame.current?.querySelector<HTMLElement>('.view-body');
    if (!body || !isEnlarged) return;
    const fill = () => {
      body.style.width = `${NATURAL_WIDTH}px`;
      body.style.zoom = '1';
      const height = Math.max(1, body.scrollHeight);
      const room = innerHeight - ROOM_ABOVE - (frame.current?.querySelector('.moment')?.clientHeight ?? 0);
      body.style.zoom = String(Math.max(0.5, Math.min((innerWidth - 32) / NATURAL_WIDTH, room / height)));
    };
    fill();
    addEventListener('resize', fill);
    return () => {
      removeEventListener('resize', fill);
      body.style.removeProperty('width');
      body.style.removeProperty('zoom');
    };
  }, [frame, isEnlarged]);
}
