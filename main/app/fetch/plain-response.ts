import { DOWNLOAD_HEADERS } from './response-headers.ts';

/** A short answer in words, for whoever looks at the address by hand. */
export const plainResponse = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: { ...DOWNLOAD_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });
