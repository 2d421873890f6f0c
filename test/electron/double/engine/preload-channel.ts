import { makeValueCodec } from '../value-codec.ts';
import type { DevToolsSession } from './devtools-connection.ts';
import { ISOLATED_WORLD } from './page-target.ts';

interface FromPage {
  readonly kind: 'invoke' | 'send';
  readonly id: number;
  readonly channel: string;
  /** Encoded by the value codec. */
  readonly args: string;
}

export interface ChannelReceiver {
  handler(channel: string): ((event: object, ...args: unknown[]) => unknown) | undefined;
  receive(channel: string, event: object, args: unknown[]): void;
}

/** Carries ipcRenderer's messages between a page's isolated world and ipcMain. */
export interface PreloadChannel {
  listen(devtools: DevToolsSession, binding: string, isMainFrame: (frameId: string) => boolean): void;
  /** Throws on what cannot be cloned; drops the message where no preload script runs (yet), as Electron does. */
  post(channel: string, args: unknown[]): void;
}

export const createPreloadChannel = (
  receiver: ChannelReceiver,
  createEvent: () => object,
): PreloadChannel => {
  const codec = makeValueCodec();
  let deliver: (message: object) => void = () => undefined;

  const invoke = async (message: FromPage, args: unknown[]): Promise<void> => {
    const head = { kind: 'result', id: message.id };
    const fail = (error: unknown): void =>
      deliver({
        ...head,
        ok: false,
        message: `Error invoking remote method '${message.channel}': ${String(error)}`,
      });
    try {
      const handler = receiver.handler(message.channel);
      if (!handler) throw new Error(`No handler registered for '${message.channel}'`);
      deliver({ ...head, ok: true, value: await handler(createEvent(), ...args) });
    } catch (error) {
      fail(error);
    }
  };
  return {
    listen(devtools, binding, isMainFrame) {
      devtools.on('Runtime.executionContextCreated', ({ context }) => {
        const { frameId } = context.auxData as { frameId: string };
        if (context.name !== ISOLATED_WORLD || !isMainFrame(frameId)) return;
        deliver = (message) => {
          const expression = `__offprintDeliver(${JSON.stringify(codec.encode(message))})`;
          // The page may have gone while the answer was on its way.
          void devtools
            .send('Runtime.evaluate', { contextId: context.id, expression })
            .catch(() => undefined);
        };
      });
      devtools.on('Runtime.executionContextsCleared', () => {
        deliver = () => undefined;
      });
      devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
        if (name !== binding) return;
        const message = JSON.parse(payload) as FromPage;
        const args = codec.decode(message.args) as unknown[];
        if (message.kind === 'send') receiver.receive(message.channel, createEvent(), args);
        else void invoke(message, args);
      });
    },
    post(channel, args) {
      deliver({ kind: 'event', channel, args: structuredClone(args) });
    },
  };
};
