import { unpackPage } from '../../../main/adapters/containers/unpack-page.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import type { SavedFileEntry } from '../../../main/core/ports/saved-file-source.ts';
import { expandAll } from '../../support/containers/expand.ts';

export type Outcome =
  { readonly read: true; readonly hasAddress: boolean } | { readonly read: false; readonly error: Error };

/** What comes of a file and of each page in it. */
export const readContainerFile = async (name: string, bytes: Uint8Array): Promise<Outcome[]> => {
  try {
    return await Promise.all((await expandAll(name, bytes)).map(readEntry));
  } catch (error) {
    if (error instanceof Error) return [{ read: false, error }];
    throw error;
  }
};

const readEntry = async (entry: SavedFileEntry): Promise<Outcome> => {
  try {
    if ('refused' in entry) return { read: false, error: entry.refused.error };
    const { name, bytes } = await entry.open();
    const derived = deriveArticle({ name, bytes }, { page: await unpackPage(name, bytes) });
    return { read: true, hasAddress: derived.url !== null || derived.format.startsWith('epub') };
  } catch (error) {
    if (error instanceof Error) return { read: false, error };
    throw error;
  }
};
