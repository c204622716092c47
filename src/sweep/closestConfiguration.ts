/** The natural weight configuration of `model/theory/theory.ts` that a trained model is closest to, by its weights and not by its loss. */
import { type Directions, gram } from '../model/geometry/geometry.ts';
import { type Configuration, configurations, type PhaseFamily } from '../model/theory/theory.ts';

/** Null where the theory has no configurations of this shape. */
function phaseFamily({ nFeatures, nHidden }: Pick<Directions, 'nFeatures' | 'nHidden'>): PhaseFamily | null {
  if (nFeatures === 2 && nHidden === 1) return 'n2m1';
  return nFeatures === 3 && nHidden === 2 ? 'n3m2' : null;
}

/** The configuration whose WᵀW differs least, up to exchanging the features of equal importance; null where there is no theory. */
export function closestConfiguration(directions: Directions): Configuration | null {
  const family = phaseFamily(directions);
  if (!family) return null;
  const candidates = configurations(family).map((configuration) => ({ configuration, distance: distanceTo(configuration, directions) }));
  return candidates.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest)).configuration;
}

function distanceTo(configuration: Configuration, directions: Directions): number {
  const { nFeatures } = directions;
  const own = gram(directions);
  // A density is needed for the biases only.
  const natural = gram({ ...directions, W: configuration.weights(1).W });
  // The last feature is the extra one; with three, the first two are alike.
  const exchanged = nFeatures === 3 ? [1, 0, 2] : [0, 1];
  const difference = (order: readonly number[]) =>
    order.reduce(
      (sum, f, at) =>
        sum + order.reduce((row, g, to) => row + ((own[f * nFeatures + g] ?? 0) - (natural[at * nFeatures + to] ?? 0)) ** 2, 0),
      0,
    );
  return Math.min(difference(exchanged), difference(exchanged.map((_, f) => f)));
}
