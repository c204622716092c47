/** Reads single keys of an address and collects what is wrong with them. A value that cannot be read counts as left out. */
import { type Problem, problem } from '../model/config/problem.ts';
import type { NumberRow } from '../params/paramRow.ts';
import type { ParamKey } from '../params/params.ts';
import { checkNumber, checkParam, readNumber } from '../params/paramValues.ts';
import type { LinkEntries } from './linkEntries.ts';

export class LinkReader {
  readonly problems: Problem[];
  private readonly values: ReadonlyMap<string, string>;

  constructor({ values, problems }: LinkEntries) {
    this.values = values;
    this.problems = [...problems];
  }

  has(key: string): boolean {
    return this.values.has(key.toLowerCase());
  }

  text(key: string): string | undefined {
    return this.values.get(key.toLowerCase());
  }

  report(...found: readonly Problem[]): void {
    this.problems.push(...found);
  }

  param(key: ParamKey): number | string | null {
    const text = this.text(key);
    if (text === undefined) return null;
    const checked = checkParam(key, text);
    if (checked.problem) this.report(checked.problem);
    return checked.value;
  }

  /** A number that is no parameter of the table, clamped. */
  number(key: string, range: NumberRow['hard']): number | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const checked = checkNumber(key, range, text);
    if (checked.problem) this.report(checked.problem);
    return checked.value ?? undefined;
  }

  /** The same, whole and not below 0. */
  whole(key: string, max: number): number | undefined {
    return this.number(key, { min: 0, max, integer: true });
  }

  flag(key: string): boolean | undefined {
    const choice = this.choice(key, ['0', '1']);
    return choice === undefined ? undefined : choice === '1';
  }

  choice<Value extends string>(key: string, allowed: readonly Value[]): Value | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const found = allowed.find((value) => value === text.toLowerCase());
    if (found === undefined) this.report(problem(key, text, `one of ${allowed.join(', ')}`));
    return found;
  }

  /** Two angles in degrees, `30_-12.5`; beyond a full turn they come round, and a view never stands on its head. */
  camera(key: string): readonly [number, number] | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const [yaw = Number.NaN, pitch = Number.NaN, ...more] = text.split('_').map(readNumber);
    if (!Number.isFinite(yaw) || Math.abs(pitch) > 90 || Number.isNaN(pitch) || more.length > 0) {
      this.report(problem(key, text, 'two angles in degrees, the second from -90 to 90, as in 30_-12'));
      return undefined;
    }
    return [yaw - 360 * Math.round(yaw / 360) + 0, pitch + 0];
  }
}
