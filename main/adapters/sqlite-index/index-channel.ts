/** A running index process as its client sees it; `child_process` and Electron's utility process both fit. */
export interface IndexChannel {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the process ends; `reason` is for people. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): void;
}

/** Starts the process whose code is at `entry`. */
export type SpawnIndex = (entry: URL) => IndexChannel;
