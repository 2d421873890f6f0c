import { TEXT_MODEL_VERSION } from '../../../preload/contract/text-model.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import type { DerivedArticle, TransformationStep } from './derived-article.ts';

type AssetPath = (asset: { sha256: string; extension: string }) => string;

export const TRANSFORMATION_LOG_SCHEMA = 2;

/**
 * Every step from the original to the readable copy as JSON, one step a line, so that two derivations can be
 * compared with any diff tool.
 */
export const transformationLog = (
  originalSha256: string,
  derived: DerivedArticle,
  images: readonly ImageRecord[],
  assetPath: AssetPath,
): string => {
  const head = {
    schema: TRANSFORMATION_LOG_SCHEMA,
    original: originalSha256,
    format: derived.format,
    charset: derived.charset,
    textModel: TEXT_MODEL_VERSION,
  };
  const steps = [...derived.log, ...images.map((image) => imageStep(image, assetPath))];
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "steps": [\n${lines}\n  ]\n}\n`;
};

/** From the address the article gives to the stored file, and where its bytes came from. */
const imageStep = (image: ImageRecord, assetPath: AssetPath): TransformationStep => ({
  stage: 'images',
  action: 'image',
  reason: image.asset ? (image.source ?? 'local') : (image.reason ?? image.state),
  target: shortened(image.url),
  ...(image.asset ? { detail: [assetPath(image.asset), askedFor(image)].filter(Boolean).join('; ') } : {}),
});

const askedFor = ({ url, requestedUrl, finalUrl }: ImageRecord): string =>
  [
    requestedUrl === null || requestedUrl === url ? '' : `asked for ${shortened(requestedUrl)}`,
    finalUrl === null || finalUrl === requestedUrl ? '' : `answered by ${shortened(finalUrl)}`,
  ]
    .filter((part) => part !== '')
    .join('; ');

const MAX_ADDRESS = 2000;

const shortened = (url: string): string =>
  url.startsWith('data:') ? `${url.slice(0, 40)}…` : url.slice(0, MAX_ADDRESS);
