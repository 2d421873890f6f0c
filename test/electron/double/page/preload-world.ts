import type { ValueCodec } from '../value-codec.ts';
import type { WorldEnd } from './connect-worlds.ts';

export interface PreloadProcess {
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string>>;
}

type Listener = (event: object, ...args: unknown[]) => void;
type FromMain =
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'result'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly ok: false; readonly message: string };

/**
 * What a sandboxed preload script may require, and nothing else. Runs inside the page's isolated world, from
 * its source text: it may use nothing but its own body.
 */
export function preloadWorld(codec: ValueCodec, end: WorldEnd, binding: string, info: PreloadProcess) {
  const world = globalThis as unknown as Record<string, unknown>;
  const post = (world[binding] as (text: string) => void).bind(world);
  Reflect.deleteProperty(world, binding);
  const listeners = new Map<string, Listener[]>();
  const pending = new Map<number, (result: FromMain & { kind: 'result' }) => void>();
  let lastId = 0;

  const clone = (args: unknown[]): string => {
    structuredClone(args);
    return codec.encode(args);
  };
  const gap = (what: string) => (): never => {
    throw new Error(`the Electron double does not cover ${what}`);
  };
  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const off = (channel: string, listener: Listener) => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((known) => known !== listener),
    );
    return ipcRenderer;
  };
  const invoke = (channel: string, ...args: unknown[]): Promise<unknown> => {
    let text: string;
    try {
      text = clone(args);
    } catch {
      return Promise.reject(new Error('An object could not be cloned.'));
    }
    return new Promise((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, (result) =>
        result.ok ? resolve(result.value) : reject(new Error(result.message)),
      );
      post(JSON.stringify({ kind: 'invoke', id: lastId, channel, args: text }));
    });
  };
  const ipcRenderer = {
    invoke,
    send: (channel: string, ...args: unknown[]) =>
      post(JSON.stringify({ kind: 'send', channel, args: clone(args) })),
    on,
    addListener: on,
    off,
    removeListener: off,
    once: gap('ipcRenderer.once'),
    sendSync: gap('ipcRenderer.sendSync'),
    postMessage: gap('ipcRenderer.postMessage'),
    removeAllListeners: gap('ipcRenderer.removeAllListeners'),
  };
  world.__offprintDeliver = (text: string): void => {
    const message = codec.decode(text) as FromMain;
    if (message.kind === 'event') {
      const event = { sender: ipcRenderer, senderId: 0, ports: [] };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
      return;
    }
    pending.get(message.id)?.(message);
    pending.delete(message.id);
  };

  // A synchronous answer: the debugger pauses here, the double looks the path up, assigns it and resumes.
  const pathOf = function __offprintPathOf(file: File): string {
    const __answer = { file, path: '' };
    // eslint-disable-next-line no-debugger
    debugger;
    return __answer.path;
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => end.expose(name, api),
      exposeInIsolatedWorld: gap('contextBridge.exposeInIsolatedWorld'),
    },
    ipcRenderer,
    webUtils: {
      getPathForFile(file: unknown): string {
        if (file instanceof File) return pathOf(file);
        throw new TypeError('getPathForFile expected to receive a File object but one was not provided');
      },
    },
  };
  const guarded = new Proxy(electron, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
      return key === '__esModule' || key === 'default' ? undefined : gap(`electron.${key} in a preload`)();
    },
  });
  const require = (id: string): unknown => {
    if (id === 'electron' || id === 'electron/renderer') return guarded;
    throw new Error(`module not found: ${id}`);
  };
  const process = Object.freeze({
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
    env: Object.freeze({}),
    argv: Object.freeze([]),
    ...info,
  });
  return { require, process };
}
