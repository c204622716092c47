/** What pages know of a figure before its code is loaded (`meta.ts` in its folder), and the props of its component. Types only. */
import type { Schema } from '../address/schema.ts';
import type { ModelView } from '../charts/view.ts';
import type { OfferedFiles } from '../exchange/offers.ts';
import type { ExperimentActions, ExperimentStore } from '../experiment/experiment.ts';
import type { ParamKey, Params } from '../params/params.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import type { RunStatus } from '../training/runStatus.ts';

/** A caption that is a test: what a trained model must look like where the parameters are these. */
export interface Claim {
  /** The claim is made where these parameters have these values. */
  readonly when: Partial<Params>;
  readonly text: string;
  /** Share of base seeds, with 8 models each, whose best model must satisfy it. */
  readonly share: number;
  readonly holds: (model: ModelView) => boolean;
}

export interface FigureMeta<Settings extends object = object> {
  readonly id: string;
  readonly title: string;
  /** The title, where it depends on the experiment's parameters. */
  readonly titleFor?: (params: Params) => string;
  readonly caption: string;
  /** The configuration that a figure of an experiment starts with; the table's where left out. */
  readonly preset?: Partial<Params>;
  /**
   * `experiment`: trains the model it shows, with training controls around it. Other figures manage themselves, and those that train
   * (`trainer`) have a "More" of their own, with the `Ways` in it.
   */
  readonly needs: 'experiment' | 'trainer' | 'nothing';
  /** The first stands beside it, the rest is behind "More". Empty where a control of the figure's own stands there. */
  readonly controls?: readonly ParamKey[];
  /** The settings of a figure without an experiment. */
  readonly settings?: Schema<Settings, object>;
}

/** The actions a figure offers to scripts. */
export type FigureActions = Pick<ExperimentActions, 'play' | 'pause' | 'step' | 'restart'>;

/** The status of a figure that trains without an experiment. */
export interface FigureReport {
  readonly status: RunStatus;
  /** How far it is, in the figure's own measure; 0 while it has no result to draw. */
  readonly step: number;
  /** Problems and failures, in sentences. */
  readonly problems: readonly string[];
  /** Actions left out are not offered. */
  readonly actions: Partial<FigureActions>;
  /** What it has trained, as files. @param address shows the same figure again */
  readonly files?: (address: string) => Promise<readonly OfferedFiles[]>;
}

/** A component uses those it needs. */
export interface FigureProps<Settings extends object = object> {
  readonly store: ExperimentStore;
  readonly trainer: FigureTrainer;
  /** The figure's own settings; empty where it shows an experiment. A new object resets the view, even with equal settings. */
  readonly settings: Settings;
  /** Address of the page with lab and article; empty for this page. */
  readonly home: string;
  /** Called with settings the reader has changed; they come back as `settings`. */
  onSettings?(settings: Settings): void;
  /** Called with its status and actions, at once and on every change. */
  readonly onReport?: (report: FigureReport) => void;
  /** It does not start by itself. */
  readonly waits?: boolean;
}
