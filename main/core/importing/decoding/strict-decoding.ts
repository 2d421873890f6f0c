import { StandardDecoder } from './standard-decoder.ts';

/** Text of `bytes`, or null when one of them does not fit. `charset` has to be a known one. */
export const strict = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new StandardDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

export const isKnownCharset = (label: string): boolean => {
  try {
    new StandardDecoder(label);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
