/** What `compileAssembly.ts` makes of `index.ts?kernel`: a WebAssembly module as base64 text. */
declare module '*?kernel' {
  const base64: string;
  export default base64;
}
