import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** `code` is what undici hands through to the caller. */
class WireLimitError extends Error {
  readonly code = 'OFFPRINT_TOO_MANY_BYTES';
}

/** What headers, chunk sizes and a broken-off compression may cost beyond the body itself. */
const FRAMING_SHARE = 0.01;
const FRAMING_BYTES = 262_144;

/**
 * Ends a connection that brings more for one request than its body may have. Hints before an answer, chunk
 * extensions and trailers are no part of the body that is counted elsewhere: a server could send them for ever.
 */
export const limitWireBytes =
  (connect: buildConnector.connector, maxBytes: number): buildConnector.connector =>
  (target, callback) => {
    connect(target, (...outcome) => {
      const [, socket] = outcome;
      if (socket) watch(socket, maxBytes * (1 + FRAMING_SHARE) + FRAMING_BYTES);
      callback(...outcome);
    });
  };

/** Requests go one after the other on a connection: whenever more was written, another answer begins. */
const watch = (socket: Socket, limit: number): void => {
  let written = socket.bytesWritten;
  let readBefore = socket.bytesRead;
  let readUntil = socket.bytesRead;
  socket.prependListener('readable', () => {
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten;
      readBefore = readUntil;
    }
    readUntil = socket.bytesRead;
    if (readUntil - readBefore > limit) socket.destroy(new WireLimitError('too much for one answer'));
  });
};
