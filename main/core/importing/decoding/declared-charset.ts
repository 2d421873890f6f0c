const PRESCAN_BYTES = 4096;
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:-]+)/i;
const XML = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w:-]+)["']/i;

/** The charset a page names in its first kilobytes, by the name of the Encoding Standard, or null. */
export const declaredCharset = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label = META.exec(head)?.[1] ?? XML.exec(head)?.[1];
  if (label === undefined) return null;
  const charset = nameOf(label);
  // A page whose ASCII could be read to find this is not UTF-16 (HTML Standard, prescan).
  return charset === 'utf-16le' || charset === 'utf-16be' ? 'utf-8' : charset;
};

const nameOf = (label: string): string | null => {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
