import type { Protocol } from 'electron';
import type { HandleFetch } from '../app/fetch/handle-fetch.ts';
import { isOwnAddress, SCHEME } from './scheme.ts';

/** Answers the window's own addresses from whatever library is open. */
export const bindProtocol = (protocol: Protocol, handleFetch: () => HandleFetch | null): void =>
  protocol.handle(SCHEME, async (request) => {
    const answer = handleFetch();
    if (!answer || !isOwnAddress(request.url)) return new Response(null, { status: 404 });
    return answer(request);
  });
