import type { ImageDetail } from '../../../preload/contract/articles.ts';
import { EXIT, UsageError, type Command } from '../command.ts';

export const imagesCommand: Command = {
  name: 'images',
  usage: 'ID  ·  retry [ID...]',
  summary: 'Show the pictures of an article and where each came from, or try missing ones again.',
  options: {},
  async run({ positionals, call, terminal, json }) {
    const [first, ...rest] = positionals;
    if (first === 'retry') {
      const result = await call('images.retry', rest.length > 0 ? { ids: rest } : {});
      if (json) terminal.line(result);
      else
        terminal.print(
          `${String(result.tried)} tried, ${String(result.local)} now local, ${String(result.missing)} still missing`,
        );
      return result.missing > 0 ? EXIT.someFailed : EXIT.ok;
    }
    if (first === undefined || rest.length > 0) throw new UsageError('images takes one ID, or retry.');
    for (const image of await call('images.list', { id: first })) {
      if (json) terminal.line(image);
      else terminal.print(imageText(image));
    }
    return EXIT.ok;
  },
};

const imageText = ({ state, source, type, width, height, bytes, reason, url }: ImageDetail): string =>
  state === 'local'
    ? `local    ${source ?? ''}  ${type ?? ''}  ${String(width)}×${String(height)}  ${String(bytes)} bytes  ${url}`
    : `${state.padEnd(8)} ${reason ?? ''}  ${url}`;
