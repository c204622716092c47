/** The element's properties are listed by hand: here they are compared with the settings that figures declare. */
import { expect, it } from 'vitest';
import { OF_FIGURES, PROPERTIES } from '../../src/embed/elementProperties.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { schemaOfFigure } from '../../src/figure/preset.ts';

it.each(FIGURE_IDS)('has one for each setting of the figure %s', (fig) => {
  const missing = schemaOfFigure(fig).keys.filter((key) => !PROPERTIES.includes(key));
  expect(missing, `Add ${missing.join(', ')} of the figure ${fig} to OF_FIGURES in src/embed/elementProperties.ts.`).toEqual([]);
});

it('has none that no figure declares', () => {
  const declared = new Set(FIGURE_IDS.flatMap((fig) => schemaOfFigure(fig).keys));
  const unused = OF_FIGURES.filter((key) => !declared.has(key));
  expect(unused, `Remove ${unused.join(', ')} from OF_FIGURES in src/embed/elementProperties.ts: no figure has such a setting.`).toEqual(
    [],
  );
});
