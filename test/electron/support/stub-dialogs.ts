import type { ElectronApplication } from '@playwright/test';

export interface DialogAnswers {
  /** Which button each message box gets, in turn. */
  readonly buttons?: readonly number[];
  /** What each file question gets, in turn; empty cancels. */
  readonly opened?: readonly (readonly string[])[];
  readonly saved?: string;
}

interface Asked {
  offprintAsked?: string[];
}

/** Answers dialogs in the main process in the order they come, and keeps what they asked. */
export const stubDialogs = (app: ElectronApplication, answers: DialogAnswers): Promise<void> =>
  app.evaluate(({ dialog }, { buttons = [], opened = [], saved }) => {
    const asked: string[] = ((globalThis as Asked).offprintAsked ??= []);
    const left = { buttons: [...buttons], opened: [...opened] };
    dialog.showMessageBox = ((options: { message: string; detail?: string; buttons?: string[] }) => {
      asked.push(`${options.message}\n${options.detail ?? ''}\n${options.buttons?.join(' | ') ?? ''}`);
      const response = left.buttons.shift();
      // A question nobody foresaw waits for ever, as it would on a screen.
      return response === undefined
        ? new Promise(() => undefined)
        : Promise.resolve({ response, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    dialog.showOpenDialog = () => {
      const filePaths = [...(left.opened.shift() ?? [])];
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    };
    dialog.showSaveDialog = () =>
      Promise.resolve({
        canceled: saved === undefined,
        filePath: saved ?? '',
      });
  }, answers);

/** What was asked so far. */
export const asked = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as Asked).offprintAsked ?? []);
