/** Pictures and what only calls itself one: the type is what the bytes are, and what is broken is refused. */
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { createImageInspector } from '../../../main/adapters/image-inspector.ts';
import { corpusFiles } from '../../support/corpus.ts';
import { countCases } from './case-count.ts';
import type { CaseCount } from './case-count.ts';

/** Types that browsers show, by the ending of the file's name. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  '.jpg': ['image/jpeg'],
  '.jpeg': ['image/jpeg'],
  '.png': ['image/png', 'image/apng'],
  '.apng': ['image/png', 'image/apng'],
  '.gif': ['image/gif'],
  '.webp': ['image/webp'],
  '.avif': ['image/avif'],
  '.bmp': ['image/bmp'],
  '.ico': ['image/x-icon'],
  '.svg': ['image/svg+xml'],
};
/** Files that their projects keep to see them refused. */
const BROKEN = /corrupt|json|invalid|broken|truncated|missing/i;
const CUTS = 16;

/** Whole files are taken for what they are; of a taken one no piece that lacks its second half passes. */
export const countPictureCases = (): Promise<CaseCount> => {
  const inspector = createImageInspector();
  const verdictOf = async (bytes: Uint8Array): Promise<string> => {
    const verdict = await inspector.inspect(bytes);
    return verdict.ok ? verdict.image.type : `refused: ${verdict.reason}`;
  };
  return countCases(
    corpusFiles('images', '').filter((path) => statSync(path).isFile()),
    async (path) => {
      const name = basename(path);
      const bytes = readFileSync(path);
      const wanted = BROKEN.test(name) ? [] : (SHOWN[extname(name).toLowerCase()] ?? []);
      const verdict = await verdictOf(bytes);
      if (wanted.length === 0) return verdict.startsWith('refused') ? null : `${name}: taken for ${verdict}`;
      if (!wanted.includes(verdict)) return `${name}: ${verdict}`;
      for (let cut = 1; cut < CUTS; cut++) {
        const end = Math.floor((bytes.length * cut) / (2 * CUTS));
        const piece = await verdictOf(bytes.subarray(0, end));
        if (!piece.startsWith('refused')) return `${name}: its first ${String(end)} bytes pass as ${piece}`;
      }
      return null;
    },
  );
};
