import type { Settings } from '../../preload/contract/library.ts';
import type { ApiClient } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export type SettingsStore = Store<Settings>;

const defaults: Settings = {
  locale: 'system',
  theme: 'system',
  textSize: 0,
  textWidth: 'normal',
  network: 'ask',
  proxy: { kind: 'none', host: '', port: 0, user: '', password: '' },
  wayback: false,
  perHost: 6,
  author: '',
};

/** The contract's bounds of `textSize`. */
export const SMALLEST_TEXT = -3;
export const LARGEST_TEXT = 6;

export const createSettingsStore = (): SettingsStore => createStore(defaults);

export const loadSettings = async (api: ApiClient, store: SettingsStore): Promise<void> => {
  store.set(await api.call('settings.get', {}));
};

/** Shows the choice at once and takes it back when it could not be kept. */
export const changeSettings = async (
  api: ApiClient,
  store: SettingsStore,
  change: Partial<Settings>,
): Promise<void> => {
  const before = store.get();
  store.set(change);
  try {
    store.set(await api.call('settings.set', change));
  } catch (error) {
    store.set(before);
    throw error;
  }
};

export const stepTextSize = (api: ApiClient, store: SettingsStore, by: 1 | -1): Promise<void> => {
  const textSize = Math.min(LARGEST_TEXT, Math.max(SMALLEST_TEXT, store.get().textSize + by));
  return textSize === store.get().textSize ? Promise.resolve() : changeSettings(api, store, { textSize });
};
