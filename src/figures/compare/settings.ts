/** What the figure can be set to: what both networks share, what each has of its own, and the moment looked at. */
import { schemaOf } from '../../address/schema.ts';
import { formatNumber } from '../../charts/format.ts';
import type { Activation } from '../../model/config/config.ts';
import { numberField, wordField } from '../../params/field.ts';

export interface CompareSettings {
  readonly n: number;
  readonly I: number;
  /** Of both: they start from the same weights, and where their sparsity is the same they see the same examples. */
  readonly seed: number;
  readonly steps: number;
  /** Sparsity of the first network. */
  readonly S: number;
  readonly act: Activation;
  /** Sparsity of the second network. */
  readonly S2: number;
  readonly act2: Activation;
  /** The step looked at; the newest where there is none as late. */
  readonly t: number;
}

const LAST_SEED = 2 ** 31;
export const MOST_STEPS = 50_000;
const ACTIVATIONS = ['relu', 'linear'] as const;

const whole = (min: number, max: number) => numberField({ min, max, integer: true });
const sparsity = numberField({ min: 0, max: 0.999, integer: false });

export const COMPARED = schemaOf<CompareSettings>(
  { n: 5, I: 0.9, seed: 7, steps: 4000, S: 0.9, act: 'linear', S2: 0.9, act2: 'relu', t: MOST_STEPS },
  {
    n: whole(2, 10),
    I: numberField({ min: 0.1, max: 1, integer: false }),
    seed: whole(0, LAST_SEED),
    steps: whole(200, MOST_STEPS),
    S: sparsity,
    act: wordField(ACTIVATIONS),
    S2: sparsity,
    act2: wordField(ACTIVATIONS),
    t: whole(0, MOST_STEPS),
  },
);

/** What one network has of its own. */
export type Side = Pick<CompareSettings, 'S' | 'act'>;

export function sidesOf({ S, act, S2, act2 }: CompareSettings): readonly [Side, Side] {
  return [
    { S, act },
    { S: S2, act: act2 },
  ];
}

/** Names of both networks, by what sets them apart. */
export function sideNames(settings: CompareSettings): readonly [string, string] {
  const [first, second] = sidesOf(settings);
  const name = ({ S, act }: Side, otherwise: string) => {
    const parts = [
      ...(first.act === second.act ? [] : [act === 'relu' ? 'with the ReLU' : 'without the ReLU']),
      ...(first.S === second.S ? [] : [`S = ${formatNumber(S)}`]),
    ];
    return parts.join(', ') || otherwise;
  };
  return [name(first, 'the first network'), name(second, 'the second network')];
}

/** Names a training: equal for settings that train the same. */
export function trainingName({ t: _, ...trained }: CompareSettings): string {
  return Object.values(trained).join(' ');
}

export function nextSeed({ seed }: CompareSettings): number {
  return (seed + 1) % LAST_SEED;
}

interface NamedChange {
  readonly value: string;
  readonly label: string;
  readonly settings: Pick<CompareSettings, 'S' | 'act' | 'S2' | 'act2'>;
}

/** The comparisons of the article. */
export const CHANGES: readonly NamedChange[] = [
  { value: 'relu', label: 'the ReLU', settings: { S: 0.9, act: 'linear', S2: 0.9, act2: 'relu' } },
  { value: 'sparsity', label: 'sparsity: 0.8 or 0.9', settings: { S: 0.8, act: 'relu', S2: 0.9, act2: 'relu' } },
];

/** Null where these are none of the named comparisons. */
export function changeOf({ S, act, S2, act2 }: CompareSettings): NamedChange | null {
  const isSame = ({ settings: own }: NamedChange) => own.S === S && own.act === act && own.S2 === S2 && own.act2 === act2;
  return CHANGES.find(isSame) ?? null;
}
