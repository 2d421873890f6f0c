/**
 * Hostile markup of one kind. `RUN` stands for a call that must never happen, `PING` for the origin of a server
 * that must never be asked. `proof` is what at least one of the payloads does in a browser that is not protected,
 * or the test would see nothing; `tries` where today's Chromium need not fall for it.
 */
export interface Family {
  readonly name: string;
  readonly proof: 'runs' | 'asks' | 'tries';
  readonly payloads: readonly string[];
}
