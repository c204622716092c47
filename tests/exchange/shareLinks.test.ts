/** The link of a figure in the article leads back to it, set as it was, whichever slot of its kind is met. */
import { describe, expect, it } from 'vitest';
import { CONFIGURATION, settingsFrom } from '../../src/address/configuration.ts';
import { readAim } from '../../src/article/aimedSlot.ts';
import { pageAddress } from '../../src/exchange/shareLinks.ts';
import { slotSettings } from '../../src/figure/preset.ts';
import { figureMeta } from '../../src/figure/registry.ts';
import type { Params } from '../../src/params/params.ts';
import { readChapters } from '../../src/site/article/articlePlugin.ts';
import { findSlots } from '../../src/site/article/assembleArticle.ts';
import { opened } from '../address/opened.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

const paramsOf = (query: string) => settingsFrom(query, CONFIGURATION);
const SLOTS = findSlots(readChapters('.').join('\n')).map((slot) => ({ ...slot, settings: slotSettings(slot) }));
const EXPERIMENTS = SLOTS.filter(({ figure }) => figureMeta(figure)?.needs === 'experiment');

function shared(figure: string, params: Params, leadsTo: 'figure' | 'lab'): URL {
  const state = fakePage(params).store.getState();
  return new URL(pageAddress({ home: 'https://name.example/', fig: figure, state, own: [], isMoment: false, leadsTo }));
}

describe.each(EXPERIMENTS)('$id', ({ figure, query }) => {
  it.each<[string, Partial<Params>]>([
    ['as it is', {}],
    ['otherwise', { S: 0.5, I: 1, seed: 11, k: 3, lr: 0.01, act: 'linear' }],
    ['as the table has it', paramsOf('')],
  ])('%s', (_, changes) => {
    const params = { ...paramsOf(query), ...changes };
    const aim = readAim(SLOTS, opened(shared(figure, params, 'figure').search));
    expect(aim.slot?.figure).toBe(figure);
    expect(aim.settings.params).toEqual(params);
    expect(aim.problems).toEqual([]);
  });
});

it('of the lab leads to the lab', () => {
  expect(shared('directions', paramsOf('n=6'), 'lab').search).toBe('?v=1&n=6');
});
