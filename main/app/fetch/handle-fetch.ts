import type { AppPorts } from '../app-ports.ts';
import { attachmentName } from './attachment-name.ts';
import { libraryFile } from './library-files.ts';
import { parseLibraryPath } from './library-path.ts';
import { plainResponse } from './plain-response.ts';
import { rangeResponse } from './range-response.ts';
import { APP_HEADERS, DOWNLOAD_HEADERS } from './response-headers.ts';
import { streamOf } from './stream-of.ts';
import { receiveUpload } from './uploads.ts';

/**
 * Everything that goes by address rather than by call: the window's own files, readable copies, pictures,
 * originals, finished exports, uploads. Mounted by the custom scheme in Electron and by HTTP in browser mode;
 * it sets every header itself, so there is one policy.
 */
export type HandleFetch = (request: Request) => Promise<Response>;

export const createHandleFetch = (ports: AppPorts): HandleFetch =>
  async function handleFetch(request) {
    const path = decodePath(request.url);
    if (path === null) return plainResponse(400, 'Not a valid address.');
    if (request.method === 'PUT' && path.startsWith('uploads/')) {
      return receiveUpload(request, path.slice('uploads/'.length), ports.staging);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plainResponse(405, 'This address is read only.');
    const library = parseLibraryPath(path);
    if (library) return libraryFile(request, library, ports);
    if (path.startsWith('exports/')) return exportedFile(request, path.slice('exports/'.length), ports);
    return appFile(request, path === '' ? 'index.html' : path, ports);
  };

const decodePath = (url: string): string | null => {
  try {
    return decodeURIComponent(new URL(url).pathname).slice(1);
  } catch {
    // A lone `%` is the client's mistake, not ours: it gets 400.
    return null;
  }
};

const exportedFile = (request: Request, token: string, { staging }: AppPorts): Response => {
  const file = staging.describe(token);
  if (!file) return plainResponse(404, 'That export is not here any more; export it again.');
  return rangeResponse(request, {
    size: file.bytes,
    type: file.mediaType,
    headers: { ...DOWNLOAD_HEADERS, 'content-disposition': attachmentName(file.name) },
    read: (start, end) => streamOf(staging.stream(token, start, end)),
  });
};

const appFile = async (request: Request, path: string, { appFiles, fonts }: AppPorts): Promise<Response> => {
  const file = await (path.startsWith('fonts/') ? fonts : appFiles).read(path);
  if (!file) return plainResponse(404, 'There is nothing at this address.');
  return rangeResponse(request, {
    size: file.bytes.length,
    type: file.type,
    headers: APP_HEADERS,
    read: (start, end) => new Uint8Array(file.bytes.subarray(start, end + 1)),
  });
};
