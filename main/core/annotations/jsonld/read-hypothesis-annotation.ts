import { foreignOf } from './imported-annotation.ts';
import type { ImportedAnnotation } from './imported-annotation.ts';
import { asInstant, asList, asObject, asObjects, asText, without } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { readTags } from './read-note.ts';
import { readSelectors } from './read-selectors.ts';

const KNOWN = ['id', 'created', 'updated', 'user', 'user_info', 'uri', 'text', 'tags', 'target'];

/** Annotations of Hypothesis, in its export files and from its API, name the page as `uri` and the note as `text`. */
export const isHypothesisAnnotation = (annotation: JsonObject): boolean =>
  typeof annotation.uri === 'string' && !('body' in annotation) && !('motivation' in annotation);

/**
 * Reads one annotation of Hypothesis; null when it quotes nothing (a page note or a reply). Its positions
 * and ranges count in the live page and are of no use here.
 */
export const readHypothesisAnnotation = (annotation: JsonObject): ImportedAnnotation | null => {
  const target = asObjects(annotation.target).find(
    (candidate) => readSelectors(candidate.selector).quote !== null,
  );
  const { quote, others } = readSelectors(target?.selector);
  if (!target || !quote) return null;

  const id = asText(annotation.id) || asText(asObject(annotation.extra)?.original_id);
  const url = id === '' ? '' : `https://hypothes.is/a/${id}`;
  const properties = without(annotation, KNOWN);
  const isBare = Object.keys(properties).length === 0;
  return {
    externalId: url || null,
    ownId: null,
    sources: [...new Set([asText(target.source), asText(annotation.uri)])].filter((url) => url !== ''),
    articleId: null,
    quote,
    position: null,
    color: null,
    note: asText(annotation.text),
    tags: readTags(asList(annotation.tags).map(asText)),
    author: nameOf(annotation),
    created: asInstant(annotation.created),
    modified: asInstant(annotation.updated) ?? asInstant(annotation.created),
    foreign: foreignOf({
      id: url,
      properties: isBare ? {} : { hypothesis: properties },
      bodies: [],
      target: {},
      selectors: others,
    }),
  };
};

const nameOf = (annotation: JsonObject): string =>
  asText(asObject(annotation.user_info)?.display_name) ||
  asText(annotation.user)
    .replace(/^acct:/, '')
    .replace(/@.*$/, '');
