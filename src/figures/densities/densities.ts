/** The seven densities of the paper's comparison ("Basic Results"), and how many features it finds at each for 20 features in 5 dimensions. */

/** 1 − S */
export const DENSITIES = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001] as const;

/** Features represented: by the linear model, then by the model of each density. */
export const PAPER_COUNTS: readonly number[] = [5, 5, 7, 9, 10, 12, 13, 13];

/** Names of the columns. */
export const COLUMNS: readonly string[] = ['linear', ...DENSITIES.map(String)];
