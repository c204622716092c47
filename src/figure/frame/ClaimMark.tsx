/** A figure's claim where its parameters make one, with a mark that says whether the run at hand satisfies it. */
import type { ReactNode } from 'react';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import type { Params } from '../../params/params.ts';
import { agrees, BASIC_MODEL } from '../../params/paramValues.ts';
import type { RunStatus } from '../../training/runStatus.ts';
import { frontModel } from '../frontModel.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import type { Claim } from '../meta.ts';

/** The claim made at these parameters, or null. Claims are about the paper's basic model unless they name another. */
export function claimAt(claims: readonly Claim[], params: Params): Claim | null {
  return claims.find(({ when }) => agrees(params, { ...BASIC_MODEL, ...when })) ?? null;
}

export type Verdict = 'holds' | 'not-yet' | 'fails';

export function verdictOf(claim: Claim, state: ExperimentState): Verdict {
  if (state.snapshot && claim.holds(frontModel(state))) return 'holds';
  return state.ended === null ? 'not-yet' : 'fails';
}

const FAILS = 'not true of this run: try another seed';

const NOT_YET: Readonly<Record<RunStatus, string>> = {
  poster: 'not trained here yet',
  starting: 'not true yet, training is about to begin',
  training: 'not true yet, still training',
  paused: 'not true yet, training is paused',
  converged: FAILS,
  failed: 'not true yet, training was stopped by an error',
};

/** The verdict in words. @param status of the run that is judged */
export function claimWords(verdict: Verdict, status: RunStatus): string {
  // Nearly random weights may satisfy it by chance, so only the end of the run decides.
  if (verdict === 'holds') return status === 'training' ? 'true so far, still training' : 'true of this run';
  return verdict === 'fails' ? FAILS : NOT_YET[status];
}

interface ClaimMarkProps {
  readonly claims: readonly Claim[];
  readonly store: ExperimentStore;
}

/** Takes the room of the longest claim, so that no control moves where the claim changes with the parameters. */
export function ClaimMark({ claims, store }: ClaimMarkProps): ReactNode {
  const claim = useExperiment(store, (state) => claimAt(claims, state.params));
  const verdict = useExperiment(store, (state) => (claim ? verdictOf(claim, state) : null));
  const status = useExperiment(store, (state) => state.status);
  if (claims.length === 0) return null;
  return (
    <div className="claims">
      {claim && verdict && <ClaimLine text={claim.text} verdict={verdict} status={status} />}
      {claims.map(({ text }) => (
        <p key={text} className="claim-room" aria-hidden="true">
          {text} <span className="verdict">{FAILS}</span>
        </p>
      ))}
    </div>
  );
}

interface ClaimLineProps {
  readonly text: string;
  readonly verdict: Verdict;
  readonly status: RunStatus;
}

export function ClaimLine({ text, verdict, status }: ClaimLineProps): ReactNode {
  return (
    <p className="claim" data-claim={verdict}>
      {text} <span className="verdict">{claimWords(verdict, status)}</span>
    </p>
  );
}
