/** A configuration as a short title: shape and sparsity, then whatever differs from the defaults. */
import { PARAM_ROWS, type ParamKey, type Params } from './params.ts';
import { INITIAL_PARAMS } from './paramValues.ts';

const ALWAYS: readonly ParamKey[] = ['n', 'm', 'S'];
/** Settings of the training, not of the model. */
const NEVER: readonly ParamKey[] = ['k', 'batch', 'lr', 'sched', 'steps', 'engine', 'speed'];

/** "n = 5, m = 2, S = 0.9, seed = 7" */
export function configurationInWords(params: Params): string {
  const told = (key: ParamKey) => ALWAYS.includes(key) || (!NEVER.includes(key) && params[key] !== INITIAL_PARAMS[key]);
  return PARAM_ROWS.flatMap(({ key }) => (told(key) ? [`${key} = ${params[key]}`] : [])).join(', ');
}
