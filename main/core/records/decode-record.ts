import { isRecord } from './shape.ts';

export type Decoded<T> =
  | { readonly ok: true; readonly record: T }
  | { readonly ok: false; readonly problem: string }
  /** Written by a later Offprint: neither read nor touched. */
  | { readonly ok: false; readonly newerSchema: number };

export interface RecordFormat<T> {
  readonly schema: number;
  /** What brings a record of schema N to N + 1, at index N - 1. */
  readonly migrations: readonly ((record: Readonly<Record<string, unknown>>) => unknown)[];
  /** The first thing wrong with a record of the current schema, or null. */
  readonly check: (record: unknown) => string | null;
  /** Called with what passed `check`, and only then. */
  readonly accept: (record: unknown) => T;
}

const problem = (text: string): { ok: false; problem: string } => ({ ok: false, problem: text });

/** Parsed JSON to a record of the current schema: migrated where it is older, checked in any case. */
export const decodeRecord = <T>(format: RecordFormat<T>, value: unknown): Decoded<T> => {
  if (!isRecord(value)) return problem('it is not a JSON object');
  const { schema } = value;
  if (!Number.isSafeInteger(schema) || (schema as number) < 1) return problem('it has no schema number');
  if ((schema as number) > format.schema) return { ok: false, newerSchema: schema as number };

  let current: unknown = value;
  for (let from = schema as number; from < format.schema; from += 1) {
    const migrate = format.migrations[from - 1];
    if (!migrate || !isRecord(current)) return problem(`nothing brings schema ${String(from)} up to date`);
    current = migrate(current);
  }
  const found = format.check(current);
  return found === null ? { ok: true, record: format.accept(current) } : problem(found);
};
