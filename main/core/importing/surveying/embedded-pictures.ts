import type { ImageCandidate } from '../../articles/image-record.ts';
import { decodeDataUrl } from '../../images/decode-data-url.ts';
import type { FindHeld } from './held-candidates.ts';

/**
 * Pictures that the file holds: parts of a container under their own addresses, `data:` URLs under short names,
 * because records must not carry megabytes. Such a name follows from the content: another version of the
 * article may hold other pictures.
 */
export class EmbeddedPictures {
  readonly bytes = new Map<string, Uint8Array>();
  readonly #find: FindHeld;

  constructor(find: FindHeld) {
    this.#find = find;
  }

  /** The candidate itself, or one that names the bytes now held here. */
  hold(candidate: ImageCandidate): ImageCandidate {
    if (!/^data:/i.test(candidate.url)) {
      const part = this.bytes.has(candidate.url) ? null : this.#find(candidate.url);
      // A copy: sent to another thread, a piece of the container would take all of it along.
      if (part) this.bytes.set(candidate.url, part.bytes().slice());
      return candidate;
    }
    const name = `embedded:${fingerprint(candidate.url)}`;
    if (!this.bytes.has(name)) this.bytes.set(name, decodeDataUrl(candidate.url) ?? new Uint8Array());
    return { ...candidate, url: name };
  }
}

/** Length and two 32-bit FNV-1a sums: enough to tell the pictures of one article apart. */
const fingerprint = (text: string): string => {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit ^ index, 0x85ebca6b);
  }
  return [text.length, first >>> 0, second >>> 0].map((sum) => sum.toString(36)).join('-');
};
