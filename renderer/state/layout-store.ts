import { createStore, type Store } from './store.ts';

export type Dialog =
  | 'palette'
  | 'keys'
  | 'settings'
  | 'tags'
  | 'imports'
  | 'report'
  | 'empty-trash'
  | 'hosts'
  | 'link'
  | 'encoding'
  | 'log';
export type Pane = 'sidebar' | 'list' | 'reader';

export interface LayoutState {
  readonly sidebar: boolean;
  readonly margin: boolean;
  /** The margin as a drawer, in a window too narrow for it beside the text. */
  readonly drawer: boolean;
  /** CSS pixels. */
  readonly sidebarWidth: number;
  readonly listWidth: number;
  /** The one pane that shows in a narrow window. */
  readonly pane: Pane;
  readonly dialog: Dialog | null;
}

export type LayoutStore = Store<LayoutState>;

/** The part of `Storage` that is needed. */
interface Keeper {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'offprint.layout';
const kept = ['sidebar', 'margin', 'sidebarWidth', 'listWidth'] as const;

const initial: LayoutState = {
  sidebar: true,
  margin: true,
  drawer: false,
  sidebarWidth: 212,
  listWidth: 344,
  pane: 'list',
  dialog: null,
};

const read = (keeper: Keeper): Partial<LayoutState> => {
  let found: unknown;
  try {
    found = JSON.parse(keeper.getItem(KEY) ?? '{}');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // What is kept there is not ours: start from the usual widths.
    return {};
  }
  const entries = Object.entries(found ?? {}).filter(
    ([key, value]) =>
      (kept as readonly string[]).includes(key) && typeof value === typeof initial[key as keyof LayoutState],
  );
  return Object.fromEntries(entries);
};

/** Widths and folded panes outlive the window. */
export const createLayoutStore = (keeper: Keeper): LayoutStore => {
  const store = createStore<LayoutState>({ ...initial, ...read(keeper) });
  store.subscribe(() => {
    const state = store.get();
    keeper.setItem(KEY, JSON.stringify(Object.fromEntries(kept.map((key) => [key, state[key]]))));
  });
  return store;
};

export const SIDEBAR_BOUNDS = { min: 180, max: 340 } as const;
export const LIST_BOUNDS = { min: 280, max: 560 } as const;
