/** What the launcher hands over to the process it replaces itself with. */
export interface DoubleEnvironment {
  /** The Chromium to drive. */
  readonly browser: string;
  /** Folder of the application's package.json. */
  readonly appDir: string;
  /** The application's main module. */
  readonly main: string;
  /** Where the packaged application keeps its files beside the archive; null when it runs unpackaged. */
  readonly resourcesPath: string | null;
  /** Keeps what is written to standard error also from before anybody reads it. */
  readonly logFile: string | null;
  readonly debuggingPort: string;
  readonly headful: boolean;
  /** Arguments for the application, as Electron would leave them in `process.argv`. */
  readonly arguments: readonly string[];
}

export const ENVIRONMENT_VARIABLE = 'OFFPRINT_ELECTRON_DOUBLE';

export const readEnvironment = (): DoubleEnvironment => {
  const text = process.env[ENVIRONMENT_VARIABLE];
  if (text === undefined)
    throw new Error('the Electron double is started by test/electron/double/electron-double.mjs');
  return JSON.parse(text) as DoubleEnvironment;
};
