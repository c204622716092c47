/** The posters of frames: one of every figure, sound, with the height of its drawing at every width and nothing to operate. */
import { describe, expect, it } from 'vitest';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { figureNames } from '../../src/site/article/articlePlugin.ts';
import { framePosters } from '../../src/site/frames/framePosters.tsx';

const posters = framePosters();

it('are there for the figures that the frame’s page knows', () => {
  expect([...posters.keys()]).toEqual(FIGURE_IDS);
  expect(figureNames('.')).toEqual(FIGURE_IDS);
});

describe.each([...posters])('that of %s', (id, markup) => {
  it('is drawn for desks and for phones, from numbers alone', () => {
    expect(markup.match(/class="poster-wide /g)?.length).toBeGreaterThan(0);
    expect(markup.match(/class="poster-narrow /g)?.length).toBe(markup.match(/class="poster-wide /g)?.length);
    expect(markup).not.toMatch(/NaN|undefined|Infinity/);
    expect(markup).toContain(` data-figure="${id}" data-step="0" data-status="poster"`);
  });

  it('says how high its drawing is at each width', () => {
    const tables = [...markup.matchAll(/ data-heights="([^"]*)"/g)].map(([, heights = '']) => heights.split(' ').map(Number));
    expect(tables.length).toBeGreaterThan(0);
    for (const heights of tables) {
      expect(heights).toHaveLength(1000 - 160 + 1);
      expect(Math.min(...heights)).toBeGreaterThan(0);
    }
  });

  it('has a heading of the first level, and no handle in its drawings', () => {
    expect(markup.match(/<h3 [^>]*aria-level="1"/g)).toHaveLength(1);
    const drawings = [...markup.matchAll(/<svg [^>]*class="poster-[^>]*>(.*?)<\/svg>/gs)].map(([, inner = '']) => inner);
    expect(drawings.join('')).not.toMatch(/ (?:tabindex|data-handle)=/);
  });
});
