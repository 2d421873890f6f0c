import type { ApiFailure } from '../api/api-client.ts';
import { createStore, type Store } from './store.ts';

export type NoticeAction = 'undo' | 'settings' | 'report';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
  /** The English sentence of the program, for problems. */
  readonly detail: string | null;
  readonly action: NoticeAction | null;
}

export interface NoticesState {
  readonly notices: readonly Notice[];
  /** Read out politely, never shown. */
  readonly spoken: string;
}

export type NoticesStore = Store<NoticesState>;

/** How many messages stand at a time; older ones give way. */
const SHOWN = 3;

export const createNoticesStore = (): NoticesStore => createStore<NoticesState>({ notices: [], spoken: '' });

let lastId = 0;

const add = (store: NoticesStore, notice: Omit<Notice, 'id'>): void => {
  lastId++;
  store.set({ notices: [...store.get().notices, { id: lastId, ...notice }].slice(-SHOWN) });
};

export const tell = (store: NoticesStore, text: string, action: NoticeAction | null = null): void =>
  add(store, { kind: 'done', text, detail: null, action });

export const tellProblem = (store: NoticesStore, text: string, failure: ApiFailure | null = null): void =>
  add(store, { kind: 'problem', text, detail: failure?.message ?? null, action: null });

export const dismissNotice = (store: NoticesStore, id: number): void =>
  store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) });

export const announce = (store: NoticesStore, spoken: string): void => store.set({ spoken });
