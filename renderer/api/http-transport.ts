import type { Bridge, DroppedFile } from '../../preload/contract/bridge.ts';
import type { EventName, EventPayload, Input, MethodName, Output } from '../../preload/contract/index.ts';
import { failed, type Result } from '../../preload/contract/result.ts';
import { asFailure } from './api-client.ts';
import { uploadFile } from './upload-file.ts';

/** Uploads at a time: the browser gives one host six connections, and one is the event stream. */
const PARALLEL_UPLOADS = 3;

const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> => {
  try {
    const response = await fetch(`api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Result<Output<M>>;
  } catch (error) {
    // No answer, or one that is not JSON: the program behind the window is gone or is another one.
    const message = error instanceof Error ? error.message : String(error);
    return failed({ code: 'internal', message: `no answer: ${message}`, details: { unreachable: true } });
  }
};

const uploadAll = async (files: readonly DroppedFile<File>[]): Promise<Input<'imports.start'>['uploads']> => {
  const uploads: Input<'imports.start'>['uploads'] = [];
  const waiting = files.entries();
  const work = async (): Promise<void> => {
    for (const [index, { file, relativePath }] of waiting) {
      uploads[index] = { token: await uploadFile(file), relativePath };
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_UPLOADS }, work));
  return uploads;
};

/** One event stream for the window, opened by the first listener; it reconnects by itself. */
const createEvents = (): Bridge['on'] => {
  let source: EventSource | undefined;
  return <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => {
    source ??= new EventSource('api/events');
    const receive = (message: MessageEvent<string>): void =>
      listener(JSON.parse(message.data) as EventPayload<E>);
    source.addEventListener(event, receive);
    return () => source?.removeEventListener(event, receive);
  };
};

/** The bridge over the local server of browser mode. Every address is relative to the page. */
export const createHttpTransport = (): Bridge<File> => ({
  platform: 'browser',
  call,
  on: createEvents(),
  async importFiles(files, options) {
    try {
      return await call('imports.start', { uploads: await uploadAll(files), options });
    } catch (error) {
      const failure = asFailure(error);
      return failed({
        code: failure.code === 'unreachable' ? 'internal' : failure.code,
        message: failure.message,
      });
    }
  },
});
