import type { PrintResources } from '../../core/ports/pdf-printer.ts';
import type { AppPorts } from '../app-ports.ts';
import { parseLibraryPath } from '../fetch/library-path.ts';
import { pictureType } from '../fetch/picture-types.ts';

/** Pictures of the library and the typefaces; the print page gets nothing else. */
export const printResources =
  ({ assets, fonts }: Pick<AppPorts, 'assets' | 'fonts'>): PrintResources =>
  async (path) => {
    if (path.startsWith('fonts/')) return fonts.read(path);
    const asset = parseLibraryPath(`library/${path}`);
    if (asset?.kind !== 'asset') return null;
    const type = pictureType(asset.extension);
    const bytes = type === null ? null : await assets.read(asset.sha256);
    return type === null || !bytes ? null : { bytes, type };
  };
