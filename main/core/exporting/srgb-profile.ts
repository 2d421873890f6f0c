/** An ICC version 2 display profile of sRGB (IEC 61966-2-1), adapted to D50, with a curve of 1,024 points. */
const HEADER_BYTES = 128;
const ENTRY_BYTES = 12;

const bytesOf = (length: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
};

const putText = (view: DataView, offset: number, text: string): void => {
  for (let at = 0; at < text.length; at++) view.setUint8(offset + at, text.charCodeAt(at));
};

const putFixed = (view: DataView, offset: number, value: number): void => {
  view.setInt32(offset, Math.round(value * 0x10000));
};

const xyz = (x: number, y: number, z: number): Uint8Array =>
  bytesOf(20, (view) => {
    putText(view, 0, 'XYZ ');
    [x, y, z].forEach((value, index) => putFixed(view, 8 + 4 * index, value));
  });

const description = (text: string): Uint8Array =>
  bytesOf(12 + text.length + 1 + 78, (view) => {
    putText(view, 0, 'desc');
    view.setUint32(8, text.length + 1);
    putText(view, 12, text);
  });

const plainText = (text: string): Uint8Array =>
  bytesOf(8 + text.length + 1, (view) => {
    putText(view, 0, 'text');
    putText(view, 8, text);
  });

const toneCurve = (points: number): Uint8Array =>
  bytesOf(12 + points * 2, (view) => {
    putText(view, 0, 'curv');
    view.setUint32(8, points);
    for (let at = 0; at < points; at++) {
      const encoded = at / (points - 1);
      const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
      view.setUint16(12 + 2 * at, Math.round(linear * 0xffff));
    }
  });

const putHeader = (view: DataView, size: number): void => {
  view.setUint32(0, size);
  view.setUint32(8, 0x02100000);
  putText(view, 12, 'mntrRGB XYZ ');
  // Date of creation, fixed: year, month, day.
  [2026, 1, 1].forEach((value, index) => view.setUint16(24 + 2 * index, value));
  putText(view, 36, 'acsp');
  [0.9642, 1, 0.82491].forEach((value, index) => putFixed(view, 68 + 4 * index, value));
};

export const srgbProfile = (): Uint8Array => {
  const curve = toneCurve(1024);
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB')],
    ['cprt', plainText('CC0')],
    ['wtpt', xyz(0.95045, 1, 1.08905)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const offsets = new Map<Uint8Array, number>();
  let size = HEADER_BYTES + 4 + ENTRY_BYTES * tags.length;
  for (const [, data] of tags) {
    if (offsets.has(data)) continue;
    offsets.set(data, size);
    size += Math.ceil(data.length / 4) * 4;
  }
  const profile = bytesOf(size, (view) => {
    putHeader(view, size);
    view.setUint32(HEADER_BYTES, tags.length);
    tags.forEach(([name, data], index) => {
      const entry = HEADER_BYTES + 4 + ENTRY_BYTES * index;
      putText(view, entry, name);
      view.setUint32(entry + 4, offsets.get(data) ?? 0);
      view.setUint32(entry + 8, data.length);
    });
  });
  for (const [data, offset] of offsets) profile.set(data, offset);
  return profile;
};
