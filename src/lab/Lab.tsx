/** The lab: one experiment, four views of it, all its controls. */
import type { ReactNode } from 'react';
import { labAddress } from '../address/labAddress.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { ParamControl } from '../figure/frame/ParamControl.tsx';
import { Problems } from '../figure/frame/Problems.tsx';
import { StatusLine } from '../figure/frame/StatusLine.tsx';
import DirectionsFigure from '../figures/directions/Figure.tsx';
import InterferenceFigure from '../figures/interference/Figure.tsx';
import LossFigure from '../figures/loss/Figure.tsx';
import NormsFigure from '../figures/norms/Figure.tsx';
import { ExperimentBar } from './ExperimentBar.tsx';
import { LabControls } from './LabControls.tsx';
import { PageHead } from './PageHead.tsx';
import { SeedStrip } from './SeedStrip.tsx';

export interface LabProps {
  readonly store: ExperimentStore;
  /** A preset was chosen: a place worth a way back. */
  readonly onPlace: (search: string) => void;
}

export function Lab({ store, onPlace }: LabProps): ReactNode {
  return (
    <>
      <PageHead />
      <main className="lab">
        <div className="main">
          <Problems store={store} />
          <ExperimentBar store={store} />
          <StatusLine store={store} />
          <div className="main-controls">
            <ParamControl store={store} name="S" />
            <ParamControl store={store} name="I" />
          </div>
          <SeedStrip store={store} />
          <h2 className="visually-hidden">Views of the model</h2>
          <div className="views">
            <DirectionsFigure store={store} />
            <NormsFigure store={store} />
            <InterferenceFigure store={store} />
            <LossFigure store={store} />
          </div>
        </div>
        <div className="side">
          <LabControls store={store} onPreset={() => onPlace(labAddress(store))} />
        </div>
      </main>
    </>
  );
}
