/** What was found out about a picture finds its picture, though the version was read anew meanwhile. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ImageRecord } from '../../../main/core/articles/image-record.ts';
import { settlePictures } from '../../../main/core/images/settle-pictures.ts';
import { sampleFiles, sampleVersion } from '../../support/sample-article.ts';

const picture = (slot: number, name: string, state: ImageRecord['state'] = 'missing'): ImageRecord => ({
  slot,
  url: `https://pictures.example/${name}.png`,
  alt: name,
  candidates: [],
  width: null,
  height: null,
  state,
  asset: null,
  source: null,
  requestedUrl: null,
  finalUrl: null,
  fetchedAt: null,
  reason: null,
  attempts: 0,
  retryAt: null,
});

const settle = (
  found: ImageRecord,
  images: readonly ImageRecord[],
  otherImages: readonly ImageRecord[] = [],
  holds = true,
): string[] => {
  const version = { ...sampleVersion(1, sampleFiles(1, 1)), images, otherImages };
  const settled = settlePictures(version, [{ found, holds: () => holds }]);
  return [...settled.images, ...(settled.otherImages ?? [])].map(
    ({ slot, alt, state }) => `${String(slot)} ${alt} ${state}`,
  );
};

const found = picture(0, 'bridge', 'local');

it('goes by the address where the slots are numbered otherwise', () => {
  assert.deepEqual(settle(found, [picture(0, 'logo'), picture(1, 'bridge')]), [
    '0 logo missing',
    '1 bridge local',
  ]);
});

it('also finds a picture that is not shown any more', () => {
  assert.deepEqual(settle(found, [picture(0, 'logo')], [picture(3, 'bridge')]), [
    '0 logo missing',
    '3 bridge local',
  ]);
});

it('goes by the slot where one address stands twice, or reads otherwise now', () => {
  assert.deepEqual(settle({ ...found, slot: 1 }, [picture(0, 'bridge'), picture(1, 'bridge')]), [
    '0 bridge local',
    '1 bridge local',
  ]);
  assert.deepEqual(settle(found, [picture(0, 'brücke'), picture(1, 'logo')]), [
    '0 brücke local',
    '1 logo missing',
  ]);
});

it('leaves alone what came from elsewhere meanwhile, and what is skipped on purpose', () => {
  assert.deepEqual(settle(found, [picture(0, 'bridge')], [], false), ['0 bridge missing']);
  assert.deepEqual(settle(found, [picture(0, 'bridge', 'skipped')]), ['0 bridge skipped']);
});
