import type { ImportOptions } from '../../../preload/contract/imports.ts';
import type { BatchOptions, BatchRecord, BatchSource } from '../../core/batches/batch-record.ts';
import { BATCH_SCHEMA } from '../../core/batches/batch-record.ts';

/** As an import was asked for, with what was left out as the library is set. */
export type SettledOptions = ImportOptions & { readonly fetch: boolean };

export interface NewBatch {
  readonly id: string;
  readonly now: number;
  readonly options: SettledOptions;
  readonly source: BatchSource;
  /** The library asks before it fetches, and this import was begun without asking everybody. */
  readonly asks: boolean;
}

export const newBatch = ({ id, now, options, source, asks }: NewBatch): BatchRecord => ({
  schema: BATCH_SCHEMA,
  id,
  started: new Date(now).toISOString(),
  ended: null,
  state: 'running',
  options: optionsOf(options),
  source,
  summary: null,
  hostQuestion: asks ? 'open' : 'none',
});

const optionsOf = ({
  fetch,
  mirrors,
  hosts,
  wayback,
  onConflict,
  wholePage,
}: SettledOptions): BatchOptions => ({
  fetch,
  mirrors,
  hosts,
  wayback: wayback === true,
  onConflict,
  wholePage,
});

/** The record again as it is when somebody works on the batch. */
export const taken = (record: BatchRecord): BatchRecord => ({ ...record, state: 'running', ended: null });
