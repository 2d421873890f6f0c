/** What a property list may hold, as far as web archives go. `shared` objects are written once. */
export type Plist = string | Uint8Array | boolean | readonly Plist[] | { readonly [key: string]: Plist };

/** Writes a binary property list with two-byte references. */
export const binaryPlist = (top: Plist): Buffer => {
  const objects: Buffer[] = [];
  const add = (value: Plist): number => {
    const ref = objects.length;
    objects.push(Buffer.alloc(0));
    objects[ref] = encoded(value, add);
    return ref;
  };
  add(top);
  return assemble(objects);
};

/** Puts objects together as they are, whatever they refer to. */
export const assemble = (objects: readonly Buffer[], refSize = 2): Buffer => {
  const offsets = Buffer.alloc(objects.length * 4);
  let offset = 8;
  objects.forEach((object, index) => {
    offsets.writeUInt32BE(offset, index * 4);
    offset += object.length;
  });
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = refSize;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(offset), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, offsets, trailer]);
};

const encoded = (value: Plist, add: (value: Plist) => number): Buffer => {
  if (typeof value === 'boolean') return Buffer.from([value ? 9 : 8]);
  if (typeof value === 'string') {
    if (/^[\x20-\x7E\n]*$/.test(value)) return Buffer.concat([marker(0x5, value.length), Buffer.from(value)]);
    return Buffer.concat([marker(0x6, value.length), Buffer.from(value, 'utf16le').swap16()]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([marker(0x4, value.length), value]);
  if (Array.isArray(value)) {
    const items = value as readonly Plist[];
    return Buffer.concat([marker(0xa, items.length), references(items.map(add))]);
  }
  const entries = Object.entries(value as Record<string, Plist>);
  const keys = entries.map(([key]) => add(key));
  const values = entries.map(([, each]) => add(each));
  return Buffer.concat([marker(0xd, entries.length), references([...keys, ...values])]);
};

const marker = (kind: number, length: number): Buffer => {
  if (length < 15) return Buffer.from([(kind << 4) | length]);
  const long = Buffer.alloc(6);
  long[0] = (kind << 4) | 0xf;
  long[1] = 0x12;
  long.writeUInt32BE(length, 2);
  return long;
};

const references = (refs: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(refs.length * 2);
  refs.forEach((ref, index) => bytes.writeUInt16BE(ref, index * 2));
  return bytes;
};
