/**
 * What an address says, as a value. The grammar, in the order in which it is written:
 *
 *   v=1 &fig=<id> &embed=1 &<parameters in the table's order> &t=<step> &ch=<changes> &f=<feature> &inst=<instance>
 *       &cam=<yaw>_<pitch> &pin=<another moment, for the lab to compare with> &goal=<of an exercise in the lab> &theme=auto|light|dark &ui=full|min|none &autoplay=0|1 &caption=0|1 &ask=<what to predict first>
 *
 * A figure whose settings are no parameters has keys of its own in their place. Keys are read in any order and in any case; the first
 * of several equal keys counts; `paused` is read as `autoplay=0`. Settings left out are as in the figure's preset. `ch` lists live changes: `1200S0.5_1500lr1e-4` is S = 0.5 from step 1200 on and lr = 1e-4 from 1500 on.
 */

import type { LiveChange } from '../experiment/experiment.ts';
import type { Problem } from '../model/config/problem.ts';
import type { Params } from '../params/params.ts';

export const LINK_VERSION = 1;

/** A step of a run, and what was selected then. */
export interface Moment {
  /** Training stops at exactly this step. */
  readonly t?: number;
  readonly changes: readonly LiveChange[];
  /** The selected feature. */
  readonly f?: number;
  /** The instance shown; the best one where left out. */
  readonly instance?: number;
  /** Yaw and pitch of a view in space, in degrees. */
  readonly camera?: readonly [number, number];
}

/** How the page or frame presents a figure; none of it affects a model. */
export interface Presentation {
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly ui?: 'full' | 'min' | 'none';
  readonly autoplay?: boolean;
  /** Under an embedded figure, what it shows. */
  readonly caption?: boolean;
  /** What the reader is to predict before anything is shown: `askText.ts`. */
  readonly ask?: string;
}

export interface Link {
  /** The figure, where the address names one. */
  readonly fig?: string;
  /** The figure alone, in a frame. */
  readonly embed?: boolean;
  readonly params: Params;
  readonly moment: Moment;
  readonly presentation: Presentation;
  /** Another moment, which the lab compares this one with: `pinText.ts`. */
  readonly pin?: string;
  /** The goal of an exercise in the lab, as text: `goalText.ts`. */
  readonly goal?: string;
}

/** `article`: no key at all. `lab`: a configuration and no figure. `figure`: the article at this figure. `embed`: this figure alone. */
export type Route = 'article' | 'lab' | 'figure' | 'embed';

export interface ParsedLink extends Link {
  readonly route: Route;
  readonly problems: readonly Problem[];
}

export const NO_MOMENT: Moment = { changes: [] };
