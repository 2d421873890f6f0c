import type { ComparedSentence, Comparison } from '../../../preload/contract/versions.ts';
import { EXIT, UsageError, type Command } from '../command.ts';
import { flag, textOption } from '../option-values.ts';
import { versionNumber } from './versions-command.ts';

export const compareCommand: Command = {
  name: 'compare',
  usage: 'ID [A [B]] [--with ID] [--all]',
  summary:
    'Show what changed between two versions (the last two), or between two articles, sentence by sentence.',
  options: { with: { type: 'string' }, all: { type: 'boolean' } },
  async run({ positionals, values, call, terminal, json }) {
    const [id, a, b] = positionals;
    if (id === undefined || positionals.length > 3)
      throw new UsageError('compare takes one article and up to two version numbers.');
    const other = textOption(values, 'with');
    const found = await call('versions.compare', {
      id,
      ...(a === undefined ? {} : { a: versionNumber(a) }),
      ...(b === undefined ? {} : { b: versionNumber(b) }),
      ...(other === undefined ? {} : { other }),
    });
    if (json) terminal.line(found);
    else for (const line of comparisonLines(found, flag(values, 'all'))) terminal.print(line);
    return EXIT.ok;
  },
};

/** As a unified difference would say it, with the changed words of an edited sentence in brackets. */
const comparisonLines = (found: Comparison, all: boolean): string[] => {
  const { a, b, counts } = found;
  return [
    `--- ${a.id} version ${String(a.number)}  ${a.imported}  ${a.title}`,
    `+++ ${b.id} version ${String(b.number)}  ${b.imported}  ${b.title}`,
    ...found.facts.map(({ field, before, after }) => `! ${field}: ${before ?? '-'} → ${after ?? '-'}`),
    ...found.sentences.filter(({ kind }) => all || kind !== 'same').map(sentenceLine),
    ...found.pictures.map(({ kind, url, alt }) =>
      `${kind === 'added' ? '+' : '-'} picture ${url} ${alt}`.trimEnd(),
    ),
    `${String(counts.same)} sentences the same, ${String(counts.edited)} edited, ${String(counts.added)} added, ${String(counts.removed)} removed, ${String(counts.moved)} moved`,
  ];
};

const SIGNS = {
  same: ' ',
  added: '+',
  removed: '-',
  edited: '~',
  'moved-away': '<',
  'moved-here': '>',
} as const;

const sentenceLine = ({ kind, text, pieces }: ComparedSentence): string => {
  const inner = pieces.map((piece) =>
    piece.kind === 'same' ? piece.text : piece.kind === 'added' ? `{+${piece.text}+}` : `[-${piece.text}-]`,
  );
  return `${SIGNS[kind]} ${inner.length > 0 ? inner.join('') : text}`;
};
