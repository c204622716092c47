/** Runs the packing machine a little in every frame while the figure is on the page, until it has finished. */
import { useEffect, useState } from 'react';
import type { Packer } from './packer.ts';

const STEPS_A_FRAME = 60;
const MS_A_FRAME = 5;

/** @returns steps taken so far: it changes with every frame that ran */
export function usePacker(packer: Packer): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    if (packer.finished) return;
    let frame = requestAnimationFrame(function work() {
      const taken = pushFor(packer, MS_A_FRAME);
      setStep((before) => before + taken);
      if (!packer.finished) frame = requestAnimationFrame(work);
    });
    return () => cancelAnimationFrame(frame);
  }, [packer]);
  return step;
}

function pushFor(packer: Packer, ms: number): number {
  const end = performance.now() + ms;
  let steps = 0;
  for (; steps < STEPS_A_FRAME && !packer.finished && performance.now() < end; steps++) packer.step();
  return steps;
}
