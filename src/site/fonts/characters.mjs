/** Every character that the page's fonts must have. Whatever the page writes beyond Latin stands here; a test searches the sources. */

/** @param {number} first @param {number} last */
const from = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('');

/** Latin with its accents: readers type them into fields, and messages repeat what they typed. */
const LATIN = from(0x20, 0x7e) + from(0xa0, 0xac) + from(0xae, 0xff);
const PUNCTUATION = '–—‘’“”…\u202f';
const MATHS = '−≥≤×·±←↑→↓′‖ΣŴ²°';
const SUBSCRIPTS = from(0x2080, 0x2089);

/** Those that Inter lacks. */
export const SIGNS = 'ᵀ⊥';

export const CHARACTERS = LATIN + PUNCTUATION + MATHS + SUBSCRIPTS;

/** The names of parameters, set in italics beside their controls: `src/params/params.ts`. */
export const SYMBOLS = 'nmSIr';
