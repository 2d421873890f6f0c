import type { AssetRef, ImageRecord, ImageSlot } from '../articles/image-record.ts';
import { imageKey } from './image-key.ts';

/** Records by address, the first of each; one that is here before any that is not. */
export class EarlierRecords {
  readonly #byKey = new Map<string, ImageRecord>();

  constructor(records: readonly ImageRecord[]) {
    for (const record of records) {
      const key = imageKey(record.url);
      const known = this.#byKey.get(key);
      if (!known || (known.state !== 'local' && record.state === 'local')) this.#byKey.set(key, record);
    }
  }

  of(slot: ImageSlot): ImageRecord | null {
    return this.#byKey.get(imageKey(slot.url)) ?? null;
  }

  local(slot: ImageSlot): (ImageRecord & { readonly asset: AssetRef }) | null {
    const record = this.of(slot);
    return record?.state === 'local' && record.asset ? { ...record, asset: record.asset } : null;
  }
}
