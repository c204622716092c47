/** The package has no types of its own. */
declare module 'wawoff2' {
  /** @param font WOFF2 @returns TTF */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
