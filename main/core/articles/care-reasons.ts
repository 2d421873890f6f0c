import type { Annotation, AnchorState } from '../annotations/annotation.ts';
import type { ArticleRecord } from './article-record.ts';
import { currentVersion } from './article-record.ts';
import { isOriginDisputed } from '../importing/metadata/claim-conflicts.ts';
import { countImages } from './count-images.ts';

/** Why an article wants to be looked at; the order is the one they are told in, and the index keeps it. */
export const CARE_REASONS = [
  /** A check of the library found files of it changed or gone. */
  'faults',
  /** Pictures are missing. */
  'pictures',
  /** Places could not be read in the file's charset, or the file breaks off. */
  'decoding',
  /** Nothing to read was found in the file. */
  'no-text',
  /** Highlights lost their words in the version that is shown. */
  'orphans',
  /** Highlights were placed by likeness and want to be confirmed. */
  'review',
  /** What the file says of itself contradicts itself. */
  'claims',
] as const;

export type CareReason = (typeof CARE_REASONS)[number];

/** Warnings that mean the text may not be what was saved. */
const DECODING_WARNINGS: ReadonlySet<string> = new Set(['broken-characters', 'container-truncated']);

/** `textLength`: of the canonical text that is shown. */
export const careReasons = (
  record: ArticleRecord,
  annotations: readonly Annotation[],
  textLength: number,
): CareReason[] => {
  const { images, warnings, claims } = currentVersion(record);
  const applies: Readonly<Record<CareReason, boolean>> = {
    faults: (record.verified?.faults.length ?? 0) > 0,
    pictures: countImages(images).missing > 0,
    decoding: warnings.some(({ code }) => DECODING_WARNINGS.has(code)),
    'no-text': textLength === 0,
    orphans: hasAnchor(annotations, record.current, 'orphan'),
    review: hasAnchor(annotations, record.current, 'review'),
    claims: isOriginDisputed(claims),
  };
  return CARE_REASONS.filter((reason) => applies[reason]);
};

const hasAnchor = (annotations: readonly Annotation[], version: number, state: AnchorState): boolean =>
  annotations.some(
    ({ deleted, anchors }) =>
      deleted === null && anchors.some((anchor) => anchor.version === version && anchor.state === state),
  );
