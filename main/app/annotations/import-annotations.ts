import type { Annotation } from '../../core/annotations/annotation.ts';
import type { ImportedAnnotation } from '../../core/annotations/jsonld/imported-annotation.ts';
import { findImported, mergeImported, prepareImport } from '../../core/annotations/place-imported.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { isArticleId } from '../../core/articles/article-id.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { canonicalUrl } from '../../core/importing/metadata/canonical-url.ts';
import type { AppPorts } from '../app-ports.ts';

type Ports = Pick<AppPorts, 'articles' | 'index' | 'settings' | 'ids' | 'clock'>;

/**
 * Takes in the annotations of a file, each into the article it names; ids of what is new or changed by article.
 * One that was imported before is brought up to date, not doubled. Throws `bad-input` for a file that holds no
 * annotations, and `not-found` when none of its articles is in the library.
 */
export const importAnnotations = async (
  json: string,
  ports: Ports,
): Promise<Map<ArticleRecord, ReadonlySet<string>>> => {
  // Its HTML parser takes 20 MB and a tenth of a second: nothing else has to wait for it.
  const { readAnnotationFile } = await import('../../core/annotations/jsonld-import.ts');
  const { annotations } = readAnnotationFile(json);
  const groups = new Map<string, ImportedAnnotation[]>();
  for (const each of annotations) {
    const key = JSON.stringify([each.articleId, each.sources]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const result = new Map<ArticleRecord, ReadonlySet<string>>();
  for (const group of groups.values()) {
    const record = group[0] ? await articleOf(group[0], ports) : null;
    if (!record) continue;
    const touched = await importInto(record, group, ports);
    const known = [...result].find(([each]) => each.id === record.id);
    result.set(known?.[0] ?? record, new Set([...(known?.[1] ?? []), ...touched]));
  }
  if (result.size === 0) {
    throw new OffprintError(
      'not-found',
      'None of the articles that the file annotates is in this library. Import the articles first; nothing was changed.',
    );
  }
  return result;
};

const articleOf = async (
  { articleId, sources }: ImportedAnnotation,
  { articles, index }: Ports,
): Promise<ArticleRecord | null> => {
  if (articleId !== null && isArticleId(articleId)) {
    const record = await articles.read(articleId);
    if (record) return record;
  }
  for (const source of sources) {
    const canonical = canonicalUrl(source);
    const [id] = canonical === null ? [] : await index.findByUrl(canonical);
    if (id !== undefined) return articles.read(id);
  }
  return null;
};

const importInto = async (
  record: ArticleRecord,
  group: readonly ImportedAnnotation[],
  { articles, settings, ids, clock }: Ports,
): Promise<Set<string>> => {
  const { number, text: described } = currentVersion(record);
  const place = prepareImport({
    shown: { version: number, modelVersion: described.modelVersion },
    text: await articles.readText(record.id, number),
    now: new Date(clock.now()).toISOString(),
    author: (await settings.read()).author,
  });
  const touched = new Set<string>();
  await articles.updateAnnotations(record.id, (before) =>
    group.reduce<readonly Annotation[]>((list, imported) => {
      const known = findImported(list, imported);
      const annotation = known ? mergeImported(known, imported) : place(imported, ids.opaqueId());
      if (annotation === known) return list;
      touched.add(annotation.id);
      return known ? list.map((each) => (each === known ? annotation : each)) : [...list, annotation];
    }, before),
  );
  return touched;
};
