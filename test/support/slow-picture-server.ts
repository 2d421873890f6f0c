/** Runs as a worker thread: noise pictures behind a latency, and pages that show twenty of them each. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';

export interface SlowServerOptions {
  readonly pictures: number;
  readonly latencyMs: number;
  readonly picturesPerPage: number;
}

const { pictures, latencyMs, picturesPerPage } = workerData as SlowServerOptions;

const noise = async (seed: number): Promise<Buffer> => {
  const pixels = Buffer.alloc(60 * 60 * 3);
  let state = seed + 1;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[index] = state >>> 24;
  }
  return sharp(pixels, { raw: { width: 60, height: 60, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
};

const bodies = await Promise.all(Array.from({ length: pictures }, (_, index) => noise(index)));

const page = (number: number): string => {
  const images = Array.from({ length: picturesPerPage }, (_, index) => {
    const picture = String(number * picturesPerPage + index);
    return `<p>${'text '.repeat(60)}</p><img src="/pictures/${picture}.png" alt="">`;
  });
  return `<!doctype html><meta charset="utf-8"><title>${String(number)}</title>${images.join('')}`;
};

const server = createServer((request, response) => {
  const [, kind, number] = /\/(pictures|pages)\/(\d+)\./.exec(decodeURIComponent(request.url ?? '')) ?? [];
  const body = kind === 'pages' ? page(Number(number)) : bodies[Number(number)];
  setTimeout(() => {
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': kind === 'pages' ? 'text/html' : 'image/png' }).end(body);
  }, latencyMs);
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
