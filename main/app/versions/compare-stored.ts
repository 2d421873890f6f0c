import type { Comparison } from '../../../preload/contract/versions.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { keptVersions, versionOf } from '../../core/articles/article-record.ts';
import { compareVersions, type ComparedSide } from '../../core/comparing/compare-versions.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { describeVersion } from '../../core/importing/describe-version.ts';
import type { AppPorts } from '../app-ports.ts';

type Ports = Pick<AppPorts, 'articles' | 'assets'>;

/** Which two versions, by article and number. */
interface ComparedPair {
  readonly a: { readonly record: ArticleRecord; readonly number: number };
  readonly b: { readonly record: ArticleRecord; readonly number: number };
}

/** The versions meant where none are named: the current one and the one before it. Throws `bad-input`. */
export const versionsToCompare = (
  record: ArticleRecord,
  { a, b }: { readonly a?: number | undefined; readonly b?: number | undefined },
): { readonly a: number; readonly b: number } => {
  const later = b ?? record.current;
  const earlier =
    a ??
    keptVersions(record)
      .map(({ number }) => number)
      .filter((number) => number !== later)
      .toSorted((one, other) => distance(one, later) - distance(other, later))[0];
  if (earlier === undefined) {
    throw new OffprintError(
      'bad-input',
      `“${record.title}” has one version only, so there is nothing to compare it with. Nothing was changed.`,
      { details: { id: record.id } },
    );
  }
  return { a: versionOf(record, earlier).number, b: versionOf(record, later).number };
};

/** The nearest before comes first, then what came after. */
const distance = (number: number, later: number): number =>
  number < later ? later - number : Number.MAX_SAFE_INTEGER / 2 + number - later;

export const compareStored = async ({ a, b }: ComparedPair, ports: Ports): Promise<Comparison> => {
  const [before, after] = await Promise.all([sideOf(a, ports), sideOf(b, ports)]);
  const { sentences, pictures, facts, counts } = compareVersions(before, after);
  return {
    a: sideDto(a.record, before),
    b: sideDto(b.record, after),
    sentences: sentences.map((sentence) => ({
      ...sentence,
      pieces: sentence.pieces.map((piece) => ({ ...piece })),
    })),
    pictures: pictures.map(({ kind, url, alt, asset }) => ({
      kind,
      url,
      alt,
      href: asset && `library/${ports.assets.path(asset)}`,
    })),
    facts: facts.map((fact) => ({ ...fact })),
    counts: { ...counts },
  };
};

const sideOf = async ({ record, number }: ComparedPair['a'], { articles }: Ports): Promise<ComparedSide> => {
  const version = versionOf(record, number);
  const text = await articles.readText(record.id, number);
  return { version, text, description: describeVersion(version, text) };
};

const sideDto = ({ id }: ArticleRecord, { version, description }: ComparedSide): Comparison['a'] => ({
  id,
  number: version.number,
  title: description.title,
  imported: version.imported,
  sha256: version.original.sha256,
  textSha256: version.text.sha256,
});
