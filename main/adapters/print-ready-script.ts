/** Resolves when a print document is whole: its typefaces loaded, its pictures decoded, broken ones given up. */
export const PRINT_READY_SCRIPT = `(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
})()`;
