import type { DroppedFile } from '../../preload/contract/bridge.ts';

const readAll = async (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> => {
  const all: FileSystemEntry[] = [];
  for (;;) {
    // The browser hands out at most a hundred entries a time and an empty list at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
};

const readEntry = async (entry: FileSystemEntry, found: DroppedFile<File>[]): Promise<void> => {
  if (entry.isDirectory) {
    const entries = await readAll((entry as FileSystemDirectoryEntry).createReader());
    for (const below of entries) await readEntry(below, found);
    return;
  }
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  found.push({ file, relativePath: entry.fullPath.replace(/^\//, '') });
};

/** Every file of a drop, folders with all that is in them. Call it before the drop event is over. */
export const readDropped = async (data: DataTransfer): Promise<readonly DroppedFile<File>[]> => {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: DroppedFile<File>[] = [];
  for (const { entry, file } of entries) {
    if (entry) await readEntry(entry, found);
    else if (file) found.push({ file, relativePath: file.name });
  }
  return found;
};
