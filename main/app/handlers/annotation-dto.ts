import type { Annotation as AnnotationDto } from '../../../preload/contract/annotations.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import type { PlacedAnnotation } from '../annotations/placed-annotations.ts';

export const annotationDto = (
  articleId: ArticleId,
  { annotation, anchor }: PlacedAnnotation,
): AnnotationDto => ({
  id: annotation.id,
  articleId,
  version: annotation.target.version,
  start: annotation.target.start,
  end: annotation.target.end,
  exact: annotation.target.exact,
  prefix: annotation.target.prefix,
  suffix: annotation.target.suffix,
  color: annotation.color,
  note: annotation.note,
  tags: [...annotation.tags],
  author: annotation.author,
  created: annotation.created,
  modified: annotation.modified,
  state: anchor.state,
  segments: anchor.segments.map((segment) => ({ ...segment })),
});
