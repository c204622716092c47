/** The types of superposition.js. */
export * from './types/api.js';
