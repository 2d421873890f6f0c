import { attribute } from '../html-tree.ts';
import type { Block } from './block.ts';

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const TEXTISH: ReadonlySet<string> = new Set('span li td blockquote dl div img ol p pre table ul'.split(' '));
/** Players that belong to an article; after Readability's list. */
const VIDEO =
  /\/\/(?:www\.|player\.|live\.|upload\.)*(?:dailymotion|youtube|youtube-nocookie|youtu\.be|vimeo|archive\.org|wikimedia|twitch\.tv|qq|v\.qq|bilibili|youku|soundcloud|ted)\b/i;

/**
 * Sums up the content of each block below and including `top`, from the last to the first: when a block is reached,
 * all of its content has been counted. `leaveOut` may take a block away with what it has just been found to hold.
 */
export const sumBlocks = (
  blocks: readonly Block[],
  top: Block,
  leaveOut: (block: Block) => string | null = () => null,
): void => {
  for (let at = top.index; at < top.end; at++) {
    const block = blocks[at];
    if (block) reset(block);
  }
  for (let at = top.end - 1; at >= top.index; at--) {
    const block = blocks[at];
    if (block?.leftOut !== null) continue;
    finish(block);
    const reason = block === top ? null : leaveOut(block);
    if (reason !== null) block.leftOut = reason;
    else if (block.parent && block !== top) addTo(block.parent, block);
  }
};

const reset = (block: Block): void => {
  block.chars = block.ownChars;
  block.commas = block.ownCommas;
  block.linkChars = block.listChars = block.headingChars = 0;
  block.paragraphs = block.images = block.items = block.inputs = block.embeds = block.videos = 0;
  block.children = block.dataTables = 0;
  block.textish = block.merged = false;
  block.name = block.element ? block.element.name : 'p';
  block.only = null;
};

/** What stands in it is known now. */
const finish = (block: Block): void => {
  const { only } = block;
  if (block.name === 'div' && only?.name === 'p' && block.ownChars === 0 && only.linkDensity < 0.25) {
    block.name = 'p';
    only.merged = true;
    block.paragraphs--;
  }
};

const addTo = (parent: Block, block: Block): void => {
  parent.children++;
  parent.only = parent.children === 1 ? block : null;
  addText(parent, block);
  addCounts(parent, block);
  addEmbeds(parent, block);
};

const addText = (parent: Block, block: Block): void => {
  const { name, chars } = block;
  parent.chars += chars;
  parent.commas += block.commas;
  parent.linkChars += name === 'a' ? chars * linkShare(block) : block.linkChars;
  parent.headingChars += HEADINGS.has(name) ? chars : block.headingChars;
  parent.listChars += block.listChars + (name === 'ul' || name === 'ol' ? chars : 0);
  parent.textish ||= block.textish || (chars > 0 && TEXTISH.has(name));
};

const one = (is: boolean): number => (is ? 1 : 0);

const addCounts = (parent: Block, block: Block): void => {
  const { name } = block;
  parent.paragraphs += block.paragraphs + one(name === 'p');
  parent.images += block.images + one(name === 'img' || name === 'amp-img');
  parent.items += block.items + one(name === 'li');
  parent.inputs += block.inputs + one(name === 'input');
  parent.dataTables += block.dataTables + one(block.isDataTable);
};

const addEmbeds = (parent: Block, block: Block): void => {
  parent.embeds += block.embeds;
  parent.videos += block.videos;
  if (block.name !== 'iframe' && block.name !== 'object' && block.name !== 'embed') return;
  parent.embeds++;
  if (isVideo(block)) parent.videos++;
};

export const isVideo = ({ element }: Block): boolean =>
  element !== null && Object.values(element.attribs).some((value) => VIDEO.test(value.slice(0, 500)));

const linkShare = ({ element }: Block): number => {
  const href = element ? attribute(element, 'href') : '';
  return href.length > 1 && href.startsWith('#') ? 0.3 : 1;
};
