/** Whether the reader prefers reduced motion: then nothing moves until it is started. */
export function prefersLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
