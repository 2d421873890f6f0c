import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { corpusFiles, corpusFolder } from '../../support/corpus.ts';

/** A whole saved page and what people, or another program, took its article to be. */
export interface ContentSample {
  readonly set: string;
  readonly name: string;
  /** Rules may be tried on one half only; the other says what they are worth. */
  readonly half: 'tuning' | 'held-out';
  readonly bytes: Uint8Array;
  /** Text of the article, where somebody wrote it down whole. */
  readonly expected: { readonly html: string } | { readonly text: string } | null;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** The pages of the corpus that come with an expectation; none where the corpus is absent. */
export const readSamples = (): ContentSample[] => {
  const folder = corpusFolder();
  return folder === null
    ? []
    : [...readability(), ...trafilatura(folder), ...zyte(folder), ...defuddle(folder)];
};

const sample = (set: string, name: string, file: string, known: Partial<ContentSample>): ContentSample => ({
  set,
  name,
  half: halfOf(name),
  bytes: readFileSync(file),
  expected: null,
  with: [],
  without: [],
  ...known,
});

/** FNV-1a of the name: nobody chose which page falls where. */
const halfOf = (name: string): ContentSample['half'] => {
  let hash = 0x811c9dc5;
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 8) & 1) === 0 ? 'tuning' : 'held-out';
};

const readability = (): ContentSample[] =>
  corpusFiles('readability', 'source.html').map((file) => {
    const html = readFileSync(join(dirname(file), 'expected.html'), 'utf8');
    return sample('readability', basename(dirname(file)), file, { expected: { html } });
  });

const defuddle = (folder: string): ContentSample[] =>
  corpusFiles('defuddle/expected', '.md').map((file) => {
    const name = basename(file, '.md');
    const text = plainMarkdown(readFileSync(file, 'utf8'));
    return sample('defuddle', name, join(folder, 'defuddle/fixtures', `${name}.html`), {
      expected: { text },
    });
  });

/** Without what stands before it as JSON, addresses and the signs of the mark-up. */
const plainMarkdown = (markdown: string): string =>
  markdown
    .replace(/^```json\n.*?\n```\n/s, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^```.*$/gm, '');

interface TrafilaturaCase {
  readonly file: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

const trafilatura = (folder: string): ContentSample[] => {
  const cases = JSON.parse(readFileSync(join(folder, 'trafilatura/evaldata.json'), 'utf8')) as Record<
    string,
    TrafilaturaCase
  >;
  return Object.values(cases).map(({ file, with: present, without }) =>
    sample('trafilatura', file, join(folder, 'trafilatura/pages', file), { with: present, without }),
  );
};

const zyte = (folder: string): ContentSample[] => {
  const truth = JSON.parse(readFileSync(join(folder, 'zyte-aeb/ground-truth.json'), 'utf8')) as Record<
    string,
    { readonly articleBody: string }
  >;
  return Object.entries(truth).map(([name, { articleBody }]) =>
    sample('zyte', name, join(folder, 'zyte-aeb/html', `${name}.html`), { expected: { text: articleBody } }),
  );
};
