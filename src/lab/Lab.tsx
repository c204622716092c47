/** The lab: one experiment, four views of it, all its controls. */
import type { ReactNode } from 'react';
import { labAddress } from '../address/labAddress.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { FigureBoundary } from '../figure/frame/FigureBoundary.tsx';
import { ParamControl } from '../figure/frame/ParamControl.tsx';
import { Problems } from '../figure/frame/Problems.tsx';
import { StatusLine } from '../figure/frame/StatusLine.tsx';
import directions from '../figures/directions/figure.ts';
import interference from '../figures/interference/figure.ts';
import loss from '../figures/loss/figure.ts';
import norms from '../figures/norms/figure.ts';
import { ExperimentBar } from './ExperimentBar.tsx';
import { LabControls } from './LabControls.tsx';
import { PageHead } from './PageHead.tsx';
import { SeedStrip } from './SeedStrip.tsx';

const VIEWS = [directions, norms, interference, loss];

/** Figures of an experiment have none of their own. */
const NO_SETTINGS = {};

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
            {VIEWS.map(({ meta, Component }) => (
              <FigureBoundary key={meta.id} title={meta.title}>
                <Component store={store} settings={NO_SETTINGS} />
              </FigureBoundary>
            ))}
          </div>
        </div>
        <div className="side">
          <LabControls store={store} onPreset={() => onPlace(labAddress(store))} />
        </div>
      </main>
    </>
  );
}
