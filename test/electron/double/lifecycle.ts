/** Where the application stands between start and end; `ready` only comes after the main module has run. */
const { promise, resolve } = Promise.withResolvers<undefined>();

export const lifecycle = { ready: false, quitting: false, whenReady: promise };

export const becomeReady = (): void => {
  lifecycle.ready = true;
  resolve(undefined);
};

export const demandReady = (what: string): void => {
  if (!lifecycle.ready) throw new Error(`${what} before app is ready`);
};

export const demandNotReady = (what: string): void => {
  if (lifecycle.ready) throw new Error(`${what} should be called before app is ready`);
};

/** Something the application did that the double cannot follow from an event: say so and end, never go on. */
export const giveUp = (error: unknown): void => {
  if (lifecycle.quitting) return;
  console.error('[double]', error instanceof Error ? (error.stack ?? error.message) : error);
  process.exit(70);
};
