/** What a map of this figure can be set to: the map, and what its cells are coloured by. */
import type { Schema } from '../../address/schema.ts';
import { type GivenSweep, SWEEP, type SweepSettings } from '../../map/sweepSettings.ts';
import { problem } from '../../model/config/problem.ts';
import type { PhaseFamily } from '../../model/theory/theory.ts';
import { wordField } from '../../params/field.ts';
import { agrees, BASIC_MODEL } from '../../params/paramValues.ts';

/** The first two are of maps for which there are closed forms. */
const COLOURINGS = ['outcome', 'configuration', 'represented', 'loss', 'dimensionsPerFeature', 'spread'] as const;

export type PhaseColouring = (typeof COLOURINGS)[number];

export interface PhaseSettings {
  readonly map: SweepSettings;
  readonly by: PhaseColouring;
}

interface GivenPhase {
  readonly map: GivenSweep;
  readonly by?: PhaseColouring;
}

const BY = wordField(COLOURINGS);

export const PHASE: Schema<PhaseSettings, GivenPhase> = {
  keys: [...SWEEP.keys, 'by'],
  initial: { map: SWEEP.initial, by: 'outcome' },
  parse: (reader) => {
    const by = reader.read('by', BY);
    return { map: SWEEP.parse(reader), ...(by && { by }) };
  },
  complete: ({ map: given, by: asked }, before) => {
    const { settings: map, problems } = SWEEP.complete(given, before.map);
    const by = usableColouring(map, asked ?? before.by);
    const refused = asked !== undefined && asked !== by;
    const found = refused ? [problem('by', asked, `for this map one of ${colouringsOf(map).join(', ')}`, by)] : [];
    return { settings: { map, by }, problems: [...problems, ...found] };
  },
  write: ({ map, by }, isWhole = false) => {
    const isUsual = by === usableColouring(map);
    return [...SWEEP.write(map, isWhole), ...(isUsual && !isWhole ? [] : [['by', by] as const])];
  },
};

/** The closed forms hold for independent features with a ReLU, the others of importance 1; null where there are none. */
export function familyOf({ params, x, y }: SweepSettings): PhaseFamily | null {
  const isBasic = agrees(params, { ...BASIC_MODEL, act: 'relu', sets: 'none' });
  const isPlain = isBasic && (params.I === 1 || x.key === 'r' || y.key === 'r');
  const isShaped = [x, y].every(({ key }) => key !== 'n' && key !== 'm' && key !== 'I');
  if (!isPlain || !isShaped) return null;
  if (params.n === 2 && params.m === 1) return 'n2m1';
  return params.n === 3 && params.m === 2 ? 'n3m2' : null;
}

/** The usual one first. */
export function colouringsOf(map: SweepSettings): readonly PhaseColouring[] {
  return familyOf(map) ? COLOURINGS : COLOURINGS.slice(2);
}

/** The colouring asked for, where the map has it; else its usual one. */
export function usableColouring(map: SweepSettings, asked?: PhaseColouring): PhaseColouring {
  const [usual = 'represented', ...others] = colouringsOf(map);
  return others.find((by) => by === asked) ?? usual;
}
