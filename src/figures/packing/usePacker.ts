/** Runs the packing search a little in every frame while the figure is visible, until it has finished. */
import { type RefObject, useEffect, useState } from 'react';
import { prefersLessMotion } from '../../figure/hooks/motion.ts';
import { watchVisibility } from '../../figure/hooks/visibility.ts';
import type { Packer } from './packer.ts';

const STEPS_A_FRAME = 60;
const MS_A_FRAME = 5;

/** @returns steps taken so far: it changes with every frame that ran, or once at the end where the reader asks for less motion */
export function usePacker(packer: Packer, figure: RefObject<Element | null>): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    if (!figure.current) return;
    const still = prefersLessMotion();
    let frame = 0;
    let unseen = 0;
    const work = () => {
      unseen += pushFor(packer, MS_A_FRAME);
      if (!still || packer.finished) {
        const taken = unseen;
        unseen = 0;
        setStep((before) => before + taken);
      }
      if (!packer.finished) frame = requestAnimationFrame(work);
    };
    const stop = watchVisibility(figure.current, (visible) => {
      cancelAnimationFrame(frame);
      if (visible && !packer.finished) frame = requestAnimationFrame(work);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [packer, figure]);
  return step;
}

function pushFor(packer: Packer, ms: number): number {
  const end = performance.now() + ms;
  let steps = 0;
  for (; steps < STEPS_A_FRAME && !packer.finished && performance.now() < end; steps++) packer.step();
  return steps;
}
