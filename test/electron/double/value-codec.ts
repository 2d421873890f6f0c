/**
 * Values that Electron's structured clone lets through, as JSON text. `makeValueCodec` also runs inside the
 * page, from its source text: it may use nothing but its own body and globals of both places.
 */
export interface ValueCodec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

interface Tagged {
  readonly $?: string;
  readonly v?: unknown;
  readonly t?: string;
}

export function makeValueCodec(): ValueCodec {
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000)
      text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const refuse = (what: string): never => {
    throw new DOMException(`${what} could not be cloned.`, 'DataCloneError');
  };

  const packNumber = (value: number): unknown => {
    if (Object.is(value, -0)) return { $: 'number', v: '-0' };
    return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
  };
  const packKnownObject = (value: object, pack: (inner: unknown) => unknown): Tagged | null => {
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] };
    if (value instanceof Map) return { $: 'map', v: [...value].map(pack) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message] };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) };
    if (!ArrayBuffer.isView(value)) return null;
    // A Node Buffer arrives as the plain Uint8Array it is.
    const name = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
    return {
      $: 'view',
      t: name,
      v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
    };
  };
  const packObject = (value: object, ancestors: readonly object[]): unknown => {
    if (ancestors.includes(value)) throw new Error('the Electron double does not cover cyclic values');
    const pack = (inner: unknown): unknown => packValue(inner, [...ancestors, value]);
    if (Array.isArray(value)) return value.map(pack);
    const known = packKnownObject(value, pack);
    if (known) return known;
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (tag !== 'Object' && prototype !== null && prototype !== Object.prototype)
      return refuse(`${tag} object`);
    const entries = Object.entries(value).map(([key, inner]) => [key, pack(inner)]);
    const plain = Object.fromEntries(entries) as Record<string, unknown>;
    return '$' in plain ? { $: 'object', v: plain } : plain;
  };
  const packValue = (value: unknown, ancestors: readonly object[]): unknown => {
    if (value === null) return null;
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return packNumber(value);
      case 'undefined':
        return { $: 'undefined' };
      case 'bigint':
        return { $: 'bigint', v: String(value) };
      case 'function':
      case 'symbol':
        return refuse('An object');
      default:
        return packObject(value, ancestors);
    }
  };

  const unpackEntries = (source: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(source).map(([key, inner]) => [key, unpack(inner)]));
  const unpackView = (type: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    if (type === 'Uint8Array') return bytes;
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[type];
    if (!View) throw new Error(`the Electron double does not cover ${type}`);
    return new View(bytes.buffer);
  };
  const unpackers: Record<string, (value: never, type: string) => unknown> = {
    object: (value: object) => unpackEntries(value),
    number: (value: string) => Number(value),
    undefined: () => undefined,
    bigint: (value: string) => BigInt(value),
    date: (value: number) => new Date(value),
    regexp: ([source, flags]: [string, string]) => new RegExp(source, flags),
    map: (value: unknown[]) => new Map(value.map(unpack) as [unknown, unknown][]),
    set: (value: unknown[]) => new Set(value.map(unpack)),
    error: ([name, message]: [string, string]) => Object.assign(new Error(message), { name }),
    buffer: (value: string) => fromBase64(value).buffer,
    view: (value: string, type: string) => unpackView(type, fromBase64(value)),
  };
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    const tagged = value as Tagged;
    if (tagged.$ === undefined) return unpackEntries(value);
    return unpackers[tagged.$]?.(tagged.v as never, tagged.t ?? '');
  };

  return {
    encode: (value) => JSON.stringify(packValue(value, [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
