import { defineEvent, defineMethod } from './method.ts';
import { articleId, opaqueId, text, z } from './schema.ts';

/** What the surrounding shell can do; views hide what is not there. */
export const capabilities = z.object({
  shell: z.enum(['electron', 'browser', 'terminal']),
  nativeDialogs: z.boolean(),
  revealInFolder: z.boolean(),
  printsPdf: z.boolean(),
});

/** What the window can do, in the language it shows: the application menu is made of it. */
const menuCommand = z.object({
  id: text(1, 80),
  group: z.enum(['library', 'reading', 'marking', 'general']),
  label: text(1, 200),
  /** As the window reads them: `mod+k`, `shift+?`, `j`. */
  keys: z.array(text(1, 40)).max(8),
});

export const shellMethods = {
  'shell.capabilities': defineMethod({ input: z.object({}), output: capabilities }),
  'shell.setMenu': defineMethod({
    input: z.object({
      locale: z.enum(['en', 'zh-Hans', 'zh-Hant']),
      commands: z.array(menuCommand).max(200),
    }),
    output: z.object({}),
  }),
  /** Asks where to save a finished export; null when the question was cancelled. */
  'shell.saveExport': defineMethod({
    input: z.object({ token: opaqueId() }),
    output: z.object({ savedAs: z.string().nullable() }),
  }),
  /** Shows an article's folder, or the library's, in the system's file manager. */
  'shell.reveal': defineMethod({ input: z.object({ id: articleId().nullable() }), output: z.object({}) }),
  /** Asks for another library folder and changes over to it. */
  'shell.chooseLibrary': defineMethod({ input: z.object({}), output: z.object({ chosen: z.boolean() }) }),
} as const;

/** Commands of the application menu, by the same names as the palette's. */
export const shellEvents = {
  'shell.command': defineEvent(z.object({ command: z.string() })),
  /** The program itself has begun an import whose report is to be shown. */
  'shell.report': defineEvent(z.object({ jobId: opaqueId() })),
} as const;

export type Capabilities = z.output<typeof capabilities>;
