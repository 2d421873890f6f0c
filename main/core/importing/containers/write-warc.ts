import type { CollectedPage } from './collect-page.ts';
import type { HeldRecord } from './hold-record.ts';
import { latin1 } from './mime-parts.ts';

/**
 * The page as an archive of its own: its records as they stand, the page first. What a record says of its
 * length is put right where it was wrong. The same page of the same archive always gives the same bytes.
 */
export const writeWarc = ({ page, parts }: CollectedPage): Uint8Array => {
  const end = Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a);
  const pieces = [page, ...parts].flatMap((held) => [trueHead(held), held.block, end]);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

const trueHead = ({ head, headBytes, block }: HeldRecord): Uint8Array => {
  if (head.blockLength === block.length) return headBytes;
  const text = latin1(headBytes).replace(
    /^(content-length:[ \t]*)\d+/im,
    (_, name: string) => name + String(block.length),
  );
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
};
