import type {
  AssetRef,
  CandidateKind,
  ImageCandidate,
  ImageSlot,
  ImageSource,
} from '../articles/image-record.ts';
import type { AtOnce } from '../bounds/at-once.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import type { ImageFetcher } from '../ports/image-fetcher.ts';
import type { ImageInspector } from '../ports/image-inspector.ts';
import type { KnownPicture } from '../ports/search-index.ts';
import { addresses, cancelled, notAllowed, telling } from './climb.ts';
import type { Climb, Failure } from './climb.ts';
import { decodeDataUrl } from './decode-data-url.ts';
import { imageKey } from './image-key.ts';
import { mirrorAddress } from './mirror-address.ts';
import type { Mirror, MirrorAddress } from './mirror-address.ts';
import { waybackCandidates } from './wayback-candidates.ts';

export interface LadderPorts {
  /** Pictures that are read from files at once, of all articles together: each takes memory until it is stored. */
  readonly localTurns?: AtOnce;
  readonly fetcher: ImageFetcher;
  readonly inspector: ImageInspector;
  readonly assets: AssetStore;
  /** The stored pictures that some article got from these addresses, by `imageKey` and in their order. */
  readonly known: (keys: readonly string[]) => Promise<readonly (KnownPicture | null)[]>;
}

export interface LadderMeans {
  readonly embedded: ReadonlyMap<string, Uint8Array>;
  readonly sibling: (path: string) => Promise<Uint8Array | null>;
  readonly referrer: string | null;
  readonly mayFetch: boolean;
  readonly mirrors: readonly Mirror[];
  /** Last resort for each slot, where the user allows it. */
  readonly wayback: { readonly published: string | null } | null;
  /** Null asks any; a `host:port` that is not in it is asked neither first nor after a redirect. */
  readonly hosts: ReadonlySet<string> | null;
}

/** An address of a slot, with what the library has from there. */
interface Place extends ImageCandidate {
  readonly known: KnownPicture | null;
}

type Stored =
  { readonly ok: true; readonly asset: AssetRef } | { readonly ok: false; readonly reason: string };
type Tried = { readonly ok: true; readonly asset: AssetRef; readonly finalUrl: string } | Failure;

const SOURCE_OF: Readonly<Record<CandidateKind, ImageSource>> = {
  embedded: 'file',
  unwrapped: 'unwrapped',
  srcset: 'srcset',
  given: 'given',
  proxy: 'proxy',
  wayback: 'wayback',
};

/** What is wrong with the bytes may be the transfer's fault, or a page in the picture's place; not so these. */
const LASTING = new Set(['unsafe-svg', 'too-many-pixels', 'unsupported-type', 'tracking-pixel']);
/** `assets/ab/<sha256>.jpg`, wherever it is said to lie. */
const OWN_ASSET = /(?:^|\/)assets\/[0-9a-f]{2}\/([0-9a-f]{64})\.[a-z0-9]{2,5}$/;
const UNREACHED = new Set(['refused', 'not-found-host', 'unreachable', 'timeout']);

/**
 * The recovery ladder for the pictures of one article: bytes in the file, sibling file, the library, mirrors,
 * then each address in order of tries. An address is asked at most once however many slots name it, and not at all
 * where the library has what came from it; a thumbnail it has does not stand for a picture that may be had whole.
 */
export class ImageLadder {
  readonly #means: LadderMeans;
  readonly #ports: LadderPorts;
  readonly #signal: AbortSignal | undefined;
  readonly #tries = new Map<string, Promise<Tried>>();
  readonly #deadMirrors = new Set<Mirror>();

  constructor(means: LadderMeans, ports: LadderPorts, signal?: AbortSignal) {
    this.#means = means;
    this.#ports = ports;
    this.#signal = signal;
  }

  async climb(slot: ImageSlot): Promise<Climb> {
    const failures: Failure[] = [];
    const own = (await this.#fromFile(slot, failures)) ?? (await this.#byHash(slot, failures));
    if (own) return own;
    const places = await this.#places(slot);
    return (
      (await this.#fromLibrary(places[0])) ??
      (await this.#fromMirrors(slot, failures)) ??
      (await this.#fromAddresses(slot, places, failures)) ??
      telling(slot, failures)
    );
  }

  /** What the saved file holds itself, or what lies beside it; null where that is nothing. */
  climbFile(slot: ImageSlot): Promise<(Climb & { ok: true }) | null> {
    return this.#fromFile(slot, []);
  }

  async #fromFile(slot: ImageSlot, failures: Failure[]): Promise<(Climb & { ok: true }) | null> {
    for (const { url, kind } of slot.candidates) {
      const own = this.#means.embedded.get(url) ?? decodeDataUrl(url);
      const stored = own
        ? await this.#store(own)
        : kind === 'embedded' && (await this.#storeLocal(() => this.#sibling(url)));
      if (!stored) continue;
      const source = own ? 'file' : 'sibling';
      if (stored.ok) return { ...stored, source, requestedUrl: null, finalUrl: null, fetched: false };
      failures.push({ ...stored, temporary: false, requestedUrl: null, asked: false });
    }
    return null;
  }

  async #sibling(path: string): Promise<Uint8Array | null> {
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return null;
    const exact = await this.#means.sibling(path);
    if (exact || !path.includes('%')) return exact;
    try {
      return await this.#means.sibling(decodeURIComponent(path));
    } catch (error) {
      if (error instanceof URIError) return null;
      throw error;
    }
  }

  /** A readable copy of Offprint's, met again without its library, names its pictures by their hashes. */
  async #byHash(slot: ImageSlot, failures: Failure[]): Promise<Climb | null> {
    for (const { url } of slot.candidates) {
      const sha256 = OWN_ASSET.exec(url)?.[1];
      const bytes = sha256 === undefined ? null : await this.#ports.assets.read(sha256);
      if (!bytes) continue;
      const stored = await this.#store(bytes);
      const place = { requestedUrl: null, finalUrl: null };
      // A damaged asset has another hash by now: it is not what the name stands for.
      if (stored.ok && stored.asset.sha256 === sha256)
        return { ...stored, source: 'library', ...place, fetched: false };
      failures.push({ ok: false, reason: 'damaged', temporary: false, requestedUrl: null, asked: false });
    }
    return null;
  }

  async #places(slot: ImageSlot): Promise<Place[]> {
    const candidates = addresses(slot);
    const known =
      candidates.length === 0 ? [] : await this.#ports.known(candidates.map(({ url }) => imageKey(url)));
    return candidates.map((candidate, at) => ({ ...candidate, known: known[at] ?? null }));
  }

  async #fromLibrary(place: Place | undefined): Promise<Climb | null> {
    if (!place?.known || !(await this.#ports.assets.has(place.known.asset.sha256))) return null;
    const { asset, origin } = place.known;
    return {
      ok: true,
      asset,
      source: 'library',
      requestedUrl: place.url,
      finalUrl: null,
      libraryOf: origin,
      fetched: false,
    };
  }

  async #fromMirrors(slot: ImageSlot, failures: Failure[]): Promise<Climb | null> {
    for (const { url } of addresses(slot)) {
      for (const mirror of this.#means.mirrors) {
        const address = this.#deadMirrors.has(mirror) ? null : mirrorAddress(mirror, url);
        if (!address || (address.kind === 'url' && !this.#means.mayFetch)) continue;
        const tried = await this.#askMirror(mirror, address, url);
        if (tried?.ok) return { ...tried, source: 'mirror', requestedUrl: url, fetched: true };
        if (tried) failures.push(tried);
      }
    }
    return null;
  }

  async #fromAddresses(
    slot: ImageSlot,
    places: readonly Place[],
    failures: Failure[],
  ): Promise<Climb | null> {
    for (const place of places) {
      const climb = (await this.#fromLibrary(place)) ?? (await this.#fromAddress(place, failures));
      if (climb) return climb;
    }
    const { wayback, mayFetch } = this.#means;
    if (!wayback || !mayFetch) return null;
    // What no server of the internet can have is nobody else's to hear of.
    const inside = new Set(
      failures.flatMap(({ reason, requestedUrl }) => (reason === 'blocked-address' ? requestedUrl : [])),
    );
    const isTarget = await this.#ports.fetcher.targets();
    const outside = addresses(slot).filter(({ url }) => !inside.has(url) && isTarget(new URL(url)));
    for (const copy of waybackCandidates(outside, wayback.published)) {
      const climb = await this.#fromAddress(copy, failures);
      if (climb) return climb;
    }
    return null;
  }

  async #fromAddress({ url, kind }: ImageCandidate, failures: Failure[]): Promise<Climb | null> {
    if (!this.#means.mayFetch) return null;
    if (this.#signal?.aborted) return cancelled(url);
    if (!this.#mayAsk(url)) {
      failures.push(notAllowed(url));
      return null;
    }
    const tried = await this.#once(`${url.slice(0, 6)}${imageKey(url)}`, () => this.#ask(url, url, false));
    if (tried.ok) return { ...tried, source: SOURCE_OF[kind], requestedUrl: url, fetched: true };
    failures.push(tried);
    return null;
  }

  #mayAsk(url: string): boolean {
    return this.#means.hosts?.has(URL.parse(url)?.host ?? '') ?? true;
  }

  async #askMirror(mirror: Mirror, address: MirrorAddress, imageUrl: string): Promise<Tried | null> {
    if (address.kind === 'files') return this.#readMirror(address.paths, imageUrl);
    const tried = await this.#once(`mirror ${address.url}`, () => this.#ask(address.url, imageUrl, true));
    // A mirror that does not answer is not asked for the article's other pictures too.
    if (!tried.ok && UNREACHED.has(tried.reason)) this.#deadMirrors.add(mirror);
    return tried;
  }

  async #readMirror(paths: readonly string[], imageUrl: string): Promise<Tried | null> {
    for (const path of paths) {
      const stored = await this.#storeLocal(() => this.#ports.fetcher.readLocal(path));
      if (!stored) continue;
      if (stored.ok) return { ...stored, finalUrl: path };
      return { ok: false, reason: stored.reason, temporary: false, requestedUrl: imageUrl, asked: false };
    }
    return null;
  }

  #once(key: string, ask: () => Promise<Tried>): Promise<Tried> {
    const earlier = this.#tries.get(key);
    if (earlier) return earlier;
    const tried = ask();
    this.#tries.set(key, tried);
    return tried;
  }

  async #ask(url: string, imageUrl: string, trusted: boolean): Promise<Tried> {
    const answer = await this.#ports.fetcher.fetch(
      { url, referrer: this.#means.referrer, trusted, hosts: trusted ? null : this.#means.hosts },
      this.#signal,
    );
    const failed = { ok: false, requestedUrl: imageUrl, asked: true } as const;
    if (!answer.ok) {
      const { reason, temporary, retryAfterMs } = answer;
      return { ...failed, reason, temporary, retryAfterMs };
    }
    const stored = await this.#store(answer.bytes).finally(() => answer.release?.());
    if (!stored.ok) return { ...failed, reason: stored.reason, temporary: !LASTING.has(stored.reason) };
    return { ...stored, finalUrl: answer.finalUrl };
  }

  #storeLocal(read: () => Promise<Uint8Array | null>): Promise<Stored | null> {
    const store = async (): Promise<Stored | null> => {
      const bytes = await read();
      return bytes && this.#store(bytes);
    };
    return this.#ports.localTurns?.run(store) ?? store();
  }

  /** A single dot is what servers put in place of a picture, or a pixel that escaped the markup's signs. */
  async #store(bytes: Uint8Array): Promise<Stored> {
    const verdict = await this.#ports.inspector.inspect(bytes);
    if (!verdict.ok) return verdict;
    if (verdict.image.width <= 1 && verdict.image.height <= 1) return { ok: false, reason: 'tracking-pixel' };
    return { ok: true, asset: await this.#ports.assets.put(bytes, verdict.image) };
  }
}
