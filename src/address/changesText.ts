/** The list of live changes as text for an address: `1200S0.5_1500lr1e-4`. */

import type { LiveChange } from '../experiment/experiment.ts';
import { LIVE_KEYS, MAX_CHANGES, recordChanges } from '../experiment/liveChanges.ts';
import { RANGES } from '../model/config/config.ts';
import { type Problem, problem } from '../model/config/problem.ts';
import { checkParam, paramField } from '../params/paramValues.ts';

const SEPARATOR = '_';
const CHANGE = /^(\d{1,10})([a-z]+)([^a-z].*)$/i;

export function writeChanges(changes: readonly LiveChange[]): string {
  return changes.map(({ step, key, value }) => step + key + paramField(key).write(value)).join(SEPARATOR);
}

export interface ReadChanges {
  /** By step; one value per step and key. */
  readonly changes: readonly LiveChange[];
  readonly problems: readonly Problem[];
}

/** Reads the changes that are valid; each of the others is left out and reported. */
export function readChanges(text: string): ReadChanges {
  const items = text === '' ? [] : text.split(SEPARATOR, MAX_CHANGES + 1);
  const problems =
    items.length > MAX_CHANGES
      ? [problem('ch', `${items.length} changes or more`, `a list of at most ${MAX_CHANGES}`, `the first ${MAX_CHANGES} are`)]
      : [];
  let changes: readonly LiveChange[] = [];
  for (const item of items.slice(0, MAX_CHANGES)) {
    const read = readChange(item);
    if ('field' in read) problems.push(read);
    else changes = recordChanges(changes, read.step, [read]);
  }
  return { changes, problems };
}

function readChange(item: string): LiveChange | Problem {
  const [, steps = '', name = '', text = ''] = CHANGE.exec(item) ?? [];
  const step = Number(steps);
  const key = LIVE_KEYS.find((live) => live.toLowerCase() === name.toLowerCase());
  const checked = key ? checkParam(key, text) : null;
  const isGood = steps !== '' && step >= 1 && step <= RANGES.steps.max && key && checked?.value != null && !checked.problem;
  return isGood ? { step, key, value: checked.value } : badChange(item);
}

function badChange(item: string): Problem {
  const expected = `a step from 1 to ${RANGES.steps.max}, one of ${LIVE_KEYS.join(', ')} and a value it may have, as in 1200S0.5`;
  return problem('each change in ch', item, expected, 'nothing');
}
