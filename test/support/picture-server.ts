import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface PictureServer {
  readonly port: number;
  /** Every address asked for, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A different picture for every address: the colour depends on the address, the size is fixed. */
const pictureFor = async (address: string): Promise<Buffer> => {
  let hash = 0;
  for (const letter of address) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffff;
  const background = { r: hash >> 16, g: (hash >> 8) & 255, b: hash & 255 };
  return sharp({ create: { width: 97, height: 55, channels: 3, background } })
    .jpeg()
    .toBuffer();
};

/** A mirror on the loopback address, as a user would name with `--mirror '*=http://127.0.0.1:PORT/?url={url}'`. */
export const startPictureServer = async (
  refuses: (url: string) => boolean = () => false,
): Promise<PictureServer> => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const wanted = new URL(request.url ?? '/', 'http://mirror').searchParams.get('url') ?? '';
    requests.push(wanted);
    if (refuses(wanted)) {
      response.writeHead(404).end('not here');
      return;
    }
    void pictureFor(wanted).then((bytes) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
