import path from 'node:path';
import { damagedArchive, oversizedArchive } from '../../core/importing/containers/damaged-archive.ts';
import type { ArchivedPage } from '../../core/importing/containers/warc-pages.ts';
import { writeWarc } from '../../core/importing/containers/write-warc.ts';
import type { SavedFileEntry } from '../../core/ports/saved-file-source.ts';
import { collectArchivedPage } from './web-archive.ts';
import type { WebArchive } from './web-archive.ts';

/** An archive of one page is kept as it is, up to this size. */
const MAX_WHOLE_BYTES = 64 * 2 ** 20;

/**
 * The pages of a web archive as entries of their own, `ARCHIVE!ADDRESS`, or null when the archive is one page.
 * The original of each is a WARC file of its records and those of its pictures, as they stand in the archive.
 */
export const expandWebArchive = (
  label: string,
  size: number,
  archive: WebArchive,
): SavedFileEntry[] | null => {
  const { pages, damage } = archive;
  if (pages.length === 1 && size <= MAX_WHOLE_BYTES) return null;
  const names = new Map<string, number>();
  const entries = pages.map((page): SavedFileEntry =>
    pageEntry(pageLabel(label, page, names), archive, page),
  );
  return damage === null ? entries : [...entries, damagedEntry(label, archive)];
};

/** Pages recorded more than once are told apart by a number. */
const pageLabel = (label: string, { record }: ArchivedPage, names: Map<string, number>): string => {
  const count = (names.get(record.url) ?? 0) + 1;
  names.set(record.url, count);
  return `${label}!${record.url}${count === 1 ? '' : ` (${String(count)})`}`;
};

const pageEntry = (label: string, archive: WebArchive, page: ArchivedPage): SavedFileEntry => ({
  label,
  size: page.record.end - page.record.start,
  async open() {
    const collected = await collectArchivedPage(archive, page);
    if (!collected) throw oversizedArchive(label, 'the page is too large');
    return {
      name: fileName(page.record.url),
      label,
      bytes: writeWarc(collected),
      modified: null,
      sibling: () => Promise.resolve(null),
    };
  },
});

/** `https://example.org/a/story.html?x` as `story.warc`. */
const fileName = (url: string): string => {
  const { hostname = 'page', pathname = '' } = URL.parse(url) ?? {};
  const last = path.posix.basename(pathname).replace(/\.\w{1,5}$/, '');
  return `${last.replaceAll(/[^\w%-]+/g, '-').slice(0, 80) || hostname}.warc`;
};

const damagedEntry = (label: string, { pages, damage }: WebArchive): SavedFileEntry => ({
  label,
  refused: {
    outcome: 'failed',
    error: damagedArchive(
      label,
      'a web archive',
      `${damage ?? ''}; the ${String(pages.length)} whole pages in it were taken out`,
    ),
  },
});
