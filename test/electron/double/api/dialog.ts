import { covering } from '../uncovered.ts';

const unanswered = (name: string) => (): Promise<never> =>
  Promise.reject(
    new Error(`dialog.${name}: nobody is there to answer; the test must stub it, as with real Electron`),
  );

/** Nothing is drawn: a test stubs the answers. Error boxes go to the standard error output, as in Electron on Linux without a display. */
export const dialog = covering('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
  },
});
