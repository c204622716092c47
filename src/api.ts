/**
 * The public scripting interface of the site, built to `superposition.js`: what any page may import. Importing defines
 * `<superposition-figure>` and starts nothing; the first figure or `train` starts the workers.
 */
export * from './scripting/public.ts';
export * from './siteElement.ts';
