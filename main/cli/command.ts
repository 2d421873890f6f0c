import type { ParseArgsConfig } from 'node:util';
import type { ApiError } from '../../preload/contract/error.ts';
import type { Input, MethodName, Output } from '../../preload/contract/index.ts';
import type { App } from '../app/create-app.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes are part of the contract with scripts. */
export const EXIT = { ok: 0, someFailed: 1, usage: 2, libraryInUse: 3 } as const;

export type Options = NonNullable<ParseArgsConfig['options']>;
export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Invocation {
  readonly positionals: readonly string[];
  readonly values: OptionValues;
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly app: App;
  /** Calls a method with the rights of this machine's user; throws CallFailed. */
  readonly call: <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;
}

export interface Command {
  readonly name: string;
  /** What stands behind the name in the help: `PATH...`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  /** An option that takes every word up to the next option: `--to A B C`. */
  readonly restOption?: string;
  /** Words that begin with `-` and are no option belong to the command: `search -word`. */
  readonly takesDashedWords?: boolean;
  run(invocation: Invocation): Promise<number>;
}

/** The arguments make no sense; the message says what would. */
export class UsageError extends Error {}

/** A call came back with an error. */
export class CallFailed extends Error {
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(error.message);
    this.error = error;
  }
}
