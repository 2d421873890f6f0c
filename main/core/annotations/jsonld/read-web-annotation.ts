import { foreignOf } from './imported-annotation.ts';
import type { ImportedAnnotation } from './imported-annotation.ts';
import { asInstant, asList, asObject, asObjects, asText, without } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { colorOfStyleClass, idOfAnnotationUrn, idOfArticleUrn } from './offprint-names.ts';
import { readNote, readTags } from './read-note.ts';
import { readSelectors } from './read-selectors.ts';

const KNOWN = [
  ...['@context', 'id', 'type', 'motivation', 'created', 'modified', 'creator', 'body', 'bodyValue'],
  ...['target', 'stylesheet'],
];
const KNOWN_OF_TARGET = ['source', 'selector', 'styleClass', 'state'];
const NOTE_PURPOSES = ['', 'commenting', 'describing', 'replying', 'questioning', 'assessing', 'editing'];

/** Reads one W3C annotation; null when it quotes nothing. */
export const readWebAnnotation = (annotation: JsonObject): ImportedAnnotation | null => {
  const targets = asObjects(annotation.target);
  const target = targets.find((candidate) => readSelectors(candidate.selector).quote !== null);
  const { quote, position, others } = readSelectors(target?.selector);
  if (!target || !quote) return null;

  const id = asText(annotation.id);
  const ownId = idOfAnnotationUrn(id);
  const source = sourceOf(target.source);
  const cached = asObjects(target.state).map((state) => asText(state.cached));
  const articleIds = [...cached, source].map(idOfArticleUrn);
  const { note, tags, others: bodies } = readBodies(annotation);
  return {
    externalId: id || null,
    ownId,
    sources: [source].filter((url) => url !== ''),
    articleId: articleIds.find((found) => found !== null) ?? null,
    quote,
    position: ownId === null ? null : position,
    color: asList(target.styleClass).map((name) => colorOfStyleClass(asText(name)))[0] ?? null,
    note,
    tags,
    author: nameOf(asList(annotation.creator)[0]),
    created: asInstant(annotation.created),
    modified: asInstant(annotation.modified),
    foreign: foreignOf({
      id: ownId === null ? id : '',
      properties: without(annotation, KNOWN),
      bodies,
      target: without(target, KNOWN_OF_TARGET),
      selectors: others,
    }),
  };
};

const sourceOf = (source: unknown): string => asText(source) || asText(asObject(source)?.id);

const nameOf = (creator: unknown): string => {
  const agent = asObject(creator);
  return agent ? asText(agent.name) || asText(agent.nickname) || asText(agent.id) : asText(creator);
};

const readBodies = (annotation: JsonObject): { note: string; tags: string[]; others: readonly unknown[] } => {
  const notes = asText(annotation.bodyValue) === '' ? [] : [asText(annotation.bodyValue)];
  const tags: string[] = [];
  const others: unknown[] = [];
  for (const body of asList(annotation.body)) {
    const object = asObject(body);
    const purpose = asText(object?.purpose);
    if (!object || asText(object.value) === '') others.push(body);
    else if (purpose === 'tagging') tags.push(asText(object.value));
    else if (NOTE_PURPOSES.includes(purpose)) notes.push(readNote(object));
    else others.push(body);
  }
  return { note: notes.join('\n\n'), tags: readTags(tags), others };
};
