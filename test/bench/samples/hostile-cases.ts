/** How long archives that lie, explode or run in circles hold up an import. */
import { hostileContainers } from '../../support/containers/hostile-containers.ts';
import { readContainerFile } from './read-container.ts';

export const timeHostileContainers = async (): Promise<object> => {
  const times: { name: string; ms: number }[] = [];
  for (const { name, bytes } of hostileContainers()) {
    const start = performance.now();
    await readContainerFile(name, bytes);
    times.push({ name, ms: Math.round(performance.now() - start) });
  }
  const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  return { containers: times.length, over2Seconds: times.filter(({ ms }) => ms > 2000).length, slowest };
};
