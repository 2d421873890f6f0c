import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { parsedTree } from '../../../main/core/articles/parsed-tree.ts';
import type { ParsedNode } from '../../../main/core/articles/parsed-tree.ts';
import { buildTextModel } from '../../../preload/contract/text-model.ts';
import { corpusFiles } from '../corpus.ts';
import type { Random } from './random.ts';
import { makeSample } from './score-anchoring.ts';
import type { Sample } from './score-anchoring.ts';

const isChinese = (text: string): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 4;

/** Real articles of middling length, spread over the corpus; empty where it is absent. */
export const corpusSamples = (count: number, highlights: number, random: Random): Sample[] => {
  const files = [
    ...corpusFiles('articles', '.md'),
    ...['trafilatura', 'zyte-aeb', 'defuddle', 'readability'].flatMap((folder) =>
      // Long-form English is rare among the articles, so these count several times.
      Array.from({ length: 8 }, () => corpusFiles(folder, '.html')).flat(),
    ),
  ];
  const samples: Sample[] = [];
  for (let tries = 0; samples.length < count && tries < count * 20 && files.length > 0; tries++) {
    const html = readFileSync(random.pick(files), 'utf8').replace(/^[\s\S]{0,600}?\n------\n/, '');
    const [root] = load(html).root().toArray();
    if (!root) continue;
    const { text } = buildTextModel<ParsedNode>(root, parsedTree);
    if (text.length < 800 || text.length > 40_000) continue;
    samples.push(makeSample(isChinese(text) ? 'zh' : 'en', text.split('\n'), highlights, random));
  }
  return samples;
};
