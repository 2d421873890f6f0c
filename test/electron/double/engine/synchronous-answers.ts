import { giveUp } from '../lifecycle.ts';
import { OPEN_FUNCTION, PATH_FUNCTION } from '../page/page-scripts.ts';
import type { DevToolsSession } from './devtools-connection.ts';

export interface WindowOpenRequest {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
}

/**
 * Some calls of a page answer at once though the answer lies in another process: there the page runs into a
 * `debugger` statement, and the answer is written into its frame before it goes on.
 */
export const answerPauses = (
  devtools: DevToolsSession,
  onOpen: (request: WindowOpenRequest) => void,
): void => {
  const evaluate = (callFrameId: string, expression: string, returnByValue: boolean) =>
    devtools.send('Debugger.evaluateOnCallFrame', { callFrameId, expression, returnByValue });
  const answerPath = async (callFrameId: string): Promise<void> => {
    const { result } = await evaluate(callFrameId, '__answer.file', false);
    const { path } = await devtools.send('DOM.getFileInfo', { objectId: result.objectId ?? '' });
    await evaluate(callFrameId, `__answer.path = ${JSON.stringify(path)}`, false);
  };
  devtools.on('Debugger.paused', ({ callFrames }) => {
    const frame = callFrames[0];
    const answered =
      frame?.functionName === PATH_FUNCTION
        ? answerPath(frame.callFrameId)
        : frame?.functionName === OPEN_FUNCTION
          ? evaluate(frame.callFrameId, '__request', true).then(({ result }) =>
              onOpen(result.value as WindowOpenRequest),
            )
          : Promise.resolve();
    answered
      .then(() => devtools.send('Debugger.resume'))
      .catch((error: unknown) => {
        if (!String(error).includes('closed')) giveUp(error);
      });
  });
};
