/** Entry of the process that holds the search index: one piece of work after the other, questions in between. */
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { ANSWERS } from './answers.ts';
import type { IndexAnswer, IndexFailure, IndexRequest } from './index-messages.ts';
import { INDEX_METHODS } from './index-messages.ts';
import { IndexDatabase } from './index-database.ts';
import type { StampedArticle } from './write-articles.ts';
import { removeIndexFile, saysDamaged } from './open-index-file.ts';

/** Electron's utility process has a port instead of `process.send`. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort;

const answer = (message: IndexAnswer): void => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
};

const DAMAGED: IndexFailure = {
  code: 'index-unavailable',
  message:
    'The search index was found damaged and has been deleted. All articles are untouched; it is built again when the library is next opened, or by “reindex”.',
  details: {},
};

const failureOf = (error: unknown): IndexFailure => {
  if (error instanceof OffprintError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const full = message.includes('database or disk is full');
  return {
    code: full ? 'disk-full' : null,
    message: full
      ? 'The disk is full, so the search index could not be written. The articles are untouched; make room and start “reindex”.'
      : message,
    details: {},
  };
};

const cannotOpen = (error: unknown): IndexFailure => ({
  code: 'index-unavailable',
  message: `The search index ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}. The articles are untouched; look after the rights and the free space of its folder.`,
  details: { file },
});

const IDLE_MS = 1500;
const BETWEEN_STEPS_MS = 20;

let index: IndexDatabase | null = null;
let file = '';
let idle: NodeJS.Timeout | undefined;

const tidyWhenIdle = (delay: number): void => {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (index?.tidy()) tidyWhenIdle(BETWEEN_STEPS_MS);
  }, delay);
  idle.unref();
};

const open = (path: string): void => {
  file = path;
  try {
    index = new IndexDatabase({ file });
    answer({ kind: 'opened', discarded: index.discarded });
  } catch (error) {
    const failure = failureOf(error);
    answer({ kind: 'not-opened', failure: failure.code === null ? cannotOpen(error) : failure });
  }
};

/** Nothing in a damaged file is worth saving, and the next start makes a new one. */
const giveUp = (): void => {
  index?.close();
  index = null;
  removeIndexFile(file);
};

type Call = IndexRequest & { kind: 'call' };

const opened = (): IndexDatabase => {
  if (index) return index;
  throw new OffprintError('index-unavailable', 'The search index is not open.');
};

const fail = (id: number, error: unknown): void => {
  const damaged = saysDamaged(error);
  if (damaged) giveUp();
  answer({ kind: 'failed', id, failure: damaged ? DAMAGED : failureOf(error) });
  if (damaged) setImmediate(() => process.exit(1));
};

const answerAtOnce = ({ id, method, args }: Call): void => {
  try {
    const run = ANSWERS[method] as (index: IndexDatabase, ...args: readonly unknown[]) => unknown;
    answer({ kind: 'result', id, value: run(opened(), ...args) });
    if (method === 'close') process.exit(0);
  } catch (error) {
    fail(id, error);
  }
};

const work: Call[] = [];
let steps: Generator<void> | null = null;

/** One step of the work in hand. What has been asked meanwhile is answered before the next. */
const advance = (): void => {
  const [first] = work;
  if (!first) return;
  clearTimeout(idle);
  if (INDEX_METHODS[first.method] === 'steps') {
    try {
      steps ??= opened().putInSteps(first.args[0] as readonly StampedArticle[]);
      if (steps.next().done !== true) {
        setImmediate(advance);
        return;
      }
      answer({ kind: 'result', id: first.id, value: undefined });
    } catch (error) {
      fail(first.id, error);
    }
    steps = null;
  } else {
    answerAtOnce(first);
  }
  work.shift();
  if (work.length > 0) setImmediate(advance);
  else tidyWhenIdle(IDLE_MS);
};

const call = (request: Call): void => {
  if (INDEX_METHODS[request.method] === 'question') {
    answerAtOnce(request);
    return;
  }
  work.push(request);
  if (work.length === 1) advance();
};

const receive = (message: unknown): void => {
  const request = message as IndexRequest;
  if (request.kind === 'open') open(request.file);
  else call(request);
};

if (parentPort) {
  parentPort.on('message', ({ data }) => {
    receive(data);
  });
} else {
  process.on('message', receive);
  process.on('disconnect', () => process.exit(0));
}
