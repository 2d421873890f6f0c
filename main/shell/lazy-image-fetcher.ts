import { imageTargets } from '../adapters/image-targets.ts';
import type { HttpImageFetcherOptions } from '../adapters/http-image-fetcher.ts';
import type { ImageFetcher } from '../core/ports/image-fetcher.ts';

/** The HTTP client takes 30 MB: a program that asks nobody for a picture does without it. */
export const lazyImageFetcher = (options: Partial<HttpImageFetcherOptions>): ImageFetcher => {
  let loaded: Promise<ImageFetcher> | null = null;
  const fetcher = (): Promise<ImageFetcher> => (loaded ??= load(options));
  return {
    fetch: async (request, signal) => (await fetcher()).fetch(request, signal),
    targets: () => imageTargets(options.proxy ?? (() => Promise.resolve(null))),
    readLocal: async (path) => (await fetcher()).readLocal(path),
    tryProxy: async (proxy) => (await fetcher()).tryProxy(proxy),
    close: async () => {
      await (await loaded)?.close();
    },
  };
};

const load = async (options: Partial<HttpImageFetcherOptions>): Promise<ImageFetcher> => {
  const { createHttpImageFetcher } = await import('../adapters/http-image-fetcher.ts');
  return createHttpImageFetcher(options);
};
