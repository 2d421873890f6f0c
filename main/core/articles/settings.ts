import { NO_PROXY, type ProxySetting } from '../network/network-proxy.ts';

/** Choices kept in `library.json`; they belong to the library, not to the machine. */
export interface Settings {
  readonly locale: 'system' | 'en' | 'zh-Hans' | 'zh-Hant';
  readonly theme: 'system' | 'paper' | 'sepia' | 'dark';
  /** Steps from the normal text size. */
  readonly textSize: number;
  readonly textWidth: 'narrow' | 'normal' | 'wide';
  readonly network: 'never' | 'ask' | 'fetch';
  /** What every request goes through, whichever machine opens the library. */
  readonly proxy: ProxySetting;
  /** Whether the Wayback Machine may be asked for what nobody else has: it learns what is looked for. */
  readonly wayback: boolean;
  /** Pictures that one server is asked for at once, 1 to 6. */
  readonly perHost: number;
  /** The name that annotations and exported PDFs carry. */
  readonly author: string;
}

export const DEFAULT_SETTINGS: Settings = {
  locale: 'system',
  theme: 'system',
  textSize: 0,
  textWidth: 'normal',
  network: 'fetch',
  proxy: NO_PROXY,
  wayback: false,
  perHost: 6,
  author: '',
};
