import type { Block } from './block.ts';
import { blockText } from './block-text.ts';
import { isShareName } from './name-hints.ts';
import type { NameHints } from './name-hints.ts';
import type { Shelter } from './shelters.ts';
import { isVideo } from './sum-blocks.ts';

const CONDITIONAL: ReadonlySet<string> = new Set([
  'form',
  'fieldset',
  'table',
  'ul',
  'div',
  'ol',
  'section',
  'dl',
]);
const NEVER_CONTENT: ReadonlySet<string> = new Set(['footer', 'aside']);
const CONTROLS: ReadonlySet<string> = new Set(['input', 'textarea', 'select', 'button']);
const PLAYERS: ReadonlySet<string> = new Set(['object', 'embed', 'iframe']);
const MAX_SHARE_CHARS = 500;
const MIN_COMMAS = 10;
const SUSPICIOUS =
  /^(?:(?:ad(?:vertising|vertisement)?|pub(?:licité)?|werb(?:ung)?|广告|廣告|реклама|anuncio)|(?:loading|正在加载|загрузка|chargement|cargando)…?(?:\.\.\.)?)$/iu;

/**
 * Why a block within the article is none of it, or null. Signs are those of Readability's `_cleanConditionally` and
 * `_prepArticle`: many links, many pictures or fields for little text, names that speak against it.
 */
export const doubtBlock = (block: Block, shelter: Shelter, hints: NameHints | null): string | null => {
  const { name } = block;
  const byName = doubtName(block);
  if (byName !== null) return byName;
  if (PLAYERS.has(name)) return isVideo(block) ? null : 'embed';
  const weight = block.element && hints ? hints.weightOf(block.element) : 0;
  if ((name === 'h1' || name === 'h2') && weight < 0) return 'heading-by-name';
  return CONDITIONAL.has(name) && !isSheltered(block, shelter) ? doubtBox(block, shelter, weight) : null;
};

const doubtName = (block: Block): string | null => {
  if (NEVER_CONTENT.has(block.name)) return block.name;
  if (CONTROLS.has(block.name)) return 'form-control';
  return block.chars < MAX_SHARE_CHARS && isShareName(block.names) ? 'share' : null;
};

const isSheltered = (block: Block, { inDataTable, inCode }: Shelter): boolean =>
  inDataTable || inCode || block.isDataTable || block.dataTables > 0;

const doubtBox = (block: Block, shelter: Shelter, weight: number): string | null => {
  if (weight < 0) return 'name-against-it';
  if (block.commas >= MIN_COMMAS || block.videos > 0) return null;
  const text = block.chars < 30 ? blockText(block, 30) : null;
  if (text !== null && SUSPICIOUS.test(text)) return 'advertisement';
  const isList = isListLike(block);
  return isList && isPictureList(block) ? null : doubtCounts(block, shelter, weight, isList);
};

const doubtCounts = (block: Block, { inFigure }: Shelter, weight: number, isList: boolean): string | null =>
  picturesAgainst(block, inFigure) ??
  fieldsAgainst(block, isList) ??
  scrapsAgainst(block, isList || inFigure) ??
  embedsAgainst(block) ??
  linksAgainst(block, isList, weight);

const isListLike = ({ name, chars, listChars }: Block): boolean =>
  name === 'ul' || name === 'ol' || (chars > 0 && listChars / chars > 0.9);

const isPictureList = ({ images, items }: Block): boolean => images > 0 && images === items;

const picturesAgainst = ({ images, paragraphs }: Block, inFigure: boolean): string | null =>
  !inFigure && images > 1 && paragraphs / images < 0.5 ? 'pictures-without-text' : null;

const fieldsAgainst = ({ items, paragraphs, inputs }: Block, isList: boolean): string | null => {
  if (!isList && items - 100 > paragraphs) return 'long-list';
  return inputs > Math.floor(paragraphs / 3) ? 'form' : null;
};

const scrapsAgainst = (block: Block, isSpared: boolean): string | null => {
  const { chars, headingChars, images } = block;
  if (isSpared || chars >= 25 || block.linkDensity === 0 || headingChars >= chars * 0.9) return null;
  return images === 0 || images > 2 ? 'scrap' : null;
};

const embedsAgainst = ({ embeds, chars, images, textish, headingChars }: Block): string | null => {
  if ((embeds === 1 && chars < 75) || embeds > 1) return 'embeds';
  return images === 0 && !textish && headingChars < chars ? 'empty' : null;
};

const linksAgainst = ({ linkDensity }: Block, isList: boolean, weight: number): string | null => {
  if (!isList && weight < 25 && linkDensity > 0.2) return 'links';
  return weight >= 25 && linkDensity > 0.5 ? 'links' : null;
};
