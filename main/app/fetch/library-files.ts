import type { ArticleId } from '../../core/articles/article-id.ts';
import type { AppPorts } from '../app-ports.ts';
import { attachmentName } from './attachment-name.ts';
import type { LibraryPath } from './library-path.ts';
import { pictureType } from './picture-types.ts';
import { plainResponse } from './plain-response.ts';
import { rangeResponse } from './range-response.ts';
import { ARTICLE_HEADERS, ASSET_HEADERS, DOWNLOAD_HEADERS } from './response-headers.ts';

type Stores = Pick<AppPorts, 'articles' | 'assets'>;

/** Readable copies, originals and pictures of the library. */
export const libraryFile = async (request: Request, path: LibraryPath, stores: Stores): Promise<Response> => {
  if (path.kind === 'asset') return asset(request, path, stores);
  const record = await stores.articles.read(path.id as ArticleId);
  const version = record?.versions.find((candidate) => candidate.number === path.version);
  if (!record || !version) return plainResponse(404, 'No such article in this library.');
  if (path.kind === 'readable') {
    const html = new TextEncoder().encode(await stores.articles.readReadable(record.id, version.number));
    return whole(request, html, 'text/html; charset=utf-8', ARTICLE_HEADERS);
  }
  const original = await stores.articles.readOriginal(record.id, version.number);
  return whole(request, original, 'application/octet-stream', {
    ...DOWNLOAD_HEADERS,
    'content-disposition': attachmentName(version.original.name),
  });
};

const asset = async (
  request: Request,
  { sha256, extension }: { sha256: string; extension: string },
  { assets }: Stores,
): Promise<Response> => {
  const type = pictureType(extension);
  const bytes = type === null ? null : await assets.read(sha256);
  if (type === null || !bytes) return plainResponse(404, 'No such picture in this library.');
  return whole(request, bytes, type, ASSET_HEADERS);
};

const whole = (
  request: Request,
  bytes: Uint8Array,
  type: string,
  headers: Readonly<Record<string, string>>,
): Response =>
  rangeResponse(request, {
    size: bytes.length,
    type,
    headers,
    read: (start, end) => new Uint8Array(bytes.subarray(start, end + 1)),
  });
