import { covering } from '../uncovered.ts';

/** The main frame of a page: the only one that ever has IPC in the double, as no preload runs in others. */
export const createMainFrame = (page: {
  readonly url: () => string;
  readonly isGone: () => boolean;
  readonly processId: number;
}) =>
  covering('WebFrameMain', {
    get url(): string {
      return page.url();
    },
    get origin(): string {
      return /^[a-z-]+:\/\/[^/]+/.exec(page.url())?.[0] ?? 'null';
    },
    routingId: 1,
    processId: page.processId,
    parent: null,
    get detached(): boolean {
      return page.isGone();
    },
    isDestroyed: (): boolean => page.isGone(),
  });

export type MainFrame = ReturnType<typeof createMainFrame>;
