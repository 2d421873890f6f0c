import { createContext } from '@lit/context';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { ImportsStore } from '../state/imports-store.ts';
import type { LayoutStore } from '../state/layout-store.ts';
import type { LibraryStore } from '../state/library-store.ts';
import type { ListStore } from '../state/list-store.ts';
import type { ListLoader } from '../state/load-list.ts';
import type { NoticesStore } from '../state/notices-store.ts';
import type { ReadingSurface } from '../reader/reading-surface.ts';
import type { ReaderStore } from '../state/reader-store.ts';
import type { Store } from '../state/store.ts';
import type { SettingsStore } from '../state/settings-store.ts';

/** Everything a view may use. The commands (controllers/commands.ts) take it as their only argument. */
export interface Services {
  readonly bridge: Bridge<File>;
  readonly api: ApiClient;
  readonly settings: SettingsStore;
  readonly library: LibraryStore;
  readonly list: ListStore;
  readonly loader: ListLoader;
  readonly reader: ReaderStore;
  readonly imports: ImportsStore;
  readonly notices: NoticesStore;
  readonly layout: LayoutStore;
  readonly exporting: Store<{ readonly busy: boolean }>;
  /** Whether the missing pictures of an article are being asked for. */
  readonly retrying: Store<{ readonly busy: boolean }>;
  /** Requests that left for somewhere else than the library, and those the article's policy refused. */
  readonly network: Store<{ readonly requests: number; readonly refused: number }>;
  /** Set by the reader while an article is on screen. */
  surface: ReadingSurface | null;
  /** The address a click asked for, while the question whether to open it stands. */
  askedLink: string;
}

export const servicesContext = createContext<Services>(Symbol('services'));
