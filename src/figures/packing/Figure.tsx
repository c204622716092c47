/** Directions packed by hand (in the plane) or by the machine, and how many fit as the allowed overlap grows. */
import { type ReactNode, useRef, useState } from 'react';
import { useSettings } from '../../figure/hooks/useSettings.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { Panel } from '../../figure/panel/Panel.tsx';
import { describePacking, packingTable } from './describe.ts';
import { HandBoard } from './HandBoard.tsx';
import type { PackingState } from './layout.ts';
import meta from './meta.ts';
import { PackingControls } from './PackingControls.tsx';
import { type Lines, OVERLAPS, Packer } from './packer.ts';
import { PACKER_SEED, readPacking } from './readPacking.ts';
import { usePacker } from './usePacker.ts';

type PackingFigureProps = Pick<FigureProps, 'query' | 'press' | 'onSettings'>;

/** @param props.query the slot's: `m` dimensions, `overlap` allowed */
export default function PackingFigure({ query = '', press = 0, onSettings }: Partial<PackingFigureProps>): ReactNode {
  const packers = useRef(new Map<number, Packer>());
  return <Packing key={`${press} ${query}`} query={query} packers={packers.current} onSettings={onSettings} />;
}

interface PackingProps extends Pick<FigureProps, 'onSettings'> {
  readonly query: string;
  /** Of every dimension tried so far: their curves stay. */
  readonly packers: Map<number, Packer>;
}

function Packing({ query, packers, onSettings }: PackingProps): ReactNode {
  const [m, setM] = useState(() => readPacking(query).m);
  const [allowed, setAllowed] = useState(() => readPacking(query).allowed);
  const [byHand, setByHand] = useState<Lines | null>(null);
  useSettings(`m=${m}&overlap=${OVERLAPS[allowed] ?? 0}`, onSettings);
  const packer = packerFor(packers, m);
  const root = useRef<HTMLDivElement>(null);
  const step = usePacker(packer, root);
  const state = stateOf(packer, packers, allowed, byHand);
  return (
    <div ref={root}>
      <Panel
        id={meta.id}
        title={meta.title}
        progress={() => ({ step, status: packer.finished ? 'paused' : 'training' })}
        describe={() => describePacking(state)}
        table={() => packingTable(state)}
      >
        <HandBoard state={state} onLines={setByHand} />
        <PackingControls
          m={m}
          allowed={allowed}
          state={state}
          byHand={byHand !== null}
          onDimensions={(dimensions) => {
            setByHand(null);
            setM(dimensions);
          }}
          onAllowed={setAllowed}
          onLines={setByHand}
        />
      </Panel>
    </div>
  );
}

function packerFor(packers: Map<number, Packer>, m: number): Packer {
  const known = packers.get(m);
  if (known) return known;
  const packer = new Packer(m, PACKER_SEED);
  packers.set(m, packer);
  return packer;
}

/** What is shown: lines placed by hand, else what the machine is at, else what it found for the overlap allowed. */
function stateOf(packer: Packer, packers: ReadonlyMap<number, Packer>, allowed: number, byHand: Lines | null): PackingState {
  const working = byHand === null && !packer.finished;
  return {
    nDimensions: packer.nDimensions,
    overlap: working ? packer.overlap : (OVERLAPS[allowed] ?? 0),
    lines: byHand ?? (working ? packer.lines : (packer.found[allowed] ?? packer.lines)),
    isSearching: working,
    counts: new Map([...packers].map(([m, { found }]) => [m, found.map((lines) => lines.length / m)])),
  };
}
