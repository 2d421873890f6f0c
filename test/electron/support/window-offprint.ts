import type { Bridge } from '../../../preload/contract/bridge.ts';

declare global {
  interface Window {
    /** What the preload script exposes. */
    readonly offprint: Bridge<File>;
  }
}
