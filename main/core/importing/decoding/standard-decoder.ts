import { TextDecoder as Decoder } from '@exodus/bytes/encoding.js';

/**
 * The decoders of the Encoding Standard, to the letter. Those of Node lack 8,822 of Korean's 11,172 syllables (the
 * half of EUC-KR that came with Windows) and put the characters of Hong Kong in Big5 into the private use area.
 */
export const StandardDecoder = Decoder as typeof TextDecoder;
