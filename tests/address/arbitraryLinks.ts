/** Random valid configurations and moments, for property-based tests. */
import fc from 'fast-check';
import type { Link, Moment } from '../../src/address/link.ts';
import type { LiveChange } from '../../src/experiment/experiment.ts';
import { MAX_CHANGES, recordChanges } from '../../src/experiment/liveChanges.ts';
import { fitParams } from '../../src/params/fitParams.ts';
import { writeOwn } from '../../src/params/ownValues.ts';
import type { ParamRow } from '../../src/params/paramRow.ts';
import { PARAM_ROWS, type Params, paramRow } from '../../src/params/params.ts';
import { asParams } from '../../src/params/paramValues.ts';

const anyOwn = fc
  .dictionary(
    fc.integer({ min: 0, max: 4 }).map(String),
    fc.record(
      { S: fc.double({ min: 0, max: 0.9999, noNaN: true }), I: fc.double({ min: 0, max: 1000, noNaN: true }) },
      { requiredKeys: [] },
    ),
    { maxKeys: 3 },
  )
  .map((values) => writeOwn(new Map(Object.entries(values).map(([feature, own]) => [Number(feature), own]))));

function value(row: ParamRow): fc.Arbitrary<number | string> {
  if (row.scale === 'choice') return fc.constantFrom(...row.choices.map((choice) => choice.value));
  if (row.scale === 'own') return anyOwn;
  const { min, max, integer } = row.hard;
  const any = integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return fc.oneof(any, fc.constantFrom(row.initial, min, max)).map((number) => number + 0);
}

export const anyParams: fc.Arbitrary<Params> = fc
  .tuple(...PARAM_ROWS.map((row) => value(row).map((chosen) => [row.key, chosen] as const)))
  .map((pairs) => fitParams(asParams(Object.fromEntries(pairs))).params);

const LIVE = ['S', 'I', 'r', 'lr', 'own'] as const;

const anyChange: fc.Arbitrary<LiveChange> = fc
  .constantFrom(...LIVE)
  .chain((key) => fc.record({ step: fc.integer({ min: 1, max: 10_000_000 }), key: fc.constant(key), value: value(paramRow(key)) }));

function inOrder(changes: readonly LiveChange[]): readonly LiveChange[] {
  return changes.reduce<readonly LiveChange[]>((sum, change) => recordChanges(sum, change.step, [change]), []);
}

const angle = (most: number) => fc.integer({ min: -most * 10, max: most * 10 - 1 }).map((tenths) => tenths / 10 + 0);

/** @param params for the ranges of feature and instance */
function anyMoment({ n, k }: Params): fc.Arbitrary<Moment> {
  const few = fc.array(anyChange, { maxLength: 5 });
  const many = fc.array(anyChange, { minLength: MAX_CHANGES, maxLength: MAX_CHANGES });
  const changes = fc.oneof({ arbitrary: few, weight: 50 }, { arbitrary: many, weight: 1 }).map(inOrder);
  const moved = changes.map((list) => ({ changes: list, ...(list.length > 0 ? { t: list.at(-1)?.step ?? 0 } : {}) }));
  const looks = fc.record(
    { f: fc.integer({ min: 0, max: n - 1 }), instance: fc.integer({ min: 0, max: k - 1 }), camera: fc.tuple(angle(180), angle(90)) },
    { requiredKeys: [] },
  );
  return fc.tuple(moved, looks).map(([way, look]) => ({ ...way, ...look }));
}

export const anyLink: fc.Arbitrary<Link & { readonly params: Params }> = anyParams.chain((params) =>
  fc.record(
    {
      fig: fc.constantFrom('directions', 'norms', 'phase'),
      params: fc.constant(params),
      moment: anyMoment(params),
      presentation: fc.record(
        {
          theme: fc.constantFrom('auto', 'light', 'dark'),
          ui: fc.constantFrom('full', 'min', 'none'),
          autoplay: fc.boolean(),
          caption: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['params', 'moment', 'presentation'] },
  ),
);
