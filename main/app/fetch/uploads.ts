import { failed, ok } from '../../../preload/contract/result.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { StagingArea } from '../../core/ports/staging-area.ts';
import { plainResponse } from './plain-response.ts';
import { DOWNLOAD_HEADERS } from './response-headers.ts';

const TOKEN = /^[0-9a-zA-Z_-]{8,64}$/;

/** `PUT uploads/<token>?name=…` with the file as body: streamed to disk, never held in memory. */
export const receiveUpload = async (
  request: Request,
  token: string,
  staging: StagingArea,
): Promise<Response> => {
  if (!TOKEN.test(token)) return plainResponse(400, 'Not an upload token.');
  const name = new URL(request.url).searchParams.get('name')?.split(/[\\/]/).pop()?.slice(0, 255) ?? '';
  if (name === '') return plainResponse(400, 'The upload has no name.');
  try {
    const body: AsyncIterable<Uint8Array> = request.body ?? emptyBody();
    const file = await staging.put(token, body, { name, mediaType: 'application/octet-stream' });
    return json(200, ok({ token: file.token, bytes: file.bytes }));
  } catch (error) {
    if (!(error instanceof OffprintError)) throw error;
    const code = error.code === 'disk-full' ? 'disk-full' : 'bad-input';
    return json(code === 'disk-full' ? 507 : 400, failed({ code, message: error.message }));
  }
};

// eslint-disable-next-line @typescript-eslint/require-await -- an empty file has no chunks to wait for
async function* emptyBody(): AsyncGenerator<Uint8Array> {
  yield* [];
}

const json = (status: number, value: unknown): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { ...DOWNLOAD_HEADERS, 'content-type': 'application/json' },
  });
