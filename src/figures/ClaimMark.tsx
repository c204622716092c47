/** A figure's claim where its parameters make one, with a mark that says whether the run at hand satisfies it. */
import type { ReactNode } from 'react';
import type { ExperimentState, ExperimentStore } from '../state/experiment.ts';
import type { Params } from '../state/params.ts';
import { frontModel } from './frontModel.ts';
import type { Claim, FigureMeta } from './meta.ts';
import { useExperiment } from './useExperiment.ts';

/** The claim made at these parameters, or null. */
export function claimAt(claims: readonly Claim[], params: Params): Claim | null {
  const given = new Map<string, unknown>(Object.entries(params));
  return claims.find(({ when }) => Object.entries(when).every(([key, value]) => given.get(key) === value)) ?? null;
}

export type Verdict = 'holds' | 'not-yet' | 'fails';

function verdictOf(claim: Claim, state: ExperimentState): Verdict {
  if (state.snapshot && claim.holds(frontModel(state))) return 'holds';
  return state.ended === null ? 'not-yet' : 'fails';
}

const WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'true of this run',
  'not-yet': 'not true yet, still training',
  fails: 'not true of this run: try another seed',
};

export function ClaimMark({ meta, store }: { readonly meta: FigureMeta; readonly store: ExperimentStore }): ReactNode {
  const claim = useExperiment(store, (state) => claimAt(meta.claims, state.params));
  const verdict = useExperiment(store, (state) => (claim ? verdictOf(claim, state) : null));
  return claim && verdict && <ClaimLine text={claim.text} verdict={verdict} />;
}

export function ClaimLine({ text, verdict }: { readonly text: string; readonly verdict: Verdict }): ReactNode {
  return (
    <p className="claim" data-claim={verdict}>
      {text} <span className="verdict">{WORDS[verdict]}</span>
    </p>
  );
}
