import { imageKey } from '../../images/image-key.ts';

/** A file of a saved page. `bytes` decodes anew each time: of ten thousand parts few are asked for. */
export interface PagePart {
  /** Address or path as the container writes it. */
  readonly location: string | null;
  /** Where it came from, where that is noted beside its location. */
  readonly address?: string | null;
  readonly contentId: string | null;
  readonly bytes: () => Uint8Array;
}

export interface HeldResource {
  /** The absolute address where it has one, else the name it goes by in the container. */
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

/** The parts of one container, found by the references the page makes to them. The first of a name wins. */
export class PageResources {
  readonly #parts = new Map<string, PagePart>();

  /** `base`: what relative locations are relative to. */
  constructor(parts: Iterable<PagePart>, base: string | null) {
    for (const part of parts) {
      if (part.contentId !== null) this.#add(`cid:${part.contentId}`, part);
      if (part.address) this.#add(imageKey(part.address), part);
      if (part.location === null) continue;
      this.#add(part.location, part);
      const absolute = absoluteUrl(part.location, base);
      if (absolute !== null) this.#add(imageKey(absolute), part);
    }
  }

  #add(key: string, part: PagePart): void {
    if (!this.#parts.has(key)) this.#parts.set(key, part);
  }

  /** What `reference` means on the page, against the first of `bases` under which the container has it. */
  find(reference: string, bases: readonly (string | null)[]): HeldResource | null {
    const value = reference.trim();
    if (value === '' || /^data:/i.test(value)) return null;
    if (/^cid:/i.test(value)) return this.#held(`cid:${unescaped(value.slice(4))}`, value);
    for (const base of [...bases, null]) {
      const absolute = absoluteUrl(value, base);
      const held = absolute === null ? null : this.#held(imageKey(absolute), absolute);
      if (held) return held;
    }
    const path = value.replace(/^(?:\.\/)+/, '');
    return this.#held(value, value) ?? this.#held(path, path) ?? this.#held(unescaped(path), path);
  }

  #held(key: string, name: string): HeldResource | null {
    const part = this.#parts.get(key);
    return part ? { name: part.address ?? name, bytes: part.bytes } : null;
  }
}

const absoluteUrl = (location: string, base: string | null): string | null => {
  const url = URL.parse(location, base ?? undefined);
  if (!url) return null;
  url.hash = '';
  return url.href;
};

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};
