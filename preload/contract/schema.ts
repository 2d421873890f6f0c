/**
 * The single file that names the schema library. `jitless` because zod's code-generation probe
 * (`new Function`) trips the renderer's Content-Security-Policy.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
export type { ZodType } from 'zod';

/** An article's id: 16 characters of lower-case base 32, or (where a prefix is allowed) fewer. */
export const articleId = () => z.string().regex(/^[0-9a-z]{16}$/, 'an article id has 16 characters 0-9 a-z');
/** Ids of annotations, jobs, uploads and exports. */
export const opaqueId = () => z.string().regex(/^[0-9a-zA-Z_-]{8,64}$/);
export const text = (min: number, max: number) => z.string().min(min).max(max);
export const count = () => z.number().int().nonnegative();
/** ISO 8601 instant in UTC, such as `2022-01-10T15:13:06.000Z`, or a bare date where no time is known. */
export const isoDate = () =>
  z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/);
