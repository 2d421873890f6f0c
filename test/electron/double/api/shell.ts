import { covering } from '../uncovered.ts';

/** Records what would have been handed to the system. */
export const shell = covering('shell', {
  opened: [] as string[],
  openExternal(url: string): Promise<void> {
    shell.opened.push(url);
    return Promise.resolve();
  },
  openPath(path: string): Promise<string> {
    shell.opened.push(path);
    return Promise.resolve('');
  },
  showItemInFolder(path: string): void {
    shell.opened.push(path);
  },
});
