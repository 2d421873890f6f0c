import path from 'node:path';
import { app, dialog } from 'electron';
import { saveFile } from '../adapters/save-file.ts';
import type { DesktopLabels } from '../shell/desktop-labels.ts';

/** Paths chosen for import; empty when the question was cancelled. */
export const chooseImports = async (what: 'files' | 'folder'): Promise<string[]> => {
  const kind = what === 'files' ? 'openFile' : 'openDirectory';
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: [kind, 'multiSelections'] });
  return canceled ? [] : filePaths;
};

export const chooseLibraryFolder = async (): Promise<string | null> => {
  const properties = ['openDirectory', 'createDirectory'] as const;
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: [...properties] });
  return canceled ? null : (filePaths[0] ?? null);
};

/** Asks where and saves there; null when the question was cancelled or the file could not be written. */
export const saveAs = async (
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
  labels: DesktopLabels,
): Promise<string | null> => {
  const defaultPath = path.join(app.getPath('documents'), fileName);
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
  if (canceled || !filePath) return null;
  try {
    await saveFile(filePath, chunks);
    return filePath;
  } catch (error) {
    await explain(labels.saveFailed, error instanceof Error ? error.message : String(error));
    return null;
  }
};

export const explain = (message: string, detail: string): Promise<number> =>
  choose('error', message, detail, []);

/** Which of `buttons` was pressed; the last one where the box was closed. */
export const choose = async (
  type: 'error' | 'question' | 'warning',
  message: string,
  detail: string,
  buttons: string[],
): Promise<number> => {
  const cancelId = Math.max(0, buttons.length - 1);
  return (await dialog.showMessageBox({ type, message, detail, buttons, cancelId })).response;
};
