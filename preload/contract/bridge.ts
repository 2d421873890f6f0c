import type { EventName, EventPayload, Input, MethodName, Output } from './index.ts';
import type { Result } from './result.ts';

/** A `File` as the DOM has it, without needing the DOM's types here. */
export interface FileHandle {
  readonly name: string;
  readonly size: number;
}

/** A dropped or chosen file; `relativePath` starts with the dropped folder's name where it came in one. */
export interface DroppedFile<F extends FileHandle = FileHandle> {
  readonly file: F;
  readonly relativePath: string;
}

/** What the preload exposes as `window.offprint` and what the HTTP client implements alike. */
export interface Bridge<F extends FileHandle = FileHandle> {
  readonly platform: 'electron' | 'browser';
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Hands dropped or chosen files over and starts their import: in Electron by path, in a browser by upload. */
  importFiles(
    files: readonly DroppedFile<F>[],
    options: Input<'imports.start'>['options'],
  ): Promise<Result<{ jobId: string }>>;
}
