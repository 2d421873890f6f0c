import type { SourceFacts } from './source-facts.ts';

/** One `@online` entry of BibLaTeX in UTF-8; braces round the title keep its capitals. */
export const bibtex = (facts: SourceFacts): string => {
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', `{${escaped(facts.title)}}`],
    ['author', facts.author === null ? null : `{${escaped(facts.author)}}`],
    ['organization', facts.site === null ? null : escaped(facts.site)],
    ['date', facts.published],
    ['url', facts.url === null ? null : verbatim(facts.url)],
    ['urldate', facts.accessed],
    ['langid', facts.language === null ? null : escaped(facts.language)],
    ['keywords', facts.tags.length === 0 ? null : escaped(facts.tags.join(', '))],
    ['note', escaped(facts.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`]));
  return `@online{${facts.key},\n${lines.join('\n')}\n}\n`;
};

const COMMANDS: Readonly<Partial<Record<string, string>>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces even behind a backslash: one without its partner would end the field.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

const escaped = (text: string): string =>
  text.replace(/[\\~^{}#$%&_]/g, (character) => COMMANDS[character] ?? `\\${character}`);

/** The field `url` is read character by character: only braces and backslashes would break it. */
const verbatim = (url: string): string =>
  url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));
