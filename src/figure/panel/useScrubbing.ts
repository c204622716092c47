/**
 * Pressing and dragging along a time axis. A finger that moves up or down scrolls the page; only a tap, or a move to the side, counts.
 */
import { useRef } from 'react';
import type { Point } from '../../charts/view.ts';

const LEAST_MOVE = 6;

/** @param scrub called with the place of the pointer */
export function useScrubbing(scrub: (to: Point) => void) {
  const start = useRef<Point | null>(null);
  const isMoving = useRef(false);
  const end = () => {
    start.current = null;
    isMoving.current = false;
  };
  return {
    onPress: (place: Point) => {
      start.current = place;
    },
    onDrag: (place: Point) => {
      const from = start.current;
      if (!from) return;
      const [across, along] = [Math.abs(place.y - from.y), Math.abs(place.x - from.x)];
      isMoving.current ||= along >= LEAST_MOVE && along > across;
      if (isMoving.current) scrub(place);
    },
    onRelease: () => {
      if (start.current && !isMoving.current) scrub(start.current);
      end();
    },
    onCancel: end,
  };
}
