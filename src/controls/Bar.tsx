/** A slider drawn as a bar that is filled up to its position, perhaps with a mark over it. The caller provides its style sheet, `bars.css`. */
import type { ReactNode } from 'react';
import { Slider, type SliderProps } from './Slider.tsx';

export interface BarProps extends Omit<SliderProps, 'children' | 'marks' | 'hint'> {
  /** Where a mark stands, from 0 to 1. */
  readonly mark?: number | undefined;
}

export function Bar({ mark, ...slider }: BarProps): ReactNode {
  return (
    <Slider {...slider}>
      <div className="fill" style={{ width: percent(slider.position / slider.positions) }} />
      {mark !== undefined && <div className="mark" style={{ left: percent(mark) }} />}
    </Slider>
  );
}

function percent(share: number): string {
  return `${100 * share}%`;
}
