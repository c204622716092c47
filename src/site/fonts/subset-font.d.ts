/** Types of the part of the package that is used; it has none itself. */
declare module 'subset-font' {
  interface Options {
    readonly targetFormat: 'woff2' | 'truetype';
    /** A number pins an axis. */
    readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    /** Leaves out glyphs that only substitutions use, such as tabular figures. */
    readonly noLayoutClosure?: boolean;
  }
  export default function subsetFont(font: Uint8Array, characters: string, options: Options): Promise<Buffer>;
}
