import { imageDetail } from './articles.ts';
import { mirror, pictureHosts } from './imports.ts';
import { defineEvent, defineMethod } from './method.ts';
import { articleId, count, text, z } from './schema.ts';

const retryInput = z.object({
  /** Without ids, the missing pictures of every article. */
  ids: z.array(text(1, 4096)).max(10_000).optional(),
  /** One picture of one article. */
  slot: count().optional(),
  hosts: pictureHosts,
  /** Whether the Wayback Machine may be asked; left out, as the library is set. */
  wayback: z.boolean().optional(),
});

const retryResult = z.object({
  tried: count(),
  local: count(),
  missing: count(),
  /** Stopped on request: what was found until then stays. */
  stopped: z.boolean(),
  /** False where the library is set never to ask the network: only what needs no request was tried. */
  fetched: z.boolean(),
});

export const imageMethods = {
  'images.list': defineMethod({ input: z.object({ id: text(1, 4096) }), output: z.array(imageDetail) }),
  /** Tries missing pictures again. */
  'images.retry': defineMethod({ input: retryInput, output: retryResult }),
  /** The same with mirrors, which may be private addresses and folders of this machine. */
  'images.retryWith': defineMethod({
    access: 'shell',
    input: retryInput.extend({ mirrors: z.array(mirror).max(100) }),
    output: retryResult,
  }),
  /** Ends what `images.retry` is doing after the pictures in hand. */
  'images.stopRetry': defineMethod({ input: z.object({}), output: z.object({ stopped: count() }) }),
  /** Whom trying again would speak to, hosts with the most pictures first. */
  'images.hosts': defineMethod({
    input: z.object({ ids: z.array(text(1, 4096)).max(10_000).optional() }),
    output: z.object({
      /** Missing pictures that have an address to ask. */
      pictures: count(),
      hosts: z.array(
        z.object({
          host: z.string(),
          /** Different pictures asked of it first, and those it is asked for when another host fails. */
          pictures: count(),
          fallbacks: count(),
        }),
      ),
    }),
  }),
  /** Uses an uploaded file as the picture of a slot. */
  'images.replace': defineMethod({
    input: z.object({ id: articleId(), slot: count(), upload: text(8, 64) }),
    output: imageDetail,
  }),
} as const;

export const imageEvents = {
  /** While pictures are tried again on request. */
  'images.progress': defineEvent(
    z.object({
      /** Articles looked through, of those to look through. */
      done: count(),
      total: count(),
      tried: count(),
      local: count(),
    }),
  ),
} as const;
