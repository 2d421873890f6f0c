import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to the server: whoever followed the one-time link. The link is turned into a cookie at once, so
 * the secret never stays in the history or in a Referer.
 */
export interface Session {
  /** Secret part of the one-time link. */
  readonly linkToken: string;
  /** The `Set-Cookie` value for the first correct use of the link; null ever after. */
  redeem(token: string): string | null;
  hasCookie(header: string | undefined): boolean;
}

const sameText = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

export const createSession = (): Session => {
  const secret = randomBytes(32).toString('base64url');
  const linkToken = randomBytes(32).toString('base64url');
  // A name of its own: cookies are shared by all ports of a host.
  const name = `offprint_${randomBytes(4).toString('hex')}`;
  let redeemed = false;
  return {
    linkToken,
    redeem(token) {
      if (redeemed || !sameText(token, linkToken)) return null;
      redeemed = true;
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    hasCookie: (header) =>
      (header ?? '').split(';').some((pair) => {
        const at = pair.indexOf('=');
        return at > 0 && pair.slice(0, at).trim() === name && sameText(pair.slice(at + 1).trim(), secret);
      }),
  };
};
