import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import { OffprintError } from '../errors/offprint-error.ts';
import type { Anchor, Annotation, TextRange } from './annotation.ts';
import { ANCHORING_ALGORITHM } from './reanchor.ts';

/**
 * Says where an annotation stands in a version: what the user decided, so no later computation overrules it. Its
 * quotation and where it was made stay as they were written. Throws `bad-input` for a range outside the text.
 */
export const attachAnnotation = (
  annotation: Annotation,
  version: number,
  text: string,
  { start, end }: TextRange,
): Annotation => {
  if (start >= end || end > text.length || text.slice(start, end).trim() === '') {
    throw new OffprintError(
      'bad-input',
      `There are no words from ${String(start)} to ${String(end)} in version ${String(version)}. Nothing was changed; select the words again.`,
      { details: { start, end, version } },
    );
  }
  const anchor: Anchor = {
    version,
    modelVersion: TEXT_MODEL_VERSION,
    algorithm: ANCHORING_ALGORITHM,
    state: 'sure',
    segments: [{ start, end }],
    by: 'user',
  };
  return withAnchor(annotation, anchor);
};

/** An anchor in the same version is replaced. */
export const withAnchor = (annotation: Annotation, anchor: Anchor): Annotation => ({
  ...annotation,
  anchors: [...annotation.anchors.filter(({ version }) => version !== anchor.version), anchor],
});
