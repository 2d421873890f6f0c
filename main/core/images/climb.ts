import type {
  AssetRef,
  ImageCandidate,
  ImageSlot,
  ImageSource,
  PictureOrigin,
} from '../articles/image-record.ts';

/** What the recovery ladder comes to for one slot. */
export type Climb =
  | {
      readonly ok: true;
      readonly asset: AssetRef;
      readonly source: ImageSource;
      readonly requestedUrl: string | null;
      readonly finalUrl: string | null;
      /** For whom the library got it. */
      readonly libraryOf?: PictureOrigin;
      /** Whether the bytes came from outside the file and the library. */
      readonly fetched: boolean;
    }
  | Failure;

export interface Failure {
  readonly ok: false;
  readonly reason: string;
  readonly temporary: boolean;
  readonly requestedUrl: string | null;
  /** Whether anything was asked over the network. */
  readonly asked: boolean;
  /** For how long a server that was asked wants to be left alone. */
  readonly retryAfterMs?: number | undefined;
}

/** Those of a slot that can be asked for. */
export const addresses = (slot: ImageSlot): ImageCandidate[] =>
  slot.candidates.filter(({ url }) => /^https?:/i.test(url));

/** The failure worth telling: of the given address if it was tried, else the last; temporary if any was. */
export const telling = (slot: ImageSlot, failures: readonly Failure[]): Failure => {
  const askable = addresses(slot).length > 0;
  const told = failures.findLast(({ requestedUrl }) => requestedUrl === slot.url) ?? failures.at(-1);
  if (!told) return { ...unasked(askable ? 'not-fetched' : 'no-address', null), temporary: askable };
  const asked = failures.some((failure) => failure.asked);
  const barred = failures.some((failure) => failure.reason === NOT_ALLOWED);
  const temporary = asked || barred ? failures.some((failure) => failure.temporary) : askable;
  const waits = failures.flatMap(({ retryAfterMs }) => retryAfterMs ?? []);
  return { ...told, temporary, asked, retryAfterMs: waits.length === 0 ? undefined : Math.max(...waits) };
};

const unasked = (reason: string, requestedUrl: string | null): Failure => ({
  ok: false,
  reason,
  temporary: true,
  requestedUrl,
  asked: false,
});

/** The user named the hosts to ask: this one is asked again only when the user wants it. */
export const NOT_ALLOWED = 'host-not-allowed';
export const notAllowed = (url: string): Failure => ({ ...unasked(NOT_ALLOWED, url), temporary: false });

export const cancelled = (url: string): Failure => unasked('cancelled', url);
