import type { AnnotationFile } from '../../core/annotations/annotation.ts';
import { ANNOTATION_FILE_FORMAT } from '../../core/annotations/annotation-file-format.ts';
import { ARTICLE_FORMAT } from '../../core/articles/article-format.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import type { RecordPlace } from './durable-json-file.ts';
import { ANNOTATIONS_FILE, ARTICLE_FILE, articleFolder } from './library-paths.ts';

/** Where an article's record lies; a record of another article, copied there, is not taken for it. */
export const recordPlace = (id: ArticleId): RecordPlace<ArticleRecord> => ({
  id,
  file: `${articleFolder(id)}/${ARTICLE_FILE}`,
  format: {
    ...ARTICLE_FORMAT,
    check: (record) =>
      ARTICLE_FORMAT.check(record) ??
      ((record as ArticleRecord).id === id ? null : 'it is the record of another article'),
  },
});

export const annotationsPlace = (id: ArticleId): RecordPlace<AnnotationFile> => ({
  id,
  file: `${articleFolder(id)}/${ANNOTATIONS_FILE}`,
  format: {
    ...ANNOTATION_FILE_FORMAT,
    check: (record) =>
      ANNOTATION_FILE_FORMAT.check(record) ??
      ((record as AnnotationFile).articleId === id ? null : 'it belongs to another article'),
  },
});
