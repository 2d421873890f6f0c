import type { Settings } from '../articles/settings.ts';
import { DEFAULT_SETTINGS } from '../articles/settings.ts';
import type { RecordFormat } from '../records/decode-record.ts';
import { anyRecord, flag, instant, isRecord, oneOf, recordOf, text, wholeNumber } from '../records/shape.ts';
import type { Shape } from '../records/shape.ts';

const LIBRARY_SCHEMA = 1;

/** `library.json`: what belongs to the whole library and to no single article. */
export interface LibraryRecord {
  readonly schema: typeof LIBRARY_SCHEMA;
  readonly created: string;
  readonly settings: Settings;
}

const textSize: Shape = (value, place) =>
  Number.isSafeInteger(value) && (value as number) >= -3 && (value as number) <= 6
    ? null
    : `${place} is not a text size`;

const perHost: Shape = (value, place) =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 6
    ? null
    : `${place} is not a number of pictures at once`;

const settingShapes: Readonly<Record<keyof Settings, Shape>> = {
  locale: oneOf('system', 'en', 'zh-Hans', 'zh-Hant'),
  theme: oneOf('system', 'paper', 'sepia', 'dark'),
  textSize,
  textWidth: oneOf('narrow', 'normal', 'wide'),
  network: oneOf('never', 'ask', 'fetch'),
  proxy: recordOf({
    kind: oneOf('none', 'http', 'socks5'),
    host: text,
    port: wholeNumber(0),
    user: text,
    password: text,
  }),
  wayback: flag,
  perHost,
  author: text,
};

/**
 * A setting that is missing or that this Offprint does not know falls back to its default, alone: one odd
 * choice must not make the others be lost. Unknown settings are kept. A proxy that cannot be understood is no
 * leave to go without it: such a library asks the network for nothing.
 */
const acceptSettings = (value: unknown): Settings => {
  const given = isRecord(value) ? value : {};
  const known = Object.entries(settingShapes)
    .filter(([name, shape]) => shape(given[name], name) === null)
    .map(([name]) => [name, given[name]]);
  const settings = { ...given, ...DEFAULT_SETTINGS, ...(Object.fromEntries(known) as Partial<Settings>) };
  const proxyIsOdd = given.proxy !== undefined && settingShapes.proxy(given.proxy, 'proxy') !== null;
  return proxyIsOdd ? { ...settings, network: 'never' } : settings;
};

const checkFields = recordOf({
  schema: wholeNumber(LIBRARY_SCHEMA),
  created: instant,
  settings: anyRecord,
});

export const LIBRARY_FORMAT: RecordFormat<LibraryRecord> = {
  schema: LIBRARY_SCHEMA,
  migrations: [],
  check: (record) => checkFields(record, ''),
  accept: (record) => {
    const { settings, ...rest } = record as LibraryRecord;
    return { ...rest, settings: acceptSettings(settings) };
  },
};

export const newLibraryRecord = (created: string): LibraryRecord => ({
  schema: LIBRARY_SCHEMA,
  created,
  settings: DEFAULT_SETTINGS,
});

/**
 * `library.json` as it may leave the machine: without the proxy's password, which opens somebody else's server. Bytes
 * that are no record are handed on as they are.
 */
export const withoutSecrets = (bytes: Uint8Array): Uint8Array => {
  const source = new TextDecoder().decode(bytes);
  if (!source.includes('"password"')) return bytes;
  try {
    const record: unknown = JSON.parse(source);
    if (!isRecord(record) || !isRecord(record.settings) || !isRecord(record.settings.proxy)) return bytes;
    const settings = { ...record.settings, proxy: { ...record.settings.proxy, password: '' } };
    return new TextEncoder().encode(`${JSON.stringify({ ...record, settings }, null, 2)}\n`);
  } catch (error) {
    if (error instanceof SyntaxError) return bytes;
    throw error;
  }
};
