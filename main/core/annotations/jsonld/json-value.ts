export type JsonObject = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** JSON-LD writes a list of one as the one. */
export const asList = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
};

export const asObjects = (value: unknown): JsonObject[] =>
  asList(value).flatMap((item) => {
    const object = asObject(item);
    return object ? [object] : [];
  });

export const hasType = (object: JsonObject, type: string): boolean =>
  [...asList(object.type), ...asList(object['@type'])].some(
    (found) => asText(found).replace(/^.*[:#/]/, '') === type,
  );

/** The object without these properties. */
export const without = (object: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** An instant in UTC, or null for what is none. */
export const asInstant = (value: unknown): string | null => {
  const time = Date.parse(asText(value));
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
};
