import type { FolderContent } from '../build-folder.ts';

export interface BuildRequest {
  readonly id: number;
  readonly folder: string;
  readonly content: FolderContent;
}

/** Errors lose what the system said of them on their way between threads, so it travels beside them. */
export interface BuildFailure {
  readonly message: string;
  readonly system: Readonly<Partial<Record<'code' | 'syscall' | 'path', string>>>;
}

export interface BuildAnswer {
  readonly id: number;
  readonly failure: BuildFailure | null;
}
