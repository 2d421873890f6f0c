import { coveringEmitter } from '../uncovered.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** `ipcMain`; channels are its events, so any name may be listened for. */
class IpcMain extends coveringEmitter('ipcMain', { emitted: [] }) {
  /** By the name Electron gives it. */
  readonly _invokeHandlers = new Map<string, Handler>();
  readonly #channels = new Map<string, Handler[]>();

  handle(channel: string, handler: Handler): void {
    if (this._invokeHandlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this._invokeHandlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this._invokeHandlers.delete(channel);
  }

  override on(channel: string, listener: Handler): this {
    this.#channels.set(channel, [...(this.#channels.get(channel) ?? []), listener]);
    return this;
  }

  override eventNames(): string[] {
    return [...this.#channels.keys()];
  }

  /** The double's own: a page sent something. */
  receive(channel: string, event: object, args: unknown[]): void {
    for (const listener of this.#channels.get(channel) ?? []) listener(event, ...args);
  }
}

export const ipcMain = new IpcMain();
