import type { IncomingMessage } from 'node:http';
import type { Dispatch } from '../app/dispatch.ts';
import { failed } from '../../preload/contract/result.ts';
import type { MethodName } from '../../preload/contract/index.ts';

/** Calls carry words, never bytes: those go by address. */
const MAX_BODY_BYTES = 64 * 2 ** 20;

export interface JsonAnswer {
  readonly status: number;
  readonly value: unknown;
}

/** `POST api/<method>` with the input as JSON; always answers with a Result. */
export const answerCall = async (
  request: IncomingMessage,
  method: string,
  dispatch: Dispatch,
): Promise<JsonAnswer> => {
  if (request.headers['content-type'] !== 'application/json') {
    return { status: 415, value: failed({ code: 'bad-input', message: 'A call is JSON.' }) };
  }
  const body = await readBody(request);
  if (body === null)
    return { status: 413, value: failed({ code: 'bad-input', message: 'The call is too large.' }) };
  const input = parseJson(body);
  if (!input.ok)
    return { status: 400, value: failed({ code: 'bad-input', message: 'The call is not valid JSON.' }) };
  // The name is checked by dispatch; a page never gets more than a page's access.
  return { status: 200, value: await dispatch(method as MethodName, input.value, 'page') };
};

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parseJson = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
};
