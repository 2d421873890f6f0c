import type { ArticleId } from '../../core/articles/article-id.ts';
import type { VersionRecord } from '../../core/articles/article-record.ts';
import type { ImageRecord } from '../../core/articles/image-record.ts';
import { deriveVersionFiles } from '../../core/importing/derive-version-files.ts';
import type { ReadArticle } from '../../core/importing/derived-article.ts';
import type { VersionFiles } from '../../core/ports/article-store.ts';
import type { AppPorts } from '../app-ports.ts';
import { derivationPorts } from './derivation-ports.ts';

/** What a version is derived with: as it was, or with another charset or other pictures. */
interface DerivationChange {
  /** Null: whatever the file itself says. */
  readonly chosenCharset?: string | null;
  /** All of a saved page, or its article alone. */
  readonly wholePage?: boolean;
  readonly images?: (derived: ReadArticle) => Promise<readonly ImageRecord[]>;
}

/** Derives a stored version from its original once more, with the pictures it has; nothing is stored. */
export const deriveAgain = async (
  id: ArticleId,
  version: VersionRecord,
  ports: AppPorts,
  change: DerivationChange = {},
): Promise<{ derived: ReadArticle; files: VersionFiles; version: VersionRecord }> => {
  const bytes = await ports.articles.readOriginal(id, version.number);
  const chosen = change.chosenCharset === undefined ? version.chosenCharset : change.chosenCharset;
  const charset = chosen ?? undefined;
  const { name, modified, sha256 } = version.original;
  const wholePage = change.wholePage ?? version.wholePage ?? false;
  const derived = await ports.deriver.derive(
    { name, bytes },
    { wholePage, ...(charset === undefined ? {} : { charset }) },
  );
  const images = change.images ? await change.images(derived) : version.images;
  const again = deriveVersionFiles(
    {
      derived,
      file: { name, bytes, modified },
      sha256,
      images,
      number: version.number,
      chosenCharset: charset,
      wholePage,
    },
    derivationPorts(ports),
  );
  return { derived, files: again.files, version: { ...again.version, ...arrivalOf(version) } };
};

/** How it came into the library and what it shows elsewhere, which no derivation changes. */
const arrivalOf = ({ imported, batch, otherImages }: VersionRecord): Partial<VersionRecord> => ({
  imported,
  ...(otherImages === undefined ? {} : { otherImages }),
  ...(batch === undefined ? {} : { batch }),
});

/** A version derived anew, in the trash where the one it takes the place of is there by now. */
export const withTrash = (version: VersionRecord, { trashed }: VersionRecord): VersionRecord =>
  trashed === undefined ? version : { ...version, trashed };
