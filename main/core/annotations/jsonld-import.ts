import { OffprintError } from '../errors/offprint-error.ts';
import type { ImportedAnnotation } from './jsonld/imported-annotation.ts';
import { asList, asObject, asObjects, asText } from './jsonld/json-value.ts';
import type { JsonObject } from './jsonld/json-value.ts';
import { isHypothesisAnnotation, readHypothesisAnnotation } from './jsonld/read-hypothesis-annotation.ts';
import { readWebAnnotation } from './jsonld/read-web-annotation.ts';

export interface ReadAnnotations {
  readonly annotations: readonly ImportedAnnotation[];
  /** Annotations that quote nothing, such as notes on a whole page, by their identifiers. */
  readonly withoutQuote: readonly string[];
}

/**
 * Reads W3C Web Annotations (a collection, a page, a list or a single one) or a Hypothesis export file.
 * Throws `bad-input` for what is neither.
 */
export const readAnnotationFile = (json: string): ReadAnnotations => {
  const found = itemsOf(parse(json));
  if (found === null) {
    throw new OffprintError(
      'bad-input',
      'The file holds no annotations: expected are W3C Web Annotations (JSON-LD) or a Hypothesis export. Nothing was imported.',
    );
  }
  const annotations: ImportedAnnotation[] = [];
  const withoutQuote: string[] = [];
  for (const item of found) {
    const read = isHypothesisAnnotation(item) ? readHypothesisAnnotation(item) : readWebAnnotation(item);
    if (read) annotations.push(read);
    else withoutQuote.push(asText(item.id));
  }
  return { annotations, withoutQuote };
};

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json.replace(/^\ufeff/, '')) as unknown;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new OffprintError('bad-input', `The file is no JSON (${cause.message}). Nothing was imported.`, {
      cause,
    });
  }
};

const itemsOf = (document: unknown): JsonObject[] | null => {
  if (Array.isArray(document)) return asObjects(document).flatMap((item) => itemsOf(item) ?? []);
  const object = asObject(document);
  if (!object) return null;
  for (const name of ['annotations', 'rows', 'items', '@graph']) {
    if (name in object) return asObjects(object[name]);
  }
  // Pages of a collection are embedded, or linked by address and then not here.
  const first = asObject(object.first);
  if (first) return itemsOf(first);
  return 'target' in object && asList(object.target).length > 0 ? [object] : null;
};
