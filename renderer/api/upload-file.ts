import type { ApiError } from '../../preload/contract/error.ts';
import type { Result } from '../../preload/contract/result.ts';
import { ApiFailure } from './api-client.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** An id nobody can guess, in the form the contract wants for uploads: 32 characters 0-9 a-z. */
const createToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');

/** Streams a file's bytes to the application and returns the token that names them. */
export const uploadFile = async (file: File, signal?: AbortSignal): Promise<string> => {
  const token = createToken();
  let response: Response;
  try {
    response = await fetch(`uploads/${token}?name=${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    // The browser reports an unreadable source file and a dead connection alike.
    if (error instanceof TypeError) throw new ApiFailure('unreadable-file', `${file.name}: ${error.message}`);
    throw error;
  }
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null);
    const full = response.status === 507;
    throw new ApiFailure(
      full ? 'disk-full' : response.status === 403 ? 'forbidden' : 'internal',
      describe(file, response, answer),
    );
  }
  return token;
};

const describe = (file: File, response: Response, answer: unknown): string => {
  const error = (answer as Result<never> | null)?.ok === false ? (answer as { error: ApiError }).error : null;
  return error?.message ?? `${file.name}: the upload was answered with ${String(response.status)}`;
};
