/** Whether an archive with these paths holds one page and what belongs to it, to be imported as a whole. */
export const isSinglePage = (paths: ReadonlySet<string>): boolean =>
  paths.has('META-INF/container.xml') || (paths.has('index.html') && paths.has('manifest.json'));
