/**
 * Everything that works with exact expected losses, gathered into one file that workers load on demand: in two files, what they share
 * would be loaded with every worker.
 */
export { createExactEngine } from './exact.ts';
export { judgeModels } from './judgeModels.ts';
