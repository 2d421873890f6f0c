import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
export const fixtureArticle = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/articles/${name}`, import.meta.url));

/** The folder whose package.json and dist/ are run: the project's, or a copy of it. */
export const appFolder = process.env.OFFPRINT_APP_FOLDER ?? projectRoot;
