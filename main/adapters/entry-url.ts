/**
 * Address of a thread's or process's entry file. In a checkout it is the source; in a build the bundler has put
 * every entry beside the bundle, under the source's name.
 */
export const entryUrl = (source: string, importer: string): URL => {
  if (importer.endsWith('.ts')) return new URL(source, importer);
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.ts$/, '.js');
  return new URL(`./${name}`, importer);
};
