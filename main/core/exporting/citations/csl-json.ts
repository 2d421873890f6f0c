import type { SourceFacts } from './source-facts.ts';

/**
 * One item of CSL-JSON 1.0 (citationstyles.org), as Zotero and Pandoc read it. The author stays one name:
 * nobody can tell the family name of a byline for sure.
 */
export const cslJson = (facts: SourceFacts): string => {
  const item = {
    id: facts.key,
    type: 'webpage',
    title: facts.title,
    author: facts.author === null ? undefined : [{ literal: facts.author }],
    'container-title': facts.site ?? undefined,
    issued: facts.published === null ? undefined : date(facts.published),
    accessed: date(facts.accessed),
    URL: facts.url ?? undefined,
    language: facts.language ?? undefined,
    keyword: facts.tags.length === 0 ? undefined : facts.tags.join(', '),
    note: facts.note,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
};

const date = (iso: string) => ({ 'date-parts': [iso.split('-').map(Number)] });
