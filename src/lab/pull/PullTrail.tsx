/** The loss along the way of a feature that is pulled by hand, from where it was grabbed to where it is. */
import type { ReactNode } from 'react';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber } from '../../charts/format.ts';
import { polyline } from '../../charts/paths.ts';
import type { ExperimentStore, PulledFeature } from '../../experiment/experiment.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';

const SIZE = { width: 160, height: 36 };
const MARGIN = 4;

export function PullTrail({ store }: { readonly store: ExperimentStore }): ReactNode {
  const pull = useExperiment(store, (state) => state.pull);
  if (!pull) return null;
  return (
    <p className="pull-trail">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} width={SIZE.width} height={SIZE.height} aria-hidden="true">
        <path d={trailPath(pull.losses)} fill="none" stroke="var(--accent)" strokeWidth="2" />
      </svg>
      <span role="status">{pullWords(pull)}</span>
    </p>
  );
}

/** From left to right in the order of the moves; the lowest loss at the bottom. */
function trailPath(losses: readonly number[]): string {
  const known = losses.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const across = (SIZE.width - 2 * MARGIN) / Math.max(1, known.length - 1);
  const down = high > low ? (SIZE.height - 2 * MARGIN) / (high - low) : 0;
  return polyline(known.map((loss, at) => ({ x: MARGIN + at * across, y: MARGIN + (high - loss) * down })));
}

function pullWords({ feature, isHeld, losses }: PulledFeature): string {
  const [before, now] = [losses[0] ?? Number.NaN, losses.at(-1) ?? Number.NaN];
  const lossFrom = `from loss ${formatNumber(before)} to ${formatNumber(now)}`;
  return isHeld
    ? `Pulling feature ${featureLabel(feature)}, ${lossFrom}.`
    : `Feature ${featureLabel(feature)} was pulled ${lossFrom} and let go. An address cannot hold this.`;
}
