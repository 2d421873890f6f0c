import { toWebAnnotations, webAnnotationDocument } from '../../core/annotations/jsonld-export.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { AppPorts } from '../app-ports.ts';

type Stores = Pick<AppPorts, 'articles'>;

/** The annotations of one article, or of all that are not in the trash, as one W3C Web Annotation document. */
export const exportAnnotations = async (id: ArticleId | null, { articles }: Stores): Promise<string> => {
  const ids = id === null ? await articles.ids() : [id];
  const items = [];
  for (const each of ids) {
    const annotations = await articles.readAnnotations(each);
    const record = annotations.length > 0 ? await articles.read(each) : null;
    if (!record || (id === null && record.trashed !== null)) continue;
    items.push(...toWebAnnotations(record, annotations, await articles.readText(each, record.current)));
  }
  return webAnnotationDocument(`urn:offprint:annotations${id === null ? '' : `:${id}`}`, 'Offprint', items);
};
