import type { LibraryInfo } from '../../preload/contract/library.ts';
import type { Capabilities } from '../../preload/contract/shell.ts';
import type { TagCount } from '../../preload/contract/tags.ts';
import type { ApiClient, ApiFailure } from '../api/api-client.ts';
import { asFailure } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export interface LibraryState {
  /** Null until the library answered for the first time. */
  readonly info: LibraryInfo | null;
  readonly tags: readonly TagCount[];
  readonly capabilities: Capabilities | null;
  readonly failure: ApiFailure | null;
}

export type LibraryStore = Store<LibraryState>;

export const createLibraryStore = (): LibraryStore =>
  createStore<LibraryState>({ info: null, tags: [], capabilities: null, failure: null });

/** Asks for the counts, the tags and (once) what the shell can do. */
export const refreshLibrary = async (api: ApiClient, store: LibraryStore): Promise<void> => {
  try {
    const [info, tags, capabilities] = await Promise.all([
      api.call('library.info', {}),
      api.call('tags.list', {}),
      store.get().capabilities ?? api.call('shell.capabilities', {}),
    ]);
    store.set({ info, tags, capabilities, failure: null });
  } catch (error) {
    store.set({ failure: asFailure(error) });
  }
};
