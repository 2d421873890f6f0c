import type { AcquireInput } from '../../core/images/acquire-images.ts';
import type { Mirror } from '../../core/images/mirror-address.ts';
import type { AppPorts } from '../app-ports.ts';

/** Where pictures may be got from, as somebody asked for it. */
export interface PictureOptions {
  readonly fetch: boolean;
  readonly mirrors: readonly Mirror[];
  readonly hosts: readonly string[] | null;
  readonly wayback?: boolean | undefined;
}

/** A library that is set to never fetch does not, whoever asks; what was not said is as the library is set. */
export const permitted = async <O extends PictureOptions>(
  options: O,
  { settings }: Pick<AppPorts, 'settings'>,
): Promise<O> => {
  const { network, wayback } = await settings.read();
  return {
    ...options,
    fetch: options.fetch && network !== 'never',
    wayback: options.wayback ?? wayback,
  };
};

/** `published`: when the article appeared, which is the moment the Wayback Machine is asked for. */
export const acquirePolicy = (
  { fetch, mirrors, hosts, wayback }: PictureOptions,
  published: string | null,
): AcquireInput['policy'] => ({
  fetch,
  mirrors,
  hosts: hosts && new Set(hosts),
  wayback: wayback ? { published } : null,
});
