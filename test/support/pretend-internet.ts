import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isIP } from 'node:net';
import type { TestContext } from 'node:test';
import { createHttpImageFetcher } from '../../main/adapters/http-image-fetcher.ts';
import type { HttpImageFetcherOptions } from '../../main/adapters/http-image-fetcher.ts';
import type { ImageFetcher } from '../../main/core/ports/image-fetcher.ts';

/** A public address that no test ever dials: the fetcher under test routes it to loopback. */
export const PUBLIC_ADDRESS = '93.184.216.34';

export interface PretendInternet {
  readonly port: number;
  /** `host path` of every request that reached the server. */
  readonly requests: string[];
  /** Every address that passed the guard and was dialled. */
  readonly dialled: string[];
  readonly fetcher: ImageFetcher;
}

/**
 * One loopback server that is every host of a pretended internet. `answers` says which addresses a name has;
 * names ending in `.example` are public by default.
 */
export const pretendInternet = async (
  t: TestContext,
  respond: (request: IncomingMessage, response: ServerResponse) => void,
  {
    answers = () => [PUBLIC_ADDRESS],
    ...options
  }: Partial<HttpImageFetcherOptions> & { answers?: (hostname: string) => string[] } = {},
): Promise<PretendInternet> => {
  const requests: string[] = [];
  const dialled: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.headers.host?.replace(/:\d+$/, '') ?? ''} ${request.url ?? ''}`);
    respond(request, response);
  });
  // Both families, so that every spelling of loopback would be heard.
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  const fetcher = createHttpImageFetcher({
    lookup: (hostname, _options, callback) => {
      callback(
        null,
        answers(hostname).map((address) => ({ address, family: isIP(address) })),
      );
    },
    route: (address) => {
      dialled.push(address);
      return '127.0.0.1';
    },
    ...options,
  });
  t.after(async () => {
    await fetcher.close();
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests, dialled, fetcher };
};
