import type { ImageHost } from '../../core/images/image-hosts.ts';

/** Hosts of many articles' pictures, added up; a picture that two articles show counts twice. */
export class HostCount {
  readonly #hosts = new Map<string, { pictures: number; fallbacks: number }>();

  add(found: readonly ImageHost[]): void {
    for (const { host, pictures, fallbacks } of found) {
      const sum = this.#hosts.get(host) ?? { pictures: 0, fallbacks: 0 };
      this.#hosts.set(host, {
        pictures: sum.pictures + pictures,
        fallbacks: sum.fallbacks + fallbacks,
      });
    }
  }

  /** Hosts with the most pictures first. */
  total(): { pictures: number; hosts: ImageHost[] } {
    const hosts = Array.from(this.#hosts, ([host, counts]) => ({ host, ...counts })).sort(
      (a, b) => b.pictures - a.pictures || b.fallbacks - a.fallbacks || (a.host < b.host ? -1 : 1),
    );
    return { pictures: hosts.reduce((sum, { pictures }) => sum + pictures, 0), hosts };
  }
}
