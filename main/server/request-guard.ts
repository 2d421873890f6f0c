import type { IncomingMessage } from 'node:http';

export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/**
 * What a request must show before anything of it is looked at. `origin` is the server's own; an exact Host
 * stops DNS rebinding, Origin and Sec-Fetch-Site stop other sites and other local servers.
 */
export const refuse = (request: IncomingMessage, origin: string): Refusal | null => {
  const { headers, method } = request;
  if (`http://${headers.host ?? ''}` !== origin)
    return { status: 421, text: 'This is not the address Offprint answers at.' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, text: 'Offprint answers its own window only.' };
  }
  const reads = method === 'GET' || method === 'HEAD';
  if (!reads && headers.origin !== origin)
    return { status: 403, text: 'Offprint answers its own window only.' };
  return null;
};
