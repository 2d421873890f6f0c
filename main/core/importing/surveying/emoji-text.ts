import type { FoundPicture } from './find-picture.ts';

const MAX_SMALL_PIXELS = 40;
const EMOJI_CLASS = /(?:^|\s)(?:emoji|wp-smiley|twemoji|emojione|smiley|smilies)(?:\s|$)/i;
const EMOJI_ADDRESS = /\/(?:emoji|twemoji|emojis|smil(?:ey|ies)|emoticons?|expression)\//i;
const PICTOGRAM =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3|[#*\d])+$/u;
/** `[摊手]`, `:smile:` */
const NAMED = /^(?:\[[^[\]]{1,12}\]|:[\w+-]{1,30}:)$/;

/** Pictures of the size of a line stay in the line. */
export const isSmall = ({ width, height, node }: FoundPicture): boolean =>
  EMOJI_CLASS.test(node.attribs.class ?? '') ||
  (width !== null && height !== null && Math.max(width, height) <= MAX_SMALL_PIXELS);

/**
 * The characters an emoji picture stands for. As text it is searchable, can be quoted and needs no download.
 */
export const emojiText = (picture: FoundPicture): string | null => {
  const { alt, node, references } = picture;
  if (alt === '' || alt.length > 32) return null;
  const isEmoji =
    EMOJI_CLASS.test(node.attribs.class ?? '') ||
    references.some(({ kind, value }) => kind === 'src' && EMOJI_ADDRESS.test(value));
  if (PICTOGRAM.test(alt) && /\P{ASCII}/u.test(alt)) return isEmoji || isSmall(picture) ? alt : null;
  return NAMED.test(alt) && (isEmoji || isSmall(picture)) ? alt : null;
};
