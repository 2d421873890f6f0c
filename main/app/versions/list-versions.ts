import type { VersionDetail } from '../../../preload/contract/versions.ts';
import { withoutTombstones } from '../../core/annotations/change-annotations.ts';
import type { ArticleRecord, VersionRecord } from '../../core/articles/article-record.ts';
import { countImages } from '../../core/articles/count-images.ts';
import { settleClaims } from '../../core/importing/metadata/settle-claims.ts';
import type { AppPorts } from '../app-ports.ts';
import { readablePath } from '../fetch/library-path.ts';

/** All versions of an article, oldest first, with how many annotations were made in each. */
export const listVersions = async (
  record: ArticleRecord,
  { articles }: Pick<AppPorts, 'articles'>,
): Promise<VersionDetail[]> => {
  const annotations = withoutTombstones(await articles.readAnnotations(record.id));
  const madeIn = (number: number): number =>
    annotations.filter(({ target }) => target.version === number).length;
  return [...record.versions]
    .sort((a, b) => a.number - b.number)
    .map((version) => detail(record, version, madeIn(version.number)));
};

const detail = (record: ArticleRecord, version: VersionRecord, annotations: number): VersionDetail => {
  const { title, published } = settleClaims(version.claims, version.original.name);
  return {
    number: version.number,
    imported: version.imported,
    title,
    published,
    fileName: version.original.name,
    fileModified: version.original.modified,
    format: version.format,
    charset: version.charset,
    chosenCharset: version.chosenCharset ?? null,
    wholePage: version.wholePage ?? false,
    program: version.program ?? null,
    bytes: version.original.bytes,
    sha256: version.original.sha256,
    textSha256: version.text.sha256,
    textChars: version.text.length,
    images: countImages(version.images),
    current: version.number === record.current,
    trashed: version.trashed ?? null,
    annotations,
    href: readablePath(record.id, version.number),
  };
};
