import { imageCounts } from './articles.ts';
import { defineEvent, defineMethod } from './method.ts';
import { articleId, count, opaqueId, text, z } from './schema.ts';

/** Where picture bytes may come from when the file does not hold them. */
export const mirror = z.object({ prefix: text(1, 2048), template: text(1, 4096) });
/** Whom pictures may be asked of: `host` or `host:port`; null asks any public one. */
export const pictureHosts = z.array(text(1, 261)).max(10_000).nullable().default(null);

export const importOptions = z.object({
  fetch: z.boolean().default(true),
  mirrors: z.array(mirror).max(100).default([]),
  hosts: pictureHosts,
  /** Whether the Wayback Machine may be asked; what is left out is as the library is set. */
  wayback: z.boolean().optional(),
  onConflict: z.enum(['version', 'skip']).default('version'),
  dryRun: z.boolean().default(false),
});

export const importOutcome = z.object({
  /** Absolute path, or the name relative to what was dropped; a member of an archive is `PATH!MEMBER`. */
  file: z.string(),
  outcome: z.enum(['imported', 'updated', 'duplicate', 'skipped', 'failed']),
  id: articleId().nullable(),
  title: z.string().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  images: imageCounts,
});

export const importSummary = z.object({
  imported: count(),
  updated: count(),
  duplicate: count(),
  skipped: count(),
  failed: count(),
  seconds: z.number(),
});

export const importProgress = z.object({
  jobId: opaqueId(),
  state: z.enum(['running', 'paused', 'stopping', 'stopped', 'done']),
  /** Files finished of files found; `total` grows while folders are still being read. */
  done: count(),
  total: count(),
  failed: count(),
  images: imageCounts,
  bytes: count(),
  /** The file being read now. */
  current: z.string().nullable(),
  secondsLeft: z.number().nullable(),
  /** What went wrong beside single files: the index could not be brought up to date, a list ended early. */
  problem: z.string().nullable(),
  summary: importSummary.nullable(),
});

export const importMethods = {
  /** Starts a job over files whose bytes were PUT to `uploads/<token>` before. */
  'imports.start': defineMethod({
    input: z.object({
      uploads: z
        .array(z.object({ token: opaqueId(), relativePath: text(1, 4096) }))
        .min(1)
        .max(100_000),
      options: importOptions.pick({ fetch: true, onConflict: true, hosts: true, wayback: true }).prefault({}),
    }),
    output: z.object({ jobId: opaqueId() }),
  }),
  /** Starts a job over files and folders of this machine. */
  'imports.startPaths': defineMethod({
    access: 'shell',
    input: z.object({
      paths: z.array(text(1, 4096)).min(1).max(100_000),
      options: importOptions.prefault({}),
    }),
    output: z.object({ jobId: opaqueId() }),
  }),
  'imports.pause': defineMethod({ input: z.object({ jobId: opaqueId() }), output: importProgress }),
  'imports.resume': defineMethod({ input: z.object({ jobId: opaqueId() }), output: importProgress }),
  /** Stops after the file in hand; what was imported stays. */
  'imports.cancel': defineMethod({ input: z.object({ jobId: opaqueId() }), output: importProgress }),
  /** Running jobs, and finished ones of this session. */
  'imports.jobs': defineMethod({ input: z.object({}), output: z.array(importProgress) }),
  'imports.report': defineMethod({
    input: z.object({
      jobId: opaqueId(),
      offset: count().default(0),
      limit: z.number().int().min(1).max(5000).default(500),
    }),
    output: z.object({ total: count(), items: z.array(importOutcome) }),
  }),
} as const;

export const importEvents = {
  'import.progress': defineEvent(importProgress),
  'import.outcome': defineEvent(z.object({ jobId: opaqueId(), outcome: importOutcome })),
} as const;

export type ImportOptions = z.output<typeof importOptions>;
export type ImportOutcome = z.output<typeof importOutcome>;
export type ImportSummary = z.output<typeof importSummary>;
export type ImportProgress = z.output<typeof importProgress>;
