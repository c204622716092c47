/** What a link asks its reader to predict, as text: `represented`, `norms`, or a question of the teacher's own, `Who wins?|the first|*all`. */
import type { Field } from '../params/field.ts';

/** How many features have become this. */
const COUNTED = ['represented', 'dedicated', 'superposed'] as const;
export type Counted = (typeof COUNTED)[number];

export type Ask =
  | { readonly kind: Counted | 'norms' }
  /** `right` is the index of the right option. */
  | { readonly kind: 'written'; readonly question: string; readonly options: readonly string[]; readonly right: number };

const MEASURED = [...COUNTED, 'norms'] as const;
const SEPARATOR = '|';
const RIGHT = '*';
/**
 * Inside an address these would separate keys and values, even escaped: mail programs escape separators too. Their wide forms stand for
 * them, by number, since the page never shows these.
 */
const STAND_INS = [
  ['=', String.fromCodePoint(0xff1d)],
  ['&', String.fromCodePoint(0xff06)],
] as const;

export const ASK_FIELD: Field<Ask> = {
  expected: `one of ${MEASURED.join(', ')}, or a question and its answers with ${SEPARATOR} between them and ${RIGHT} before the right one`,
  parse: (given) => {
    const text = String(given).trim();
    const kind = MEASURED.find((known) => known === text.toLowerCase());
    const ask = kind ? { kind } : readQuestion(text);
    return ask && { value: ask, isExact: true };
  },
  write: (ask) => (ask.kind === 'written' ? writeQuestion(ask.question, ask.options, ask.right) : ask.kind),
};

function readQuestion(text: string): Ask | null {
  const plain = STAND_INS.reduce((changed, [sign, other]) => changed.replaceAll(other, sign), text);
  const [question = '', ...answers] = plain.split(SEPARATOR).map((part) => part.trim());
  const right = answers.findIndex((answer) => answer.startsWith(RIGHT));
  const options = answers.map((answer, at) => (at === right ? answer.slice(1).trim() : answer));
  const isFine = question !== '' && options.length > 1 && right >= 0 && new Set(options).size === options.length && !options.includes('');
  return isFine ? { kind: 'written', question, options, right } : null;
}

function writeQuestion(question: string, options: readonly string[], right: number): string {
  const text = [question, ...options.map((option, at) => (at === right ? RIGHT + option : option))].join(SEPARATOR);
  return STAND_INS.reduce((changed, [sign, other]) => changed.replaceAll(sign, other), text);
}
