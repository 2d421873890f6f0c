/** A usable title when nothing states one: the last part of the URL's path, else the file's name. */
export const titleFromPlace = (url: string | null, fileName: string): string => {
  const path = url === null ? undefined : URL.parse(url)?.pathname;
  const last = path?.split('/').findLast((part) => /[^\d.]/.test(part));
  const fromUrl = last === undefined ? '' : readable(decode(last).replace(/\.(?:html?|php|aspx?|md)$/i, ''));
  const fromName = readable(fileName.replace(/\.\w{1,8}$/, ''));
  return fromUrl || fromName || fileName || 'Untitled';
};

const readable = (slug: string): string => slug.replace(/[-_+\s]+/g, ' ').trim();

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
};
