import type { ImportOptions } from '../../preload/contract/imports.ts';
import type { Options, OptionValues } from './command.ts';
import { flag, textListOption } from './option-values.ts';
import { parseMirror } from './parse-mirror.ts';

/** Where pictures may come from: the same for every command that gets some. */
export const PICTURE_OPTIONS: Options = {
  mirror: { type: 'string', multiple: true },
  'only-host': { type: 'string', multiple: true },
  wayback: { type: 'boolean' },
  proxy: { type: 'string' },
};

/** Throws UsageError for a mirror that makes no sense. `--proxy` is for whoever opens the library. */
export const pictureOptions = (
  values: OptionValues,
): Pick<ImportOptions, 'mirrors' | 'hosts'> & { readonly wayback?: boolean } => {
  const hosts = textListOption(values, 'only-host').map((host) => host.toLowerCase());
  return {
    mirrors: textListOption(values, 'mirror').map(parseMirror),
    hosts: hosts.length > 0 ? hosts : null,
    ...(flag(values, 'wayback') ? { wayback: true } : {}),
  };
};
