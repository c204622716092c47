/** Unknown keys: those that other software adds are ignored, and for the others the key that was probably meant is found. */
import { PARAM_ROWS } from '../params/params.ts';

const TRACKERS =
  /^(?:_.*|utm_.*|hsa_.*|mc_.*|mtm_.*|pk_.*|piwik_.*|fb_.*|ref_.*|oly_.*|vero_.*|[a-z_]*clid|gclsrc|[gw]braid|igsh|igshid|li_fat_id|mkt_tok|s_kwcid|si|spm|cmpid|ref|referrer|source|trk|share|from|via|amp|debug|secret)$/i;

/** Added by mail programs, social networks, advertisers, translators, and the page's own `debug`. */
export function isTracker(key: string): boolean {
  return key === '' || TRACKERS.test(key);
}

const HOST_ATTRIBUTES =
  /^(?:class|id|is|style|slot|part|exportparts|title|lang|dir|role|hidden|inert|tabindex|translate|draggable|nonce|popover|accesskey|autofocus|contenteditable|enterkeyhint|inputmode|spellcheck|loading|width|height|group|key|item.*|on.*)$|[^a-z0-9]/i;

/** Attributes that any element may have, and those of frameworks: `data-x`, `aria-label`, `v-if`, `@click`. */
export function isHostAttribute(name: string): boolean {
  return HOST_ATTRIBUTES.test(name);
}

/** Other spellings of keys that are not parameters. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  v: ['version'],
  fig: ['figure', 'plot', 'view'],
  embed: ['embedded'],
  t: ['time', 'atStep'],
  ch: ['changes'],
  f: ['feature', 'selectedFeature'],
  inst: ['instance'],
  cam: ['camera'],
  theme: ['colour', 'color', 'mode'],
  S: ['density', 'featureProbability'],
};

/** Shorter words are too similar to one another to guess from. */
const FEWEST_LETTERS = 3;
/** Shorter words of a label, such as "over" and "once", identify nothing. */
const TELLING_LETTERS = 5;

/** @param keys the known keys @returns null where none is similar enough */
export function probableKey(name: string, keys: readonly string[]): string | null {
  const wanted = lettersOf(name);
  const ranked = keys
    .map((key) => ({ key, distance: Math.min(...wordsFor(key).map((word) => distanceOf(wanted, lettersOf(word)))) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  return nearest && nearest.distance <= Math.ceil(wanted.length / 3) ? nearest.key : null;
}

/** The key itself, its name in scripts, its label and that label's longer words. */
function wordsFor(key: string): readonly string[] {
  const row = PARAM_ROWS.find((known) => known.key === key);
  const ofRow = row ? [row.option ?? '', row.label, ...row.label.split(/[^a-z]+/i).filter((word) => word.length >= TELLING_LETTERS)] : [];
  return [key, ...(OTHER_WORDS[key] ?? []), ...ofRow];
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Edit distance in letters; letters missing at the end count half. */
function distanceOf(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.min(a.length, b.length) < FEWEST_LETTERS) return Number.POSITIVE_INFINITY;
  return a.startsWith(b) || b.startsWith(a) ? Math.abs(a.length - b.length) / 2 : lettersToChange(a, b);
}

/** Edit distance with insertions, deletions, replacements and swaps of neighbours. */
function lettersToChange(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      const isSwapped = a[i] === b[j - 1] && a[i - 1] === b[j];
      const swapped = isSwapped ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
