/** Directions packed by hand (in the plane) or by a search, and how many fit as the allowed overlap grows. */
import { type ReactNode, useRef, useState } from 'react';
import { useView } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { Panel } from '../../figure/panel/Panel.tsx';
import { describePacking, packingTable } from './describe.ts';
import { HandBoard } from './HandBoard.tsx';
import type { PackingState } from './layout.ts';
import meta from './meta.ts';
import { PackingControls } from './PackingControls.tsx';
import { type Lines, PACKER_SEED, Packer } from './packer.ts';
import { allowedIndex, type PackingSettings } from './settings.ts';
import { usePacker } from './usePacker.ts';

interface PackingView extends PackingSettings {
  /** Null while the lines are the search's. */
  readonly byHand: Lines | null;
}

type PackingProps = Pick<FigureProps<PackingSettings>, 'settings' | 'onSettings'>;

export default function PackingFigure({ settings, onSettings }: PackingProps): ReactNode {
  const [view, setView] = useView(settings, untouched, onSettings);
  /** For every dimension tried so far: their curves stay. */
  const [packers] = useState(() => new Map<number, Packer>());
  const { m, overlap, byHand } = view;
  const set = (changed: Partial<PackingSettings>) => {
    const next = { m, overlap, ...changed };
    setView({ ...next, byHand: next.m === m ? byHand : null }, next);
  };
  const setLines = (lines: Lines | null) => setView({ ...view, byHand: lines }, settings);
  const packer = packerFor(packers, m);
  const root = useRef<HTMLDivElement>(null);
  const step = usePacker(packer, root);
  const state = stateOf(packer, packers, view);
  return (
    <div ref={root}>
      <Panel
        id={meta.id}
        title={meta.title}
        progress={() => ({ step, status: packer.finished ? 'paused' : 'training' })}
        describe={() => describePacking(state)}
        table={() => packingTable(state)}
      >
        <HandBoard state={state} onLines={setLines} onOverlap={(allowed) => set({ overlap: allowed })} />
        <PackingControls {...{ state, view }} onChange={set} onLines={setLines} />
      </Panel>
    </div>
  );
}

function untouched({ m, overlap }: PackingSettings): PackingView {
  return { m, overlap, byHand: null };
}

function packerFor(packers: Map<number, Packer>, m: number): Packer {
  const known = packers.get(m);
  if (known) return known;
  const packer = new Packer(m, PACKER_SEED);
  packers.set(m, packer);
  return packer;
}

/** The lines shown: those placed by hand, else those of the running search, else its result for the allowed overlap. */
function stateOf(packer: Packer, packers: ReadonlyMap<number, Packer>, { byHand, ...settings }: PackingView): PackingState {
  const working = byHand === null && !packer.finished;
  return {
    nDimensions: packer.nDimensions,
    overlap: working ? packer.overlap : settings.overlap,
    lines: byHand ?? (working ? packer.lines : (packer.found[allowedIndex(settings)] ?? packer.lines)),
    isSearching: working,
    counts: new Map([...packers].map(([m, { found }]) => [m, found.map((lines) => lines.length / m)])),
  };
}
