/** Cases of other projects about attributes and charsets: each says what a browser makes of its input. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredCharset } from '../../../main/core/importing/decoding/declared-charset.ts';
import { StandardDecoder } from '../../../main/core/importing/decoding/standard-decoder.ts';
import { parseSrcset } from '../../../main/core/images/parse-srcset.ts';
import { corpusFiles } from '../../support/corpus.ts';
import { countCases } from './case-count.ts';
import type { CaseCount } from './case-count.ts';

interface SrcsetCase {
  readonly srcset: string;
  readonly expect: string;
}

/** Cases of the web platform tests: the first candidate is the one a browser would show. */
export const countSrcsetCases = (corpus: string): Promise<CaseCount> => {
  const path = join(corpus, 'srcset/wpt-cases.json');
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly SrcsetCase[];
  return countCases(cases, ({ srcset, expect }) => {
    const found = parseSrcset(srcset)[0]?.url ?? '';
    return found === expect ? null : `${JSON.stringify(srcset)}: ${found}, not ${expect}`;
  });
};

/** Cases of html5lib: pages before they are decoded, and the charset to decode them with. */
export const countEncodingCases = (): Promise<CaseCount> => {
  const cases = corpusFiles('encoding', '.dat').flatMap((path) =>
    readFileSync(path, 'latin1')
      .split(/(?:^|\n)#data\n/)
      .filter((part) => part.includes('#encoding')),
  );
  return countCases(cases, (part) => {
    const [data = '', expected = ''] = part.split(/\n?#encoding\n/);
    const wanted = new StandardDecoder(expected.trim().split('\n')[0] ?? '').encoding;
    const found = declaredCharset(Buffer.from(data, 'latin1')) ?? 'windows-1252';
    return found === wanted ? null : `${JSON.stringify(data)}: ${found}, not ${wanted}`;
  });
};
