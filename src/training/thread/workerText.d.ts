/** A worker as one script; the build of the package puts it there. */
declare module '*.worker.ts?text' {
  const text: string;
  export default text;
}
