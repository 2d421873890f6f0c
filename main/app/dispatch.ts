import { API_ERROR_CODES, type ApiError, type ApiErrorCode } from '../../preload/contract/error.ts';
import { contract, type MethodName, type Output } from '../../preload/contract/index.ts';
import type { Access } from '../../preload/contract/method.ts';
import { failed, ok, type Result } from '../../preload/contract/result.ts';
import { OffprintError } from '../core/errors/offprint-error.ts';
import type { Logger } from '../core/ports/logger.ts';
import { describeIssue } from './describe-issue.ts';
import type { Handlers } from './handlers/handlers.ts';

/**
 * The only road in. Checks the name and the caller's access, validates the input, runs the handler, and turns
 * whatever it throws into an error with a stable code. A bug is logged once, here, and leaves as `internal`.
 */
export type Dispatch = <M extends MethodName>(
  method: M,
  input: unknown,
  access: Access,
) => Promise<Result<Output<M>>>;

const isMethodName = (name: string): name is MethodName => Object.hasOwn(contract, name);

export const createDispatch = (handlers: Handlers, logger: Logger): Dispatch =>
  async function dispatch(method, input, access) {
    const name: string = method;
    if (!isMethodName(name))
      return failed({
        code: 'unknown-method',
        message: `There is no method “${name.slice(0, 80)}”.`,
      });
    const declaration = contract[name];
    if (declaration.access === 'shell' && access !== 'shell') {
      return failed({ code: 'forbidden', message: `“${name}” may not be called from a page.` });
    }
    const parsed = declaration.input.safeParse(input);
    if (!parsed.success) {
      const why = parsed.error.issues.map(describeIssue).join('; ');
      return failed({ code: 'bad-input', message: `Nothing was done (${name}): ${why}.` });
    }
    try {
      // The table's types pair each name with its own input; TypeScript cannot follow that through a variable.
      const handler = handlers[method] as (argument: unknown) => Promise<Output<typeof method>>;
      return ok(await handler(parsed.data));
    } catch (error) {
      return failed(toApiError(error, name, logger));
    }
  };

const isApiCode = (code: string): code is ApiErrorCode =>
  (API_ERROR_CODES as readonly string[]).includes(code);

const toApiError = (error: unknown, method: string, logger: Logger): ApiError => {
  if (error instanceof OffprintError) {
    const code = isApiCode(error.code) ? error.code : 'unreadable-file';
    return { code, message: error.message, details: error.details };
  }
  if (error instanceof Error && error.name === 'AbortError')
    return { code: 'cancelled', message: 'Stopped on request.' };
  logger.error('a handler failed', {
    method,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return {
    code: 'internal',
    message: `Something went wrong inside Offprint while it ran “${method}”. Your files were not changed by the failed step; the details are in the log.`,
  };
};
