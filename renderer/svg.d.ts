/** esbuild's text loader: the file's markup. */
declare module '*.svg' {
  const markup: string;
  export default markup;
}
