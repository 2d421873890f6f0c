import type { SourceFacts } from './source-facts.ts';

/** One record of RIS (Research Information Systems) in UTF-8: tag, two spaces, hyphen, space; lines end in CR LF. */
export const ris = (facts: SourceFacts): string => {
  const [year, month = '', day = ''] = facts.published?.split('-') ?? [];
  const lines: readonly (readonly [string, string | null])[] = [
    ['TY', 'ELEC'],
    ['ID', facts.key],
    ['TI', facts.title],
    ['AU', facts.author],
    ['T2', facts.site],
    ['PY', year ?? null],
    ['DA', year === undefined ? null : `${year}/${month}/${day}/`],
    ['UR', facts.url],
    ['Y2', `${facts.accessed.replaceAll('-', '/')}/`],
    ['LA', facts.language],
    ...facts.tags.map((tag): [string, string] => ['KW', tag]),
    ['N1', facts.note],
  ];
  const written = lines.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}`]));
  return `${[...written, 'ER  - '].join('\r\n')}\r\n`;
};
