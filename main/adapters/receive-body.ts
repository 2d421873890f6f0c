import type { Readable } from 'node:stream';
import type { ByteBudget, Room } from '../core/bounds/byte-budget.ts';
import type { ExchangeWatch } from './exchange-watch.ts';
import { ExchangeFailure } from './http-image-failure.ts';

export interface BodyBounds {
  readonly maxBytes: number;
  readonly budget: ByteBudget;
}

export interface ReceivedBody {
  readonly bytes: Uint8Array;
  readonly release: () => void;
}

/** So much of a body is taken without asking for room: most pictures are no larger. */
const SMALL_BYTES = 131_072;

/**
 * A body as a whole. Room is taken for all of it at once, before more than a little is read, so that no two wait for
 * each other; while there is none, the server is kept waiting by the connection itself.
 */
export const receiveBody = async (
  body: Readable,
  declared: number | null,
  { maxBytes, budget }: BodyBounds,
  watch: ExchangeWatch,
): Promise<ReceivedBody> => {
  const held = new HeldBytes(declared);
  let room: Room | null = null;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (held.size + chunk.length > maxBytes) throw new ExchangeFailure('too-large', { temporary: false });
      watch.received(chunk.length);
      if (held.size + chunk.length > SMALL_BYTES || (declared ?? 0) > SMALL_BYTES)
        room ??= await watch.suspendFor(budget.take(declared ?? maxBytes, watch.signal));
      held.add(chunk);
    }
    room?.shrink(held.size);
    return { bytes: held.all(), release: () => room?.release() };
  } catch (error) {
    room?.release();
    throw error;
  }
};

/** Where the length is known the bytes are put in their place as they come: pieces to be joined would take it twice. */
class HeldBytes {
  size = 0;
  readonly #declared: number | null;
  readonly #pieces: Buffer[] = [];
  #whole: Buffer | null = null;

  constructor(declared: number | null) {
    this.#declared = declared;
  }

  add(piece: Buffer): void {
    if (this.#declared === null) this.#pieces.push(piece);
    else {
      this.#whole ??= Buffer.allocUnsafeSlow(this.#declared);
      // The client ends an answer that brings more than it declared.
      piece.copy(this.#whole, this.size);
    }
    this.size += piece.length;
  }

  all(): Buffer {
    return this.#whole?.subarray(0, this.size) ?? Buffer.concat(this.#pieces, this.size);
  }
}
