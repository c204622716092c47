/** A configuration as a short title: shape and sparsity, then whatever differs from the defaults. */
import { format } from './format.ts';
import { PARAM_ROWS, type ParamKey, type Params } from './params.ts';
import { INITIAL_PARAMS } from './paramValues.ts';
import { isRelevant } from './relevance.ts';

const ALWAYS: readonly ParamKey[] = ['n', 'm', 'S'];
/** Settings of the training, not of the model. */
const NEVER: readonly ParamKey[] = ['k', 'batch', 'lr', 'sched', 'steps', 'warm', 'opt', 'mom', 'engine', 'speed', 'names'];

/** "n = 5, m = 2, S = 0.9, feature 1: sparsity 0.2, seed = 7" */
export function configurationInWords(params: Params): string {
  const differs = (key: ParamKey) => !NEVER.includes(key) && params[key] !== INITIAL_PARAMS[key];
  const told = (key: ParamKey) => isRelevant(key, params) && (ALWAYS.includes(key) || differs(key));
  return PARAM_ROWS.flatMap(({ key }) => (told(key) ? [key === 'own' ? format(key, params[key]) : `${key} = ${params[key]}`] : [])).join(
    ', ',
  );
}
