/**
 * The address a link of the readable copy may lead to: absolute http(s) or mailto, built anew from its
 * parts; null for every other scheme and for relative addresses without a base.
 */
export const safeLink = (value: string, baseUrl: string | null): string | null => {
  const trimmed = value.trim();
  if (trimmed === '') return null;
  const isAbsolute = /^(?:https?|mailto):/i.test(trimmed);
  const parsed =
    isAbsolute || baseUrl === null ? URL.parse(withScheme(trimmed)) : URL.parse(trimmed, baseUrl);
  if (!parsed) return null;
  if (parsed.protocol === 'http:' || parsed.protocol === 'https:')
    return parsed.hostname === '' ? null : parsed.href;
  return parsed.protocol === 'mailto:' ? parsed.href : null;
};

/** A protocol-relative link is whole but for its scheme. */
const withScheme = (value: string): string => (/^\/\/[^/\\]/.test(value) ? `https:${value}` : value);
