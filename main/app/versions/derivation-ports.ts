import type { deriveVersionFiles } from '../../core/importing/derive-version-files.ts';
import type { AppPorts } from '../app-ports.ts';

/** What `deriveVersionFiles` needs of the world. */
export const derivationPorts = ({
  clock,
  digest,
  assets,
  version,
}: Pick<AppPorts, 'clock' | 'digest' | 'assets' | 'version'>): Parameters<typeof deriveVersionFiles>[1] => ({
  clock,
  digest,
  assetPath: (asset) => assets.path(asset),
  program: version,
});
