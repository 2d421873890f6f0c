import type { TestContext } from 'node:test';
import sharp from 'sharp';
import { createImageInspector } from '../../main/adapters/image-inspector.ts';
import type { CandidateKind, ImageRecord, ImageSlot } from '../../main/core/articles/image-record.ts';
import { acquireImages } from '../../main/core/images/acquire-images.ts';
import type { AcquireInput, AcquirePorts } from '../../main/core/images/acquire-images.ts';
import { memoryAssetStore } from './memory-asset-store.ts';
import { noisyPicture } from './pictures.ts';
import { pretendInternet } from './pretend-internet.ts';

export const NOW = Date.parse('2024-05-01T12:00:00Z');
export const picture = await noisyPicture('png', 1, 24, 16);
export const other = await noisyPicture('jpeg', 2, 24, 16);
export const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();

/** What the pretended internet has, by `host/path`; everything else is 404. */
type Web = Record<string, Buffer | number>;

/** The recovery ladder over a pretended internet that records each request. */
export const setUp = async (t: TestContext, web: Web, more: Partial<AcquirePorts> = {}) => {
  const net = await pretendInternet(
    t,
    (request, response) => {
      const answer = web[`${request.headers.host?.replace(/:\d+$/, '') ?? ''}${request.url ?? ''}`] ?? 404;
      if (typeof answer === 'number') response.writeHead(answer).end('<html>no</html>');
      else response.end(answer);
    },
    { retries: 0 },
  );
  const assets = memoryAssetStore();
  const ports: AcquirePorts = {
    fetcher: net.fetcher,
    inspector: createImageInspector(),
    assets,
    clock: { now: () => NOW },
    known: (keys) => Promise.resolve(keys.map(() => null)),
    ...more,
  };
  const at = (address: string): string => `http://${address.replace('/', `:${String(net.port)}/`)}`;
  const slot = (number: number, candidates: [CandidateKind, string][]): ImageSlot => {
    const resolved = candidates.map(([kind, url]) => ({ kind, url: kind === 'embedded' ? url : at(url) }));
    const given = resolved.find(({ kind }) => kind === 'given') ?? resolved[0];
    return { slot: number, url: given?.url ?? '', alt: '', width: null, height: null, candidates: resolved };
  };
  const acquire = (input: Partial<AcquireInput>, signal?: AbortSignal): Promise<ImageRecord[]> =>
    acquireImages(
      {
        slots: [],
        skipped: [],
        embedded: new Map(),
        sibling: () => Promise.resolve(null),
        referrer: null,
        previous: [],
        policy: { fetch: true, mirrors: [] },
        ...input,
      },
      ports,
      signal,
    );
  return { net, assets, at, slot, acquire };
};

/** One address of every kind. */
export const LADDER: [CandidateKind, string][] = [
  ['embedded', 'story_files/a.png'],
  ['unwrapped', 'original.example/a'],
  ['srcset', 'set.example/a'],
  ['given', 'given.example/a'],
  ['proxy', 'proxy.example/a'],
  ['wayback', 'wayback.example/a'],
];
