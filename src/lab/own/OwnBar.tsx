/** One value of one feature, as a bar. */
import { memo, type ReactNode } from 'react';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber } from '../../charts/format.ts';
import { Bar } from '../../controls/Bar.tsx';
import { shortestNumber } from '../../params/numberText.ts';
import type { OwnKey } from '../../params/ownValues.ts';
import { OWN_BARS } from './ownBars.ts';

export interface OwnBarProps {
  readonly feature: number;
  readonly name: OwnKey;
  readonly value: number;
  /** The feature's own, not what the sliders give it. */
  readonly isOwn: boolean;
  readonly onMove: (feature: number, key: OwnKey, value: number) => void;
  readonly onType: (feature: number, key: OwnKey, text: string) => void;
  readonly onCommit: () => void;
}

const PAGE = 5;

/** Kept where nothing of it has changed: there may be two hundred. */
export const OwnBar = memo(function OwnBar({ feature, name, value, isOwn, onMove, onType, onCommit }: OwnBarProps): ReactNode {
  const { label, stops, positionOf } = OWN_BARS[name];
  return (
    <div data-own={isOwn}>
      <Bar
        label={<span className="symbol">{name}</span>}
        name={`${label} of feature ${featureLabel(feature)}`}
        position={positionOf(value)}
        positions={stops.length - 1}
        page={PAGE}
        text={shortestNumber(Number(value.toPrecision(3)))}
        spoken={`${formatNumber(value)}${isOwn ? ', its own' : ''}`}
        onPosition={(position) => onMove(feature, name, stops[position] ?? value)}
        onCommit={onCommit}
        onText={(text) => onType(feature, name, text)}
      />
    </div>
  );
});
