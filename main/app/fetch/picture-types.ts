/** Types a picture may be served as; anything else would be a way to smuggle a document in. */
const PICTURE_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  tif: 'image/tiff',
  jxl: 'image/jxl',
  heic: 'image/heic',
  svg: 'image/svg+xml',
};

export const pictureType = (extension: string): string | null =>
  Object.hasOwn(PICTURE_TYPES, extension) ? (PICTURE_TYPES[extension] ?? null) : null;
