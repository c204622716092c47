/** The hidden units of an experiment's best model: which features each of them answers to. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber, plural } from '../../charts/format.ts';
import { clamp, cleanModel, indices, type Table } from '../../charts/view.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { selectByKey } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { drawPolysemantic } from './draw.ts';
import {
  type Hit,
  MEANS,
  MOST_BLOCKS,
  meaningsOf,
  type PolysemanticInput,
  polysemanticHeight,
  polysemanticLayout,
  shownUnits,
  stackAt,
  unitWeights,
} from './layout.ts';
import meta from './meta.ts';

const TEN_IN_FIVE = { n: 10, m: 5, I: 0.75, r: 1, sets: 'none', act: 'relu', hact: 'relu' } as const;

export default defineFigure({
  meta,
  claims: [
    {
      when: { ...TEN_IN_FIVE, S: 0.9 },
      text: 'Most hidden units answer to several features.',
      share: 0.9,
      holds: (model) => [0, 1, 2, 3, 4].filter((unit) => meaningsOf(model, unit).length > 1).length >= 3,
    },
    {
      when: { ...TEN_IN_FIVE, S: 0 },
      text: 'Dense data: five features are kept, each with a hidden unit to itself.',
      share: 0.9,
      holds: (model) => [0, 1, 2, 3, 4].every((unit) => meaningsOf(model, unit).length === 1),
    },
  ],
  /** The hidden unit looked at. */
  view: () => 0,
  input: (state, wanted): PolysemanticInput => {
    const model = frontModel(state);
    return { ...model, unit: Math.min(wanted, model.nHidden - 1) };
  },
  height: polysemanticHeight,
  layout: polysemanticLayout,
  draw: drawPolysemantic,
  describe: describePolysemantic,
  table: polysemanticTable,
  leftOut: leftOutOf,
  hit: stackAt,
  tip: unitTooltip,
  onHit: (hit) => ({ view: hit?.unit, feature: hit?.feature ?? null }),
  onKey: (pressed, { input: { unit, nHidden }, state }) => {
    const step = pressed.key === 'ArrowLeft' ? -1 : pressed.key === 'ArrowRight' ? 1 : 0;
    return step === 0 ? selectByKey(pressed, { state }) : { view: clamp(unit + step, 0, nHidden - 1) };
  },
  help: () => 'Left and right choose a unit, up and down select a feature.',
  controls: ({ input: { unit, nHidden } }) => [
    {
      kind: 'choice',
      isRare: true,
      label: 'The unit looked at',
      value: String(unit),
      options: indices(nHidden).map((k) => ({ value: String(k), label: `unit ${k}` })),
      change: (value) => ({ view: Number(value) }),
    },
  ],
  poster: { from: 620 },
});

export function describePolysemantic(input: PolysemanticInput): string {
  const model = { ...input, ...cleanModel(input) };
  const counts = indices(model.nHidden).map((unit) => meaningsOf(model, unit).length);
  const single = counts.filter((count) => count === 1).length;
  const unit = Math.min(input.unit, model.nHidden - 1);
  const named = meaningsOf(model, unit)
    .map((feature) => featureLabel(feature))
    .join(', ');
  const chosen = named === '' ? 'none' : named;
  return `Hidden units that mean one feature only (weight of at least ${MEANS}): ${single} of ${model.nHidden}. Features of unit ${unit}: ${chosen}.`;
}

export function unitTooltip(input: PolysemanticInput, { unit, feature }: Hit): string {
  const weights = unitWeights(input, unit);
  if (feature !== null) return `unit ${unit}, feature ${featureLabel(feature)}: weight ${formatNumber(weights[feature] ?? 0)}`;
  return `unit ${unit} means ${plural(meaningsOf(input, unit).length, 'feature')}`;
}

export function polysemanticTable(input: PolysemanticInput): Table {
  const model = { ...input, ...cleanModel(input) };
  const rows = indices(model.nFeatures).map((f) => [
    featureLabel(f),
    ...indices(model.nHidden).map((k) => model.W[f * model.nHidden + k] ?? 0),
  ]);
  return { columns: ['feature', ...indices(model.nHidden).map((k) => `unit ${k}`)], rows };
}

function leftOutOf({ nFeatures, nHidden, unit }: PolysemanticInput): string | null {
  const units = shownUnits(nHidden, unit);
  const sentences = [
    units.length < nHidden && `Units ${units[0]} to ${units.at(-1)} of ${nHidden} are drawn: choose another to see those around it.`,
    nFeatures > MOST_BLOCKS && `Grey blocks are all but the ${MOST_BLOCKS} largest weights of a unit.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ') || null;
}
