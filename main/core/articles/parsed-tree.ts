import type { CheerioAPI } from 'cheerio';
import type { TreeAdapter } from '../../../preload/contract/text-model.ts';

type ParsedDocument = ReturnType<CheerioAPI['root']>[number];

/** Any node of a tree parsed by cheerio, the document among them. */
export type ParsedNode = ParsedDocument | ParsedDocument['children'][number];

/** Node.TEXT_NODE */
const TEXT = 3;

/** A tree parsed by cheerio for the text model: `buildTextModel(load(html).root()[0], parsedTree)`. */
export const parsedTree: TreeAdapter<ParsedNode> = {
  kind: (node) => {
    if (node.nodeType === TEXT) return 'text';
    return 'children' in node ? 'element' : 'other';
  },
  name: (node) => ('name' in node ? node.name.toLowerCase() : ''),
  children: (node) => ('children' in node ? node.children : []),
  data: (node) => ('data' in node ? node.data : ''),
};
