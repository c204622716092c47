/** A configuration in a title's few words: shape and sparsity always, what else differs from the defaults after them. */
import { PARAM_ROWS, type ParamKey, type Params } from './params.ts';
import { INITIAL_PARAMS } from './paramValues.ts';

const ALWAYS: readonly ParamKey[] = ['n', 'm', 'S'];
/** How it is trained, not what. */
const NEVER: readonly ParamKey[] = ['k', 'batch', 'lr', 'sched', 'steps', 'engine', 'speed'];

/** "n = 5, m = 2, S = 0.9, seed = 7" */
export function configurationInWords(params: Params): string {
  const told = (key: ParamKey) => ALWAYS.includes(key) || (!NEVER.includes(key) && params[key] !== INITIAL_PARAMS[key]);
  return PARAM_ROWS.flatMap(({ key }) => (told(key) ? [`${key} = ${params[key]}`] : [])).join(', ');
}
