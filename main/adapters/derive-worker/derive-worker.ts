/** Entry of the thread that derives articles: hostile markup is parsed here, away from everything else. */
import { parentPort } from 'node:worker_threads';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { readArticle } from '../../core/importing/read-article.ts';
import { unpackPage } from '../containers/unpack-page.ts';
import type { DeriveAnswer, DeriveRequest } from './worker-messages.ts';

const answer = async ({ id, name, bytes, charset, wholePage }: DeriveRequest): Promise<DeriveAnswer> => {
  try {
    const page = await unpackPage(name, bytes);
    const options = { page, wholePage, ...(charset === null ? {} : { charset }) };
    return { id, ok: true, derived: readArticle({ name, bytes }, options) };
  } catch (error) {
    if (error instanceof OffprintError) {
      return { id, ok: false, code: error.code, message: error.message, details: error.details };
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id, ok: false, code: null, message, details: {} };
  }
};

parentPort?.on('message', (request: DeriveRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
