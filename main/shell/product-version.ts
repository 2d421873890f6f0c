import { readFileSync } from 'node:fs';

declare global {
  /** Put in by the build; unbuilt, the package says. */
  var OFFPRINT_VERSION: string | undefined;
}

const fromPackage = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

export const PRODUCT_VERSION: string = globalThis.OFFPRINT_VERSION ?? fromPackage();
