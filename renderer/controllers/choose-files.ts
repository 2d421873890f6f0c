import type { DroppedFile } from '../../preload/contract/bridge.ts';
import type { Services } from '../contexts/services-context.ts';
import { importFiles } from './import-files.ts';

/** Opens the system's file dialog. Must be called from a user's action. */
export const chooseFiles = (
  services: Services,
  what: 'files' | 'folder',
  options: { readonly dryRun?: boolean } = {},
): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])].map((file): DroppedFile<File> => ({
      file,
      relativePath: file.webkitRelativePath || file.name,
    }));
    if (files.length > 0) importFiles(services, files, options);
  });
  input.click();
};
