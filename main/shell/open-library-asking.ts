import { existsSync } from 'node:fs';
import path from 'node:path';
import { LIBRARY_FILE } from '../adapters/storage/library-paths.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { DesktopLabels } from './desktop-labels.ts';
import type { OpenedApp } from './open-node-app.ts';

export interface LibraryWish {
  readonly folder: string;
  /** False where the folder was a library before: if it is gone, an empty one must not take its place unasked. */
  readonly mayCreate: boolean;
}

export interface LibraryQuestions {
  readonly labels: DesktopLabels;
  /** Which of `buttons` was pressed. */
  readonly choose: (
    type: 'error' | 'warning',
    message: string,
    detail: string,
    buttons: string[],
  ) => Promise<number>;
  readonly chooseFolder: () => Promise<string | null>;
}

/**
 * Opens the library, and asks what to do for as long as that fails: another try, another folder, a new library,
 * or null for leaving it. Faults that are not the library's are thrown.
 */
export const openLibraryAsking = async (
  wish: LibraryWish,
  open: (folder: string) => Promise<OpenedApp>,
  questions: LibraryQuestions,
): Promise<OpenedApp | null> => {
  const { labels, choose } = questions;
  const another = async (): Promise<OpenedApp | null> => {
    const folder = await questions.chooseFolder();
    return openLibraryAsking(folder === null ? wish : { folder, mayCreate: true }, open, questions);
  };
  const { folder } = wish;
  if (!wish.mayCreate && !existsSync(path.join(folder, LIBRARY_FILE))) {
    const buttons = [labels.tryAgain, labels.chooseLibrary, labels.createHere, labels.quit];
    const detail = `${folder}\n\n${labels.libraryMissingDetail}`;
    const answer = await choose('warning', labels.libraryMissing, detail, buttons);
    if (answer === 1) return another();
    if (answer === 3) return null;
    return openLibraryAsking({ folder, mayCreate: answer === 2 }, open, questions);
  }
  try {
    return await open(folder);
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error;
    const buttons = [labels.tryAgain, labels.chooseLibrary, labels.quit];
    const answer = await choose('error', labels.libraryFailed, error.message, buttons);
    if (answer === 1) return another();
    return answer === 2 ? null : openLibraryAsking(wish, open, questions);
  }
};
