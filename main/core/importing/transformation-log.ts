import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import type { DerivedArticle, TransformationStep } from './derived-article.ts';

export const TRANSFORMATION_LOG_SCHEMA = 1;

/**
 * Every step from the original to the readable copy as JSON, one step a line, so that two derivations can be
 * compared with any diff tool.
 */
export const transformationLog = (
  originalSha256: string,
  derived: DerivedArticle,
  images: readonly ImageRecord[],
): string => {
  const head = {
    schema: TRANSFORMATION_LOG_SCHEMA,
    original: originalSha256,
    format: derived.format,
    charset: derived.charset,
    textModel: TEXT_MODEL_VERSION,
  };
  const steps = [...derived.log, ...images.map(imageStep)];
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "steps": [\n${lines}\n  ]\n}\n`;
};

const imageStep = (image: ImageRecord): TransformationStep => ({
  action: 'image',
  reason: image.asset ? (image.source ?? 'local') : (image.reason ?? image.state),
  target: image.url.startsWith('data:') ? `${image.url.slice(0, 40)}…` : image.url,
  ...(image.asset ? { detail: image.asset.sha256 } : {}),
});
