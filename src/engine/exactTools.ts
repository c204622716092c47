/** What works with exact expected losses: one file to load on demand, since a file shared by two would be loaded with every worker. */
export { createExactEngine } from './exact.ts';
export { judgeModels } from './judgeModels.ts';
