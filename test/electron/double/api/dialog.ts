import { covering } from '../uncovered.ts';

const LOOK_AGAIN_MS = 50;

/** Nobody looks at a screen: the call waits, as in Electron, until a test has put its own answer in place. */
const waitForStub = (name: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox') => {
  const unanswered = async (...args: unknown[]): Promise<unknown> => {
    console.error(
      `[double] dialog.${name} waits for an answer that the test must stub: ${JSON.stringify(args)}`,
    );
    while (dialog[name] === unanswered) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    return dialog[name](...args);
  };
  return unanswered;
};

/** Nothing is drawn. Error boxes go to the standard error output, as in Electron on Linux without a display. */
export const dialog = covering('dialog', {
  showOpenDialog: waitForStub('showOpenDialog'),
  showSaveDialog: waitForStub('showSaveDialog'),
  showMessageBox: waitForStub('showMessageBox'),
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
  },
});
