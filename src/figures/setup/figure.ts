/** Data, model and loss as a diagram whose numbers are those of the running model; the example is drawn anew or set by hand. */
import { firstOf, formatCount } from '../../charts/format.ts';
import { clamp } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { arrowStep } from '../../figure/concept/handles.ts';
import { judgedView, viewOf } from '../../figure/concept/judgedView.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change } from '../../figure/definition.ts';
import { describeSetup, setupTable } from './describe.ts';
import { drawSetup } from './draw.ts';
import { MOST_FEATURES, MOST_UNITS, type SetupInput, type SetupLayout, setupHeight, setupLayout } from './layout.ts';
import meta from './meta.ts';
import { drawExample, type Example, passThrough } from './sample.ts';

/** Which example: a number of the data's, or one set by hand. */
type Chosen = { readonly number: number; readonly nonEmpty: boolean } | { readonly byHand: Example };

const FIVE = [0, 1, 2, 3, 4];

export default defineFigure({
  meta,
  claims: [
    {
      when: { n: 5, m: 2, S: 0.9, I: 0.9, r: 1, sets: 'none', act: 'relu' },
      text: 'Every feature, sent in alone, comes back as the strongest output.',
      share: 0.9,
      holds: (model) =>
        FIVE.every((alone) => {
          const example = FIVE.map((f) => (f === alone ? 1 : 0));
          const { output } = passThrough(viewOf(model, { S: 0.9, I: 0.9 }), example);
          return output.indexOf(Math.max(...output)) === alone;
        }),
    },
  ],
  view: (): Chosen => ({ number: 0, nonEmpty: true }),
  input: (state, chosen): SetupInput => {
    const view = judgedView(state);
    return { ...view, example: 'byHand' in chosen ? chosen.byHand : drawExample(view, chosen.number, chosen.nonEmpty).example };
  },
  height: (width, { nFeatures }) => setupHeight(width, nFeatures),
  layout: (input, size): SetupLayout => setupLayout(input, size),
  draw: drawSetup,
  describe: describeSetup,
  table: setupTable,
  leftOut: ({ nFeatures, nHidden }) => {
    const units = firstOf(MOST_UNITS, nHidden, 'hidden unit');
    if (nFeatures <= MOST_FEATURES) return units;
    return `${MOST_FEATURES} of ${formatCount(nFeatures)} features are drawn, those of the example among them. ${units ?? ''}`;
  },
  handles: {
    press: ({ handle }, { input }) => toggled(input, featureOf(handle)),
    drag: ({ handle, to }, { input, layout }) => {
      const slot = layout.inputs.find(({ index }) => index === featureOf(handle));
      if (!slot || Math.abs(to.y - slot.at.y) <= DEAD_ZONE) return null;
      return set(input, slot.index, 0.5 - (to.y - slot.at.y) / DRAG_LENGTH);
    },
    key: (pressed, { input }) => {
      const feature = featureOf(pressed.handle);
      if (pressed.key === ' ' || pressed.key === 'Enter') return toggled(input, feature);
      const step = arrowStep(pressed);
      return step && set(input, feature, amountOf(input, feature) + 0.05 * (step.x + step.y));
    },
  },
  controls: ({ view, state }) => [
    { kind: 'button', label: 'Draw another example', change: () => next(state, view, true) },
    { kind: 'button', label: '… even an empty one', change: () => next(state, view, false) },
  ],
});

const DEAD_ZONE = 10;
const DRAG_LENGTH = 120;

/** Handles are called x0, x1, … */
function featureOf(handle: string): number {
  return Number(handle.slice(1));
}

function amountOf({ example }: SetupInput, feature: number): number {
  return example[feature] ?? 0;
}

function set({ example }: SetupInput, feature: number, value: number): Change<Chosen> {
  return { view: { byHand: example.map((x, f) => (f === feature ? clamp(value, 0, 1) : x)) } };
}

function toggled(input: SetupInput, feature: number): Change<Chosen> {
  return set(input, feature, amountOf(input, feature) > 0 ? 0 : 1);
}

/** The example after the one shown; the first where that was set by hand. */
function next(state: ExperimentState, chosen: Chosen, nonEmpty: boolean): Change<Chosen> {
  const number = 'number' in chosen ? drawExample(judgedView(state), chosen.number, chosen.nonEmpty).number + 1 : 0;
  return { view: { number, nonEmpty } };
}
