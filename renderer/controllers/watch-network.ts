import type { Services } from '../contexts/services-context.ts';

const isOurs = (url: string): boolean =>
  /^(data|blob):/.test(url) || new URL(url, location.href).origin === location.origin;

/** Counts what this window asked of anything but the library: the figure at the foot of the window is measured. */
export const watchNetwork = ({ network }: Pick<Services, 'network'>): void => {
  const count = (entries: readonly PerformanceEntry[]): void => {
    const foreign = entries.filter(({ name }) => !isOurs(name)).length;
    if (foreign > 0) network.set({ requests: network.get().requests + foreign });
  };
  new PerformanceObserver((list) => count(list.getEntries())).observe({ type: 'resource', buffered: true });
};
