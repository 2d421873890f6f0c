import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DroppedFile } from '../../preload/contract/bridge.ts';
import { readDropped } from './read-dropped.ts';

export interface DragState {
  readonly files: number;
  readonly folders: number;
  /** What letting go would do: import, or only check. */
  readonly aim: DropAim;
}

export type DropAim = 'import' | 'check';
type OnDrop = (files: Promise<readonly DroppedFile<File>[]>, aim: DropAim) => void;

/** Makes the whole window a place to drop files on; text and links dragged inside the window are left alone. */
export class DropTargetController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onDrop: OnDrop;
  #stop: AbortController | undefined;
  #depth = 0;
  /** Null while nothing is dragged over the window. */
  dragged: DragState | null = null;

  constructor(host: ReactiveControllerHost, onDrop: OnDrop) {
    this.#host = host;
    this.#onDrop = onDrop;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const listen = (
      name: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      on: (event: DragEvent) => void,
    ): void =>
      window.addEventListener(
        name,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          on(event);
        },
        { signal },
      );
    listen('dragenter', (event) => {
      this.#depth++;
      this.#show(describe(event));
    });
    listen('dragover', (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      if (this.dragged && this.dragged.aim !== aimOf(event)) this.#show(describe(event));
    });
    listen('dragleave', () => {
      this.#depth = Math.max(0, this.#depth - 1);
      if (this.#depth === 0) this.#show(null);
    });
    listen('drop', (event) => {
      this.#depth = 0;
      this.#show(null);
      // The list of items is emptied when this event is over: it must be read before anything is awaited.
      if (event.dataTransfer) this.#onDrop(readDropped(event.dataTransfer), aimOf(event));
    });
  }

  hostDisconnected(): void {
    this.#stop?.abort();
  }

  #show(dragged: DragState | null): void {
    this.dragged = dragged;
    this.#host.requestUpdate();
  }
}

/** Anywhere in the window imports; one marked place only checks. */
const aimOf = (event: DragEvent): DropAim =>
  event.composedPath().some((each) => each instanceof HTMLElement && each.dataset.drop === 'check')
    ? 'check'
    : 'import';

/** While dragging the browser tells how many things there are; folders have no type. */
const describe = (event: DragEvent): DragState => {
  const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  return { files: items.length, folders: 0, aim: aimOf(event) };
};
