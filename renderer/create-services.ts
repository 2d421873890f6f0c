import type { Bridge } from '../preload/contract/bridge.ts';
import { createApiClient } from './api/api-client.ts';
import type { Services } from './contexts/services-context.ts';
import { createImportsStore } from './state/imports-store.ts';
import { createLayoutStore } from './state/layout-store.ts';
import { createLibraryStore } from './state/library-store.ts';
import { createListStore } from './state/list-store.ts';
import { ListLoader } from './state/load-list.ts';
import { createNoticesStore } from './state/notices-store.ts';
import { createReaderStore } from './state/reader-store.ts';
import { createSettingsStore } from './state/settings-store.ts';
import { createStore } from './state/store.ts';

export const createServices = (bridge: Bridge<File>): Services => {
  const api = createApiClient(bridge);
  const list = createListStore();
  return {
    bridge,
    api,
    list,
    loader: new ListLoader(api, list),
    settings: createSettingsStore(),
    library: createLibraryStore(),
    reader: createReaderStore(),
    imports: createImportsStore(),
    notices: createNoticesStore(),
    layout: createLayoutStore(localStorage),
    exporting: createStore<{ readonly busy: boolean }>({ busy: false }),
    retrying: createStore<{ readonly busy: boolean }>({ busy: false }),
    network: createStore<{ readonly requests: number; readonly refused: number }>({
      requests: 0,
      refused: 0,
    }),
    surface: null,
    askedLink: '',
  };
};
