import { imageCounts } from './articles.ts';
import { defineEvent, defineMethod } from './method.ts';
import { articleId, count, opaqueId, text, z } from './schema.ts';

/** Where picture bytes may come from when the file does not hold them. */
export const mirror = z.object({ prefix: text(1, 2048), template: text(1, 4096) });
/** Whom pictures may be asked of: `host` or `host:port`; null asks any public one. */
export const pictureHosts = z.array(text(1, 261)).max(10_000).nullable().default(null);

export const importOptions = z.object({
  /** Whether pictures are asked for while importing; left out, only where the library is set to fetch or `hosts` names some. */
  fetch: z.boolean().optional(),
  mirrors: z.array(mirror).max(100).default([]),
  hosts: pictureHosts,
  /** Whether the Wayback Machine may be asked; what is left out is as the library is set. */
  wayback: z.boolean().optional(),
  onConflict: z.enum(['version', 'skip']).default('version'),
  dryRun: z.boolean().default(false),
  /** Shows saved pages whole, not their article alone; each can be switched later. */
  wholePage: z.boolean().default(false),
});

const outcomeName = z.enum(['imported', 'updated', 'duplicate', 'skipped', 'failed']);

export const importOutcome = z.object({
  /** Absolute path, or the name relative to what was dropped; a member of an archive is `PATH!MEMBER`. */
  file: z.string(),
  outcome: outcomeName,
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
  started: z.string(),
  /** The first file or folder that was handed over, by its name, and how many others. */
  from: z.object({ first: z.string(), others: count() }),
  /** It only looks: nothing is written, and `imports.carryOut` does it for real. Known until the program ends. */
  dryRun: z.boolean(),
  /** `interrupted`: the program ended while it ran; it can be resumed, kept as it is, or taken back. */
  state: z.enum(['running', 'paused', 'stopping', 'stopped', 'interrupted', 'done', 'undone']),
  /** Files finished of files found; `total` grows while folders are still being read. */
  done: count(),
  total: count(),
  failed: count(),
  images: imageCounts,
  bytes: count(),
  /** Bytes of the files found so far. */
  bytesTotal: count(),
  /** The file being read now. */
  current: z.string().nullable(),
  /** By the pace of late; null until that is known and every file was found. */
  secondsLeft: z.number().nullable(),
  /** What went wrong beside single files: the index could not be brought up to date, a list ended early. */
  problem: z.string().nullable(),
  /** The library is set to ask: `imports.hosts` says whom its missing pictures would be asked of. */
  asksHosts: z.boolean(),
  summary: importSummary.nullable(),
});

const job = z.object({ jobId: opaqueId() });

/** A finished report, fetched from `exports/<token>`; it is deleted when the application ends. */
const exportedReport = z.object({
  token: opaqueId(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: count(),
});

const pictureHostCounts = z.object({
  /** Missing pictures that have an address to ask; pixels that only track are no pictures. */
  pictures: count(),
  hosts: z.array(
    z.object({
      host: z.string(),
      /** Pictures asked of it first, and those it is asked for when another host fails. */
      pictures: count(),
      fallbacks: count(),
    }),
  ),
});

export const importUndone = z.object({
  /** Articles that are in the trash now: new in the import, or in the trash before it. */
  trashed: count(),
  /** Versions that it added to others, or took out of the trash, and that are in the trash now. */
  versions: count(),
  /** What the user worked on since stays; the reasons in words. */
  kept: z.array(z.object({ id: articleId(), title: z.string(), reason: z.string() })),
});

export const importMethods = {
  /** Starts a job over files whose bytes were PUT to `uploads/<token>` before. */
  'imports.start': defineMethod({
    input: z.object({
      uploads: z
        .array(z.object({ token: opaqueId(), relativePath: text(1, 4096) }))
        .min(1)
        .max(100_000),
      options: importOptions.omit({ mirrors: true }).prefault({}),
    }),
    output: job,
  }),
  /** Starts a job over files and folders of this machine. */
  'imports.startPaths': defineMethod({
    access: 'shell',
    input: z
      .object({
        paths: z.array(text(1, 4096)).max(100_000).default([]),
        /** Instead of paths: what the shell has read itself and PUT to `uploads/<token>`; it is kept with the import. */
        uploads: z
          .array(z.object({ token: opaqueId(), relativePath: text(1, 4096) }))
          .max(100_000)
          .default([]),
        options: importOptions.prefault({}),
      })
      .refine(({ paths, uploads }) => (paths.length === 0) !== (uploads.length === 0), {
        error: 'either paths or uploads',
      }),
    output: job,
  }),
  'imports.pause': defineMethod({ input: job, output: importProgress }),
  /** Lets a paused one go on, and begins again where an interrupted or stopped one ended. */
  'imports.resume': defineMethod({ input: job, output: importProgress }),
  /** Stops after the file in hand; what was imported stays. */
  'imports.cancel': defineMethod({ input: job, output: importProgress }),
  /** An interrupted or stopped one is not resumed: what was imported stays, waiting uploads are let go. */
  'imports.keep': defineMethod({ input: job, output: importProgress }),
  /**
   * Imports for real what a dry run of this session has looked at: the same files by the same options, uploads as they
   * lie. The dry run is forgotten. `hosts`: null fetches as the dry run was begun; else only from these, none: nothing.
   */
  'imports.carryOut': defineMethod({ input: job.extend({ hosts: pictureHosts }), output: job }),
  /** Ends a dry run and forgets it: its uploads are let go. */
  'imports.forget': defineMethod({ input: job, output: z.object({}) }),
  /** Takes a whole import back: into the trash, nothing is deleted. */
  'imports.undo': defineMethod({ input: job, output: importUndone }),
  /** Running jobs, finished ones of this session and interrupted ones; with `past`, every one still known. */
  'imports.jobs': defineMethod({
    input: z.object({ past: z.boolean().default(false) }),
    output: z.array(importProgress),
  }),
  /** Whom the missing pictures of an import would be asked of (in a dry run: which it would have). */
  'imports.hosts': defineMethod({ input: job, output: pictureHostCounts }),
  /** Asks these hosts (null: all of them; none: nobody) for the missing pictures of an import. */
  'imports.allowHosts': defineMethod({
    input: job.extend({ hosts: z.array(text(1, 261)).max(10_000).nullable() }),
    output: z.object({
      tried: count(),
      local: count(),
      missing: count(),
      stopped: z.boolean(),
      fetched: z.boolean(),
    }),
  }),
  'imports.report': defineMethod({
    input: z.object({
      jobId: opaqueId(),
      offset: count().default(0),
      limit: z.number().int().min(1).max(5000).default(500),
      /** Only these. */
      outcome: outcomeName.optional(),
    }),
    output: z.object({
      /** Of all outcomes, whichever were asked for. */
      total: count(),
      /** Of those that were asked for. */
      matching: count(),
      items: z.array(importOutcome),
    }),
  }),
  /** Makes a file of the whole report: a table for spreadsheets, or a line of JSON a file. */
  'imports.exportReport': defineMethod({
    input: job.extend({ as: z.enum(['csv', 'jsonl']) }),
    output: exportedReport,
  }),
} as const;

export const importEvents = {
  'import.progress': defineEvent(importProgress),
  'import.outcome': defineEvent(z.object({ jobId: opaqueId(), outcome: importOutcome })),
  /** A dry run was carried out or let go: nobody knows it any more. */
  'import.forgotten': defineEvent(job),
} as const;

export type ImportOptions = z.output<typeof importOptions>;
export type ImportOutcome = z.output<typeof importOutcome>;
export type ImportUndone = z.output<typeof importUndone>;
export type ImportProgress = z.output<typeof importProgress>;
