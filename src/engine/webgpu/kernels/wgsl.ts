/** Writing out WGSL for a shape: repetition, sums, loops with several rounds written out. */

export function each(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('\n');
}

/** @param count at least 1 */
export function sum(count: number, term: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => term(index)).join(' + ');
}

/** vec4f of a term for each component. */
export function vec4(component: (index: number) => string): string {
  return `vec4f(${[0, 1, 2, 3].map(component).join(', ')})`;
}

export interface Loop {
  /** The counter's name, start and end (exclusive), as expressions, and its stride. */
  readonly counter: string;
  readonly from: string;
  readonly below: string;
  readonly stride: number;
  /** Rounds written out at once, since shader compilers leave loops as they are; at least 1. */
  readonly rounds: number;
}

/**
 * A loop in which each round first loads, then uses what it has loaded.
 * @param load statements of a round, given a suffix for its names and the counter's value
 */
export function loop(
  { counter, from, below, stride, rounds }: Loop,
  load: (suffix: string, at: string) => string,
  use: (suffix: string) => string,
): string {
  const at = (round: number) => (round === 0 ? counter : `(${counter} + ${stride * round}u)`);
  const single = `for (; ${counter} < ${below}; ${counter} += ${stride}u) { ${load('', counter)} ${use('')} }`;
  const several = `
      for (; ${counter} + ${stride * (rounds - 1)}u < ${below}; ${counter} += ${stride * rounds}u) {
        ${each(rounds, (round) => load(`_${round}`, at(round)))}
        ${each(rounds, (round) => use(`_${round}`))}
      }`;
  return `
      var ${counter} = ${from};
      ${rounds > 1 ? several : ''}
      ${single}`;
}
