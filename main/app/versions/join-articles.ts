import type { Annotation } from '../../core/annotations/annotation.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { currentVersion, keptVersions, nextVersionNumber } from '../../core/articles/article-record.ts';
import { forgetVersions } from '../../core/articles/change-versions.ts';
import { describeVersion } from '../../core/importing/describe-version.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { AppPorts } from '../app-ports.ts';

type Ports = Pick<AppPorts, 'articles' | 'clock'>;

/** What a join did, enough to take it back. */
export interface JoinedArticles {
  readonly kept: ArticleId;
  readonly joined: ArticleId;
  /** Numbers the versions of the joined article have now, by those they had. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly annotations: ReadonlySet<string>;
  readonly before: Pick<ArticleRecord, 'tags' | 'otherUrls'>;
}

/**
 * Makes the versions of one article versions of another, with their files, marks, tags and source URL; the user asks
 * for it, nothing does it by itself. What was joined goes to the trash as it is, so nothing can be lost by it.
 */
export const joinArticles = async (
  kept: ArticleRecord,
  joined: ArticleRecord,
  { articles, clock }: Ports,
): Promise<JoinedArticles> => {
  if (kept.id === joined.id) {
    throw new OffprintError('bad-input', 'An article cannot be a version of itself. Nothing was changed.');
  }
  const numbers = new Map<number, number>();
  for (const version of keptVersions(joined)) {
    numbers.set(version.number, await copyVersion(kept.id, joined, version, { articles, clock }));
  }
  const moved = (await articles.readAnnotations(joined.id)).flatMap(
    (annotation) => renumbered(annotation, numbers) ?? [],
  );
  await articles.updateAnnotations(kept.id, (own) => [...own, ...moved]);
  await articles.update(kept.id, (record) => ({
    ...record,
    tags: [...new Set([...record.tags, ...joined.tags])],
    otherUrls: [...new Set([...(record.otherUrls ?? []), ...urlsOf(kept), ...urlsOf(joined)])],
  }));
  await articles.update(joined.id, (record) => ({
    ...record,
    trashed: new Date(clock.now()).toISOString(),
    joinedTo: kept.id,
  }));
  const { tags, otherUrls } = kept;
  return {
    kept: kept.id,
    joined: joined.id,
    numbers,
    annotations: new Set(moved.map(({ id }) => id)),
    before: { tags, ...(otherUrls === undefined ? {} : { otherUrls }) },
  };
};

const urlsOf = ({ url, otherUrls = [] }: ArticleRecord): readonly string[] =>
  url === null ? otherUrls : [url, ...otherUrls];

const copyVersion = async (
  id: ArticleId,
  from: ArticleRecord,
  version: VersionRecord,
  { articles, clock }: Ports,
): Promise<number> => {
  const [original, readable, text, log] = await Promise.all([
    articles.readOriginal(from.id, version.number),
    articles.readReadable(from.id, version.number),
    articles.readText(from.id, version.number),
    articles.readLog(from.id, version.number),
  ]);
  let number = 0;
  await articles.addVersion(id, { original, readable, text, log }, (record) => {
    number = nextVersionNumber(record);
    const changed = { ...record, current: number, versions: [...record.versions, { ...version, number }] };
    return {
      ...changed,
      ...describeVersion(currentVersion(changed), text),
      modified: new Date(clock.now()).toISOString(),
    };
  });
  return number;
};

/** The same annotation in the article it now belongs to; null where its version did not come along. */
const renumbered = (annotation: Annotation, numbers: ReadonlyMap<number, number>): Annotation | null => {
  const version = numbers.get(annotation.target.version);
  if (version === undefined) return null;
  const anchors = annotation.anchors.flatMap((anchor) => {
    const now = numbers.get(anchor.version);
    return now === undefined ? [] : [{ ...anchor, version: now }];
  });
  return { ...annotation, target: { ...annotation.target, version }, anchors };
};

/** Takes a join back: the versions leave again, and what was joined comes out of the trash. */
export const partArticles = async (
  { kept, joined, numbers, annotations, before }: JoinedArticles,
  { articles }: Ports,
): Promise<void> => {
  const gone = new Set(numbers.values());
  await articles.update(joined, ({ joinedTo: _, ...record }) => ({ ...record, trashed: null }));
  await articles.updateAnnotations(kept, (own) => own.filter(({ id }) => !annotations.has(id)));
  const record = await articles.read(kept);
  const left = record && forgetVersions(record, gone);
  const text = left && (await articles.readText(kept, left.current));
  await articles.removeVersions(kept, [...gone], (current) => {
    const { otherUrls: _, ...parted } = forgetVersions(current, gone);
    return { ...parted, ...describeVersion(currentVersion(parted), text ?? ''), ...before };
  });
};
