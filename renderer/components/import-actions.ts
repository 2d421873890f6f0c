import type { ImportProgress } from '../../preload/contract/imports.ts';
import type { PlainKey } from '../i18n/localize.ts';

/** What can be done with an import, at work or past. */
export type ImportAction =
  | 'report'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'keep'
  | 'undo'
  | 'hosts'
  | 'carryOut'
  | 'forget'
  | 'csv'
  | 'jsonl'
  | 'dismiss';

type State = ImportProgress['state'];

const BY_STATE: Readonly<Record<State, readonly ImportAction[]>> = {
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  stopping: [],
  stopped: ['resume', 'keep', 'undo'],
  interrupted: ['resume', 'keep', 'undo'],
  done: ['undo'],
  undone: [],
};

export const isAtWork = ({ state }: Pick<ImportProgress, 'state'>): boolean =>
  state === 'running' || state === 'paused' || state === 'stopping';

/** In the order they stand in. A dry run brought nothing in: it is carried out or let go. */
export const offeredActions = ({
  state,
  dryRun,
  asksHosts,
}: Pick<ImportProgress, 'state' | 'dryRun' | 'asksHosts'>): readonly ImportAction[] => {
  if (dryRun) return isAtWork({ state }) ? BY_STATE[state] : ['carryOut', 'forget'];
  return asksHosts ? ['hosts', ...BY_STATE[state]] : BY_STATE[state];
};

/** What the button of an action says, and what its tooltip adds; carrying out says how many files besides. */
export const ACTION_WORDS: Readonly<
  Record<Exclude<ImportAction, 'carryOut'>, { readonly label: PlainKey; readonly hint?: PlainKey }>
> = {
  report: { label: 'import.details' },
  pause: { label: 'import.pause' },
  resume: { label: 'import.resume' },
  cancel: { label: 'import.stop' },
  keep: { label: 'import.keep', hint: 'history.keepTitle' },
  undo: { label: 'import.undo', hint: 'import.undoHint' },
  hosts: { label: 'hosts.open', hint: 'hosts.title' },
  forget: { label: 'foreseen.leave', hint: 'foreseen.hint' },
  csv: { label: 'history.csv' },
  jsonl: { label: 'history.jsonl' },
  dismiss: { label: 'import.dismiss' },
};
