import { anchorAfterRedecoding } from '../../core/annotations/anchor-redecoded.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { versionOf } from '../../core/articles/article-record.ts';
import { acquireImages } from '../../core/images/acquire-images.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { BYTE_CHARSET } from '../../core/importing/decoding/byte-text.ts';
import { isKnownCharset } from '../../core/importing/decoding/strict-decoding.ts';
import { StandardDecoder } from '../../core/importing/decoding/standard-decoder.ts';
import type { ReadArticle } from '../../core/importing/derived-article.ts';
import { describeVersion } from '../../core/importing/describe-version.ts';
import type { VersionRecord } from '../../core/articles/article-record.ts';
import type { AppPorts } from '../app-ports.ts';
import { createKnownPictures } from '../pictures/known-pictures.ts';
import { deriveAgain, withTrash } from './derive-again.ts';

/**
 * Reads a version in another charset: `charset` as the user chose it, or null to go by the file itself again. The
 * original stays as it is; marks are followed by their bytes. Throws `bad-input` for a charset nobody knows.
 */
export const redecodeVersion = async (
  record: ArticleRecord,
  number: number,
  charset: string | null,
  ports: AppPorts,
): Promise<void> => {
  const { articles } = ports;
  const before = versionOf(record, number);
  const chosenCharset = charset === null ? null : encodingName(charset);
  const again = await deriveAgain(record.id, before, ports, {
    chosenCharset,
    images: (derived) => samePictures(before, derived, ports),
  });
  const text = await articles.readText(record.id, number);
  const byteText = (await deriveAgain(record.id, before, ports, { chosenCharset: BYTE_CHARSET })).files.text;
  const { readable, text: newText, log } = again.files;
  await articles.replaceDerived(
    record.id,
    number,
    { readable, text: newText, log },
    (current) => ({
      ...current,
      ...(current.current === number ? describeVersion(again.version, newText) : {}),
      modified: new Date(ports.clock.now()).toISOString(),
      versions: current.versions.map((each) =>
        each.number === number ? withTrash(again.version, each) : each,
      ),
    }),
    (annotations) =>
      anchorAfterRedecoding(annotations, {
        version: number,
        modelVersion: again.version.text.modelVersion,
        before: { text, charset: before.charset },
        after: { text: newText, charset: again.version.charset },
        byteText,
      }),
  );
};

/** Name as in the Encoding Standard. Throws OffprintError `bad-input`. */
export const encodingName = (label: string): string => {
  if (isKnownCharset(label)) return new StandardDecoder(label).encoding;
  throw new OffprintError(
    'bad-input',
    `“${label.slice(0, 60)}” is no charset this program knows; common ones are utf-8, gb18030, big5, shift_jis, euc-jp, euc-kr and windows-1252. Nothing was changed.`,
  );
};

/** The pictures that are here already, and what the file holds; nothing is asked of the network. */
const samePictures = ({ images }: VersionRecord, derived: ReadArticle, ports: AppPorts) => {
  const slots = images.filter(({ state }) => state !== 'skipped');
  // An address with characters above ASCII reads otherwise now; its place is the same.
  const sameCount = slots.length === derived.images.length;
  return acquireImages(
    {
      slots: derived.images,
      skipped: derived.skippedImages,
      embedded: derived.embedded,
      sibling: () => Promise.resolve(null),
      referrer: derived.url,
      previous: sameCount
        ? slots.map((image, at) => ({ ...image, url: derived.images[at]?.url ?? image.url }))
        : slots,
      policy: { fetch: false, mirrors: [] },
    },
    { ...ports, known: createKnownPictures(ports.index) },
  );
};
