import type { UnwrapRule } from './unwrap-rule.ts';

/** Cloudinary's options are `x_value` joined by commas; `$name_…` sets a variable. */
const CLOUDINARY_OPTIONS =
  /^(?:[a-z]{1,3}_[^/,]+|\$[a-z]\w*_[^/,]*)(?:,(?:[a-z]{1,3}_[^/,]+|\$[a-z]\w*_[^/,]*))*$/i;
const PICTURE_ON_WIKIMEDIA = /\.(jpe?g|png|gif|webp|svg|avif)$/i;

/** Publishers' own delivery networks: the original is on the same service under a plainer address. */
export const CDN_RULES: readonly UnwrapRule[] = [
  {
    name: 'medium',
    unwrap: (url) => {
      if (!/^(miro|cdn-images-\d+)\.medium\.com$/.test(url.hostname)) return null;
      const id = url.pathname.split('/').at(-1) ?? '';
      return /^\d(\*|%2A)[\w.@-]+$/i.test(id) ? `https://miro.medium.com/${id}` : null;
    },
  },
  {
    name: 'cloudinary',
    unwrap: (url) => {
      const parts = /^(.*\/image\/upload\/)(.+)$/.exec(url.pathname);
      if (!parts?.[1] || !parts[2]) return null;
      const segments = parts[2].split('/');
      const kept = segments.findIndex((segment) => !CLOUDINARY_OPTIONS.test(decodeCommas(segment)));
      return kept > 0 ? parts[1] + segments.slice(kept).join('/') : null;
    },
  },
  {
    name: 'blogger',
    unwrap: (url) => {
      if (!/(^|\.)(blogspot\.com|ggpht\.com|googleusercontent\.com)$/.test(url.hostname)) return null;
      const path = url.pathname
        .replace(/=(?:s|w|h)\d+(?:-[\w-]+)*$/, '=s0')
        .replace(/\/(?:s\d+|w\d+-h\d+)(?:-[\w-]+)*\/(?=[^/]+$)/, '/s0/');
      return path === url.pathname ? null : path;
    },
  },
  {
    name: 'twitter',
    unwrap: (url) => {
      if (url.hostname !== 'pbs.twimg.com') return null;
      if (url.pathname.startsWith('/profile_images/')) {
        return url.pathname.replace(/_(normal|bigger|mini|x96|\d+x\d+)(?=\.\w+$)/, '');
      }
      if (url.searchParams.has('name')) {
        const format = url.searchParams.get('format');
        return `${url.pathname}?${format === null ? '' : `format=${format}&`}name=orig`;
      }
      return url.pathname.replace(/:(small|medium|large|thumb)$/, ':orig');
    },
  },
  {
    name: 'wikimedia',
    unwrap: (url) => {
      if (url.hostname !== 'upload.wikimedia.org') return null;
      const match = /^(\/\w+\/[\w-]+)\/thumb(\/[0-9a-f]\/[0-9a-f]{2}\/([^/]+))\/[^/]+$/.exec(url.pathname);
      return match?.[1] && match[2] && PICTURE_ON_WIKIMEDIA.test(match[3] ?? '') ? match[1] + match[2] : null;
    },
  },
];

const decodeCommas = (segment: string): string => segment.replace(/%2C/gi, ',');
