import { defineEvent, defineMethod } from './method.ts';
import { articleId, count, text, z } from './schema.ts';

export const fault = z.object({ id: articleId().nullable(), file: z.string(), problem: z.string() });

export const proxySetting = z.object({
  kind: z.enum(['none', 'http', 'socks5']),
  host: text(0, 253),
  port: z.number().int().min(0).max(65_535),
  user: text(0, 255),
  password: text(0, 255),
});

export const settings = z.object({
  locale: z.enum(['system', 'en', 'zh-Hans', 'zh-Hant']),
  theme: z.enum(['system', 'paper', 'sepia', 'dark']),
  textSize: z.number().int().min(-3).max(6),
  textWidth: z.enum(['narrow', 'normal', 'wide']),
  /** What an import may ask the network for. */
  network: z.enum(['never', 'ask', 'fetch']),
  /** What every request for a picture goes through; the proxy looks names up. */
  proxy: proxySetting,
  /** Whether the Wayback Machine may be asked for pictures that nobody else has. */
  wayback: z.boolean(),
  /** Pictures that one server is asked for at once. */
  perHost: z.number().int().min(1).max(6),
  /** The name that annotations and exported PDFs carry. */
  author: text(0, 200),
});

export const libraryInfo = z.object({
  path: z.string(),
  version: z.string(),
  articles: count(),
  unread: count(),
  recent: count(),
  care: count(),
  alike: count(),
  trash: count(),
  sites: z.array(z.object({ name: z.string(), count: count() })),
  /** Files that could not be read when the library was opened: set aside, never overwritten. */
  problems: z.array(fault),
  undo: z.string().nullable(),
});

export const libraryMethods = {
  'library.info': defineMethod({ input: z.object({}), output: libraryInfo }),
  'library.verify': defineMethod({
    input: z.object({ ids: z.array(text(1, 4096)).max(100_000).optional() }),
    output: z.object({ checked: count(), faults: z.array(fault) }),
  }),
  'library.reindex': defineMethod({
    input: z.object({}),
    output: z.object({ articles: count(), seconds: z.number() }),
  }),
  /** Copies the library to a folder of this machine, or brings an earlier backup there up to date. */
  'library.backup': defineMethod({
    access: 'shell',
    input: z.object({ path: text(1, 4096) }),
    output: z.object({ articles: count(), pictures: count(), copied: count(), bytes: count() }),
  }),
  'settings.get': defineMethod({ input: z.object({}), output: settings }),
  'settings.set': defineMethod({ input: settings.partial(), output: settings }),
  /** Opens one connection through a proxy, to example.com, and closes it: `reason` says why that did not work. */
  'settings.tryProxy': defineMethod({
    input: z.object({ proxy: proxySetting }),
    output: z.object({ works: z.boolean(), reason: z.string().nullable() }),
  }),
  /** Takes back the last change of this session; `undone` names it. */
  'undo.last': defineMethod({ input: z.object({}), output: z.object({ undone: z.string() }) }),
} as const;

export const libraryEvents = {
  /** Something in these articles (or, with none named, anywhere) is new: load again what you show. */
  'library.changed': defineEvent(z.object({ ids: z.array(articleId()) })),
  'settings.changed': defineEvent(settings),
} as const;

export type Settings = z.output<typeof settings>;
export type LibraryInfo = z.output<typeof libraryInfo>;
