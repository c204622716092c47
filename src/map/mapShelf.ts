/**
 * What a map has trained, kept over a reload of the page in the tab's own storage. Models are filed by configuration and seed, so
 * whatever the map is set to then, those that hold are there. Where there is no storage, or too little, nothing is kept.
 */
import type { Results } from '../sweep/results.ts';
import { resultsFromText, resultsToText } from '../sweep/resultsText.ts';

export interface MapShelf {
  read(): Results;
  keep(results: Results): void;
}

/** Longer than a tab's storage would take. */
const MOST_LETTERS = 4_000_000;
const PREFIX = 'superposition-map-1:';

/** @param storage asked for when it is used: a sandboxed page throws @param name of the map, one of several on a page */
export function mapShelf(storage: () => Pick<Storage, 'getItem' | 'setItem'>, name: string): MapShelf {
  return {
    read: () => attempt(() => resultsFromText(storage().getItem(PREFIX + name) ?? ''), new Map()),
    keep: (results) =>
      attempt(() => {
        const text = resultsToText(results);
        if (text.length <= MOST_LETTERS) storage().setItem(PREFIX + name, text);
      }, undefined),
  };
}

function attempt<Value>(action: () => Value, otherwise: Value): Value {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
