import type { ArticleRecord, ImportWarning } from '../articles/article-record.ts';
import type { StateBefore } from '../batches/batch-record.ts';
import type { ArticleId } from '../articles/article-id.ts';
import type { ImageCounts } from '../articles/count-images.ts';
import type { ImageRecord } from '../articles/image-record.ts';
import type { ImageHost } from '../images/image-hosts.ts';
import type { ArticleDeriver } from '../ports/article-deriver.ts';
import type { ArticleStore, WrittenArticle } from '../ports/article-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digest } from '../ports/digest.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { DerivedArticle } from './derived-article.ts';
import type { DryRun } from './dry-run.ts';
import type { SavedFile } from './saved-file.ts';

export interface ImportPolicy {
  /** What becomes of a file whose source URL is already here with other content. */
  readonly onConflict: 'version' | 'skip';
  /** Saved pages are shown whole at first, not their article alone. */
  readonly wholePage?: boolean | undefined;
}

/** The batch a file comes in with. */
export interface ArrivingBatch {
  readonly id: string;
  /**
   * True once for each version: what the batch stored before it was interrupted, and had no time to report, is
   * its own and no duplicate.
   */
  claim(id: ArticleId, version: number): boolean;
}

export interface ImportPorts {
  readonly articles: ArticleStore;
  readonly identities: {
    byOriginal(sha256: string): Promise<ArticleId | null>;
    byUrl(canonicalUrl: string): Promise<ArticleId | null>;
    /** What this session has stored for these bytes since it was asked. */
    rememberedFor(sha256: string): ArticleId | null;
    remember(identity: { original: string; canonicalUrl: string | null }, id: ArticleId): void;
  };
  /** Files of one identity are imported one after the other, however many are in hand. */
  readonly turns: { run<T>(key: string, task: () => Promise<T>): Promise<T> };
  readonly deriver: ArticleDeriver;
  readonly acquire: (
    derived: DerivedArticle,
    file: SavedFile,
    by: {
      /** Where pictures may come from: the file, what lies beside it and the library, or the network too. */
      readonly from: 'file' | 'anywhere';
      /** The article it is a further version of: what that has stays. */
      readonly earlier: ArticleRecord | null;
    },
    signal?: AbortSignal,
  ) => Promise<readonly ImageRecord[]>;
  /** Whom missing pictures would be asked of. */
  readonly hostsOf: (images: readonly ImageRecord[]) => Promise<readonly ImageHost[]>;
  readonly assetPath: (asset: { sha256: string; extension: string }) => string;
  /** Version of this program. */
  readonly program: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly digest: Digest;
  readonly batch: ArrivingBatch;
  /** What the files before it would have become; where it is given, nothing is written. */
  readonly dryRun: DryRun | null;
}

export interface ImportedArticle {
  readonly outcome: 'imported' | 'updated' | 'duplicate' | 'skipped';
  readonly id: ArticleId | null;
  readonly title: string;
  readonly images: ImageCounts;
  readonly warnings: readonly ImportWarning[];
  /** The version it became, or that came back for it. */
  readonly version: number | null;
  /** It was in the trash and came back: nothing was added. */
  readonly restored: boolean;
  /** What stood there before, where anything changed. */
  readonly before: StateBefore | null;
  /** A new article as it was written. */
  readonly written: WrittenArticle | null;
  /** In a dry run: whom its missing pictures would be asked of. */
  readonly hosts: readonly ImageHost[];
}
