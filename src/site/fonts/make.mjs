/**
 * `npm run fonts`: cuts the page's fonts out of the packages' full ones: the characters of `characters.mjs`, weights 400 to 700. Run
 * it when the characters change; the results are kept in `src/figure/fonts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { CHARACTERS, SIGNS, SYMBOLS } from './characters.mjs';

const SERIF = 'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght';
const FONTS = 'src/figure/fonts';
const WEIGHTS = { min: 400, max: 700 };

/**
 * @param {string} source
 * @param {string} name
 * @param {string} characters
 * @param {Record<string, number | { min: number, max: number }>} [variationAxes] a number pins an axis
 */
async function make(source, name, characters, variationAxes) {
  const font = await subsetFont(readFileSync(source), characters, { targetFormat: 'woff2', variationAxes });
  writeFileSync(`${FONTS}/${name}.woff2`, font);
  console.log(`${name}: ${(font.length / 1000).toFixed(1)} kB`);
}

await make('node_modules/inter-ui/variable/InterVariable.woff2', 'inter', CHARACTERS, { wght: WEIGHTS, opsz: 14 });
await make(`${SERIF}-normal.woff2`, 'serif', CHARACTERS, { wght: WEIGHTS });
await make(`${SERIF}-italic.woff2`, 'serif-italic', CHARACTERS, { wght: WEIGHTS });
await make('node_modules/@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2', 'signs', SIGNS);
await make(`${SERIF}-italic.woff2`, 'symbols', SYMBOLS, { wght: 400 });
