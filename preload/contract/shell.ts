import { defineEvent, defineMethod } from './method.ts';
import { z } from './schema.ts';

/** What the surrounding shell can do; views hide what is not there. */
export const capabilities = z.object({
  shell: z.enum(['electron', 'browser', 'terminal']),
  nativeDialogs: z.boolean(),
  revealInFolder: z.boolean(),
  printsPdf: z.boolean(),
});

export const shellMethods = {
  'shell.capabilities': defineMethod({ input: z.object({}), output: capabilities }),
} as const;

/** Commands of the application menu, by the same names as the palette's. */
export const shellEvents = {
  'shell.command': defineEvent(z.object({ command: z.string() })),
} as const;

export type Capabilities = z.output<typeof capabilities>;
