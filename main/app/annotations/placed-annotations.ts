import {
  anchorAnnotations,
  anchorIn,
  versionsToCompare,
  type ShownVersion,
} from '../../core/annotations/anchor-annotations.ts';
import type { Anchor, Annotation } from '../../core/annotations/annotation.ts';
import { withoutTombstones } from '../../core/annotations/change-annotations.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import type { AppPorts } from '../app-ports.ts';

/** An annotation and where it stands in the version that is shown. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
}

type Stores = Pick<AppPorts, 'articles'>;

/**
 * The annotations of an article in order of the text of a version (the current one), orphans last. Where one was
 * made in another version its place is computed from that version's stored text and kept, so it is computed once.
 */
export const placedAnnotations = async (
  record: ArticleRecord,
  ports: Stores,
  shownNumber: number = record.current,
): Promise<PlacedAnnotation[]> => {
  const { number, text } = versionOf(record, shownNumber);
  const shown: ShownVersion = { version: number, modelVersion: text.modelVersion };
  const annotations = await anchored(record, shown, await ports.articles.readAnnotations(record.id), ports);
  const placed = withoutTombstones(annotations).flatMap((annotation) => {
    const anchor = anchorIn(annotation, shown);
    return anchor ? [{ annotation, anchor }] : [];
  });
  return placed.sort((a, b) => startOf(a) - startOf(b));
};

const startOf = ({ anchor }: PlacedAnnotation): number => anchor.segments[0]?.start ?? Infinity;

const anchored = async (
  record: ArticleRecord,
  shown: ShownVersion,
  annotations: readonly Annotation[],
  { articles }: Stores,
): Promise<readonly Annotation[]> => {
  const others = versionsToCompare(annotations, shown);
  if (others.length === 0) return annotations;
  const known = new Set(record.versions.map((version) => version.number));
  const numbers = [...new Set([shown.version, ...others.filter((number) => known.has(number))])];
  const texts = new Map(
    await Promise.all(
      numbers.map(async (number) => [number, await articles.readText(record.id, number)] as const),
    ),
  );
  return articles.updateAnnotations(record.id, (current) => anchorAnnotations(current, shown, texts));
};
