import type { Settings } from '../articles/settings.ts';

export interface SettingsStore {
  read(): Promise<Settings>;
  update(change: Partial<Settings>): Promise<Settings>;
}
