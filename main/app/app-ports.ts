import type { Capabilities } from '../../preload/contract/shell.ts';
import type { LibraryFault } from '../core/ports/article-store.ts';
import type { ArticleDeriver } from '../core/ports/article-deriver.ts';
import type { ArticleStore } from '../core/ports/article-store.ts';
import type { AssetStore } from '../core/ports/asset-store.ts';
import type { BatchStore } from '../core/ports/batch-store.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Desktop } from '../core/ports/desktop.ts';
import type { Digest } from '../core/ports/digest.ts';
import type { IdSource } from '../core/ports/id-source.ts';
import type { ImageFetcher } from '../core/ports/image-fetcher.ts';
import type { ImageInspector } from '../core/ports/image-inspector.ts';
import type { BackUpLibrary } from '../core/ports/library-backup.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { PdfPrinter } from '../core/ports/pdf-printer.ts';
import type { PdfVerifier } from '../core/ports/pdf-verifier.ts';
import type { SavedFileSource } from '../core/ports/saved-file-source.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { SettingsStore } from '../core/ports/settings-store.ts';
import type { StagedFile, StagingArea } from '../core/ports/staging-area.ts';
import type { UndoStore } from '../core/ports/undo-store.ts';

/** The files the window itself is made of, by path below the application's origin. */
export interface AppFiles {
  read(path: string): Promise<{ bytes: Uint8Array; type: string } | null>;
}

/** Files on disk as import sources. */
export interface SavedFiles {
  ofPaths(paths: readonly string[], signal: AbortSignal): SavedFileSource;
  ofUploads(
    uploads: readonly { file: StagedFile; relativePath: string }[],
    staging: StagingArea,
    signal: AbortSignal,
  ): SavedFileSource;
}

/** Everything the application needs of the world; a shell chooses the adapters. */
export interface AppPorts {
  readonly root: string;
  readonly version: string;
  readonly capabilities: Capabilities;
  readonly articles: ArticleStore;
  readonly assets: AssetStore;
  readonly settings: SettingsStore;
  readonly batches: BatchStore;
  readonly undoSteps: UndoStore;
  /** What was found wrong with the library's files so far. */
  readonly problems: () => readonly LibraryFault[];
  readonly backUp: BackUpLibrary;
  readonly index: SearchIndex;
  readonly deriver: ArticleDeriver;
  readonly fetcher: ImageFetcher;
  readonly inspector: ImageInspector;
  readonly printer: PdfPrinter;
  readonly verifier: PdfVerifier;
  readonly staging: StagingArea;
  readonly savedFiles: SavedFiles;
  readonly appFiles: AppFiles;
  /** Typefaces of the reader and the print page, as `fonts/<package>/…`. */
  readonly fonts: AppFiles;
  /** Only in a shell with windows of its own. */
  readonly desktop?: Desktop | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly digest: Digest;
  readonly logger: Logger;
}
