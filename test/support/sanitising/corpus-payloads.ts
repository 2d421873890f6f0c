import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from '../corpus.ts';
import type { Payload } from './payloads.ts';

const SAMPLE = ['sanitizer', 'dompurify-expect.json'];

interface Case {
  readonly payload: string;
}

/** DOMPurify's own fixtures where the corpus is there, their calls and hosts replaced by ours; else null. */
export const corpusPayloads = (): Payload[] | null => {
  const folder = corpusFolder();
  const path = folder === null ? '' : join(folder, ...SAMPLE);
  if (!existsSync(path)) return null;
  const cases = JSON.parse(readFileSync(path, 'utf8')) as Case[];
  return cases.map(({ payload }) => ({
    family: 'corpus',
    template: payload
      .replace(/\b(?:alert|confirm|prompt)\((?:[^()]|\([^()]*\))*\)/g, 'RUN')
      .replace(/https?:\/\/(?!www\.w3\.org)[\w.-]+/g, 'PING'),
  }));
};
