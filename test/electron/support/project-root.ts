import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
export const fixtureArticle = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/articles/${name}`, import.meta.url));
