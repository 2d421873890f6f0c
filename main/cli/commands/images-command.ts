import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImageDetail } from '../../../preload/contract/articles.ts';
import type { EventPayload } from '../../../preload/contract/index.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { PICTURE_OPTIONS, pictureOptions } from '../picture-options.ts';

export const imagesCommand: Command = {
  name: 'images',
  usage:
    'ID  ·  retry [ID...] [--mirror PREFIX=TEMPLATE]... [--only-host HOST]... [--wayback] [--proxy URL]  ·  hosts [ID...]  ·  give ID NUMBER FILE',
  summary:
    'Show the pictures of an article and where each came from; try missing ones again; give one from a file.',
  options: PICTURE_OPTIONS,
  async run(invocation) {
    const [first, ...rest] = invocation.positionals;
    if (first === 'retry') return retry(invocation, rest);
    if (first === 'hosts') return listHosts(invocation, rest);
    if (first === 'give') return give(invocation, rest);
    if (first === undefined || rest.length > 0)
      throw new UsageError('images takes one ID, or retry, hosts or give.');
    for (const image of await invocation.call('images.list', { id: first })) print(invocation, image);
    return EXIT.ok;
  },
};

/** Ctrl-C ends it after the pictures in hand; what was found stays. */
const retry = async (
  { app, call, terminal, json, values }: Invocation,
  ids: readonly string[],
): Promise<number> => {
  const unsubscribe = app.events.subscribe((event, payload) => {
    if (event === 'images.progress')
      terminal.progress(progressText(payload as EventPayload<'images.progress'>));
  });
  const stop = () => {
    terminal.message('Stopping after the pictures in hand…');
    void call('images.stopRetry', {});
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const options = pictureOptions(values);
    const result = await call('images.retryWith', {
      ...options,
      ...(ids.length > 0 ? { ids: [...ids] } : {}),
    });
    const { tried, local, missing, stopped, fetched } = result;
    if (json) terminal.line(result);
    else
      terminal.print(`${String(tried)} tried, ${String(local)} now local, ${String(missing)} still missing`);
    if (!fetched) terminal.message('The library is set never to fetch: only folders were looked through.');
    return missing > 0 || stopped ? EXIT.someFailed : EXIT.ok;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    unsubscribe();
  }
};

const progressText = ({ done, total, tried, local }: EventPayload<'images.progress'>): string =>
  `${String(done)} of ${String(total)} articles, ${String(local)} of ${String(tried)} pictures found`;

const listHosts = async ({ call, terminal, json }: Invocation, ids: readonly string[]): Promise<number> => {
  const { pictures, hosts } = await call('images.hosts', ids.length > 0 ? { ids: [...ids] } : {});
  for (const host of hosts) {
    if (json) terminal.line(host);
    else terminal.print(`${String(host.pictures).padStart(6)}  ${host.host}`);
  }
  if (!json) terminal.message(`${String(pictures)} pictures from ${String(hosts.length)} hosts.`);
  return EXIT.ok;
};

const give = async (invocation: Invocation, words: readonly string[]): Promise<number> => {
  const { app, call } = invocation;
  const [id, number, file] = words;
  if (id === undefined || file === undefined || words.length > 3 || !/^\d+$/.test(number ?? ''))
    throw new UsageError('images give takes an ID, the number of a picture and a file.');
  const upload = `cli-${crypto.randomUUID()}`;
  const name = encodeURIComponent(path.basename(file));
  const put = await app.handleFetch(
    new Request(`http://offprint.invalid/uploads/${upload}?name=${name}`, {
      method: 'PUT',
      body: await readGiven(file),
    }),
  );
  if (!put.ok) throw new OffprintError('bad-input', `“${file}” cannot be taken; nothing was changed.`);
  const article = await call('articles.get', { id });
  print(invocation, await call('images.replace', { id: article.id, slot: Number(number), upload }));
  return EXIT.ok;
};

const readGiven = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`“${file}” cannot be read (${String(error.code)}).`);
  }
};

const print = ({ json, terminal }: Invocation, image: ImageDetail): void => {
  if (json) terminal.line(image);
  else terminal.print(imageText(image));
};

const imageText = ({ slot, state, source, type, width, height, bytes, reason, url }: ImageDetail): string =>
  `${String(slot).padStart(3)}  ` +
  (state === 'local'
    ? `local    ${source ?? ''}  ${type ?? ''}  ${String(width)}×${String(height)}  ${String(bytes)} bytes  ${url}`
    : `${state.padEnd(8)} ${reason ?? ''}  ${url}`);
