import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { MethodName } from '../../preload/contract/index.ts';
import { failed, type Result } from '../../preload/contract/result.ts';
import type { Dispatch } from '../app/dispatch.ts';
import { isOwnAddress } from './scheme.ts';

const FORBIDDEN = failed({ code: 'forbidden', message: 'Only Offprint’s own window may ask this.' });
const CLOSED = failed({ code: 'library-unusable', message: 'No library is open.' });
const NO_PATH = failed({
  code: 'unreadable-file',
  message:
    'What was dropped is not a file on this computer, so nothing was imported. Save it first, then drop the file.',
});

export interface IpcBinding {
  readonly window: () => WebContents | null;
  readonly dispatch: () => Dispatch | null;
}

/** The whole surface a page can reach: one channel for calls, one for the paths of dropped files. */
export const bindIpc = ({ window, dispatch }: IpcBinding): void => {
  const isOwnPage = ({ sender, senderFrame }: IpcMainInvokeEvent): boolean =>
    sender === window() && senderFrame?.parent === null && isOwnAddress(senderFrame.url);
  const handle = (
    channel: string,
    answer: (run: Dispatch, ...args: unknown[]) => Promise<Result<unknown>>,
  ): void =>
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      const run = dispatch();
      if (!isOwnPage(event)) return FORBIDDEN;
      return run ? answer(run, ...args) : CLOSED;
    });

  // Both are checked by the dispatcher: the name against the contract, the input against its schema.
  handle('offprint:call', (run, method, input) => run(String(method) as MethodName, input, 'page'));
  handle('offprint:import-paths', async (run, paths, options) => {
    const given = Array.isArray(paths) ? paths.filter((path) => path !== '') : [];
    return given.length > 0 ? run('imports.startPaths', { paths: given, options }, 'shell') : NO_PATH;
  });
};
