/** Whether the reader asks for less motion: then nothing starts to move by itself, only when it is asked to. */
export function prefersLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
