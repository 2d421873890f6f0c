/** Entry of the thread that derives articles: hostile markup is parsed here, away from everything else. */
import { parentPort } from 'node:worker_threads';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { readArticle } from '../../core/importing/read-article.ts';
import type { DeriveAnswer, DeriveRequest } from './worker-messages.ts';

const answer = ({ id, name, bytes, charset }: DeriveRequest): DeriveAnswer => {
  try {
    return { id, ok: true, derived: readArticle({ name, bytes }, charset === null ? {} : { charset }) };
  } catch (error) {
    if (error instanceof OffprintError) {
      return { id, ok: false, code: error.code, message: error.message, details: error.details };
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id, ok: false, code: null, message, details: {} };
  }
};

parentPort?.on('message', (request: DeriveRequest) => {
  parentPort?.postMessage(answer(request));
});
