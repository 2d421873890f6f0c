/** A web of our own that the whole application reaches as a user's proxy: every request is on record. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { NetworkProxy } from '../../main/core/network/network-proxy.ts';

/** What the web has by `host/path?query`: bytes, a status, or an address to go on to. */
export type Web = Record<string, Uint8Array | number | string>;

export interface ProxiedWeb {
  readonly proxy: NetworkProxy;
  readonly web: Web;
  /** `host/path?query` of every request, in order; `CONNECT host:port` for what is encrypted. */
  readonly requests: string[];
  /** Names and values of all headers that were sent, lower case. */
  readonly headers: Record<string, string | string[] | undefined>[];
}

/** Plain http only: a tunnel is refused and written down. */
export const startProxiedWeb = async (t: TestContext, web: Web): Promise<ProxiedWeb> => {
  const requests: string[] = [];
  const headers: ProxiedWeb['headers'] = [];
  const server = createServer((request, response) => {
    const address = (request.url ?? '').replace(/^http:\/\//, '');
    requests.push(address);
    headers.push(request.headers);
    const answer = web[address] ?? 404;
    // What a server calls its answer is nobody's proof: these are all lies.
    response.setHeader('content-type', answer instanceof Uint8Array ? 'text/html' : 'image/png');
    response.setHeader('set-cookie', 'reader=1; Path=/');
    if (typeof answer === 'number') response.writeHead(answer).end('<html>no</html>');
    else if (typeof answer === 'string') response.writeHead(302, { location: answer }).end();
    else response.end(answer);
  });
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 No\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    proxy: { kind: 'http', host: '127.0.0.1', port, user: '', password: '' },
    web,
    requests,
    headers,
  };
};
