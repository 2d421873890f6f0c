/** A saved article larger than this is refused: it would be read into memory whole. */
export const MAX_SAVED_FILE_BYTES = 256 * 2 ** 20;
