import type { Clock } from '../../core/ports/clock.ts';
import type { Digest } from '../../core/ports/digest.ts';
import type { IdSource } from '../../core/ports/id-source.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { FileSystem } from './file-system.ts';
import type { ProblemList } from './problem-list.ts';
import type { Staging } from './staging.ts';

/** What every part of an open library works with. */
export interface StorageContext {
  readonly root: string;
  readonly fs: FileSystem;
  readonly staging: Staging;
  readonly problems: ProblemList;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly ids: IdSource;
  readonly logger: Logger;
}
