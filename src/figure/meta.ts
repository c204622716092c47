/** What pages must know of a figure before its code is loaded (`meta.ts` in its folder), and the props of its component. Types only. */
import type { Schema } from '../address/schema.ts';
import type { ModelView } from '../charts/view.ts';
import type { ExperimentActions, ExperimentStore } from '../experiment/experiment.ts';
import type { ParamKey, Params } from '../params/params.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import type { RunStatus } from '../training/runStatus.ts';

/** A caption that is a test: what a trained model must look like where the parameters are these. */
export interface Claim {
  /** The claim is made where the parameters have these values, whatever the others. */
  readonly when: Partial<Params>;
  readonly text: string;
  /** Share of base seeds, with 8 models each, whose best model must satisfy it. */
  readonly share: number;
  readonly holds: (model: ModelView) => boolean;
}

export interface FigureMeta<Settings extends object = object> {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** The configuration that a figure of an experiment starts with; the table's where left out. */
  readonly preset?: Partial<Params>;
  /** `experiment`: trains the model it shows and has training controls around it. The others look after themselves. */
  readonly needs: 'experiment' | 'trainer' | 'nothing';
  /** The controls that stand beside it; the rest is behind "more". */
  readonly controls?: readonly ParamKey[];
  /** What a figure without an experiment can be set to. */
  readonly settings?: Schema<Settings, object>;
}

/** What scripts may do to a figure. */
export type FigureActions = Pick<ExperimentActions, 'play' | 'pause' | 'step' | 'restart'>;

/** What a figure that trains and has no experiment says of itself. */
export interface FigureReport {
  readonly status: RunStatus;
  /** What could not be read or went wrong, in sentences. */
  readonly problems: readonly string[];
  /** What is left out it cannot do. */
  readonly actions: Partial<FigureActions>;
}

/** A component takes of these what it needs. */
export interface FigureProps<Settings extends object = object> {
  readonly store: ExperimentStore;
  readonly trainer: FigureTrainer;
  /** Of its own; empty where it shows an experiment. A new object sets it anew, be it to the same. */
  readonly settings: Settings;
  /** Address of the page that has lab and article; empty where this is that page. */
  readonly home: string;
  /** Called with what the reader has set it to: it comes back as `settings`. */
  onSettings?(settings: Settings): void;
  /** Called with its status and what may be done to it, at once and on every change. */
  readonly onReport?: (report: FigureReport) => void;
  /** Nothing of it runs before it is asked to. */
  readonly waits?: boolean;
}
