import type { ImportedAnnotation } from './imported-annotation.ts';
import { asInstant, asList, asObject, asObjects, asText, without } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { readTags } from './read-note.ts';
import { readSelectors } from './read-selectors.ts';

const KNOWN = ['id', 'created', 'updated', 'user', 'user_info', 'uri', 'text', 'tags', 'target'];

/** Annotations of Hypothesis, in its export files and from its API, name the page as `uri` and the note as `text`. */
export const isHypothesisAnnotation = (annotation: JsonObject): boolean =>
  typeof annotation['uri'] === 'string' && !('body' in annotation) && !('motivation' in annotation);

/**
 * Reads one annotation of Hypothesis; null when it quotes nothing (a page note or a reply). Its positions
 * and ranges count in the live page and are of no use here.
 */
export const readHypothesisAnnotation = (annotation: JsonObject): ImportedAnnotation | null => {
  const target = asObjects(annotation['target']).find(
    (candidate) => readSelectors(candidate['selector']).quote !== null,
  );
  const { quote, others } = readSelectors(target?.['selector']);
  if (!target || !quote) return null;

  const originalId = asText(asObject(annotation['extra'])?.['original_id']);
  const id = asText(annotation['id']) || originalId;
  const user = asText(annotation['user']);
  const displayName = asText(asObject(annotation['user_info'])?.['display_name']);
  const properties = without(annotation, KNOWN);
  return {
    externalId: id === '' ? null : `https://hypothes.is/a/${id}`,
    ownId: null,
    sources: [...new Set([asText(target['source']), asText(annotation['uri'])])].filter((url) => url !== ''),
    articleId: null,
    quote,
    position: null,
    color: null,
    note: asText(annotation['text']),
    tags: readTags(asList(annotation['tags']).map(asText)),
    author: displayName || user.replace(/^acct:/, '').replace(/@.*$/, ''),
    created: asInstant(annotation['created']),
    modified: asInstant(annotation['updated']) ?? asInstant(annotation['created']),
    foreign: {
      ...(id === '' ? {} : { id: `https://hypothes.is/a/${id}` }),
      ...(Object.keys(properties).length === 0 ? {} : { properties: { hypothesis: properties } }),
      ...(others.length === 0 ? {} : { selectors: others }),
    },
  };
};
