/** The types of element.js. */
export * from './types/siteElement.js';
