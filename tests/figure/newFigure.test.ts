/** A new figure is a folder of its own and nothing else: one is added to a copy of the sources, and is a figure like the others. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figureNames } from '../../src/site/article/articlePlugin.ts';

const ROOT = 'node_modules/.new-figure';
const FOLDER = join(ROOT, 'src/figures/lengths');

const FILES = {
  'meta.ts': `
    import type { FigureMeta } from '../../figure/meta.ts';
    const meta: FigureMeta = {
      id: 'lengths', title: 'Lengths', caption: 'How long each direction is.', preset: 'n=5&m=2', needs: 'experiment',
    };
    export default meta;`,
  'figure.ts': `
    import { h } from '../../charts/svg.ts';
    import { indices, type ModelView, type Size } from '../../charts/view.ts';
    import { defineFigure } from '../../figure/defineFigure.tsx';
    import { frontModel } from '../../figure/frontModel.ts';
    import { featureNorms } from '../../model/geometry/geometry.ts';
    import meta from './meta.ts';

    const normsOf = (model: ModelView) => [...featureNorms({ ...model, W: Float64Array.from(model.W) })];

    export default defineFigure({
      meta,
      view: () => null,
      input: frontModel,
      layout: (model: ModelView, size: Size) => ({ ...size, norms: normsOf(model) }),
      draw: ({ width, height, norms }, label) =>
        h('svg', { viewBox: \`0 0 \${width} \${height}\`, width, height, 'aria-label': label },
          norms.map((norm, f) => h('rect', { x: 0, y: 10 * f, width: 100 * norm, height: 8 }))),
      describe: (model) => \`\${model.nFeatures} features of several lengths.\`,
      table: (model) => ({ columns: ['feature', 'norm'], rows: indices(model.nFeatures).map((f) => [f, normsOf(model)[f] ?? 0]) }),
    });`,
};

beforeAll(() => {
  cpSync('src', join(ROOT, 'src'), { recursive: true });
  cpSync('tsconfig.json', join(ROOT, 'tsconfig.json'));
  mkdirSync(FOLDER);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(FOLDER, name), text);
});

afterAll(() => rmSync(ROOT, { recursive: true }));

it('is known to the article, which may then have a place for it', () => {
  expect(figureNames(ROOT)).toContain('lengths');
});

it('is registered, drawn, described and given a poster by its folder alone', async () => {
  type Sources = Pick<typeof import('../../src/site/article/posters.tsx'), 'drawPosterOf'>;
  const file = join(process.cwd(), ROOT, 'src/site/article/posters.tsx');
  const { module } = await runnerImport<Sources>(file, { configFile: false, root: ROOT, logLevel: 'warn' });
  const trained = [{ nFeatures: 2, nHidden: 1, W: [0.5, -1], b: [0, 0], loss: 0.1 }];
  const slot = { id: 'lengths-here', figure: 'lengths', query: 'n=2&m=1&k=1' };
  const models = { figure: 'lengths', query: slot.query, origin: 'made up', command: '', trained };
  const { html: poster } = module.drawPosterOf(slot, { trained: models, inline: true });
  expect(poster).toContain('data-figure="lengths"');
  expect(poster).toContain('Lengths</h3>');
  expect(poster).toContain('aria-label="2 features of several lengths."');
  expect(poster).toMatch(/<rect x="0" y="0" width="50" height="8"\/><rect x="0" y="10" width="100" height="8"\/>/);
}, 60_000);
