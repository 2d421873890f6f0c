import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** What the desktop program remembers between starts; nothing of a library lies here. */
export interface DesktopState {
  /** Absolute; the first is the one that was open last. */
  readonly libraries: readonly string[];
  readonly window: WindowPlace | null;
}

const FILE = 'desktop.json';
const EMPTY: DesktopState = { libraries: [], window: null };
const MAX_LIBRARIES = 9;

export interface DesktopStateFile {
  read(): DesktopState;
  rememberLibrary(folder: string): void;
  rememberWindow(place: WindowPlace): void;
}

/** One small file in the program's own folder. A damaged one counts as empty: only comfort is lost. */
export const createDesktopStateFile = (folder: string): DesktopStateFile => {
  const file = path.join(folder, FILE);
  const read = (): DesktopState => {
    try {
      return parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return EMPTY;
      throw error;
    }
  };
  const write = (change: Partial<DesktopState>): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.part`, `${JSON.stringify({ ...read(), ...change }, null, 2)}\n`);
    renameSync(`${file}.part`, file);
  };
  return {
    read,
    rememberLibrary(library) {
      const others = read().libraries.filter((known) => known !== library);
      write({ libraries: [library, ...others].slice(0, MAX_LIBRARIES) });
    },
    rememberWindow: (window) => write({ window }),
  };
};

const parse = (value: unknown): DesktopState => {
  const { libraries, window } = (value ?? {}) as { libraries?: unknown; window?: unknown };
  return {
    libraries: Array.isArray(libraries) ? libraries.filter((each) => typeof each === 'string') : [],
    window: isPlace(window) ? window : null,
  };
};

const isPlace = (value: unknown): value is WindowPlace => {
  if (typeof value !== 'object' || value === null) return false;
  const place = value as Record<string, unknown>;
  const numbers = [place.x, place.y, place.width, place.height];
  return numbers.every((each) => Number.isInteger(each)) && typeof place.isMaximized === 'boolean';
};
