const REMEMBERED = 64;
const recent = new Map<string, URL | null>();

/**
 * The parts of an address, or null when it is none; not to be changed. Every rule about a picture takes the same
 * few addresses apart, and that costs more than the rule: the last ones are remembered.
 */
export const parseAddress = (address: string): URL | null => {
  const known = recent.get(address);
  if (known !== undefined) return known;
  if (recent.size >= REMEMBERED) recent.clear();
  const parsed = URL.parse(address);
  recent.set(address, parsed);
  return parsed;
};
