import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '../app/create-app.ts';
import { UsageError } from './command.ts';

/** Written beside its place and renamed into it, so that a half file never bears the name. */
export const saveExport = async (app: App, token: string, to: string): Promise<void> => {
  const response = await app.handleFetch(new Request(`http://offprint.invalid/exports/${token}`));
  if (!response.ok || !response.body) throw new Error(`the finished export ${token} is gone`);
  const beside = `${to}.${randomBytes(4).toString('hex')}.part`;
  try {
    await pipeline(Readable.fromWeb(response.body), createWriteStream(beside));
    await rename(beside, to);
  } catch (error) {
    await rm(beside, { force: true });
    throw new UsageError(
      `“${to}” could not be written: ${error instanceof Error ? error.message : String(error)}. Nothing was left there.`,
    );
  }
};
