import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageRecord } from '../../../main/core/articles/image-record.ts';
import { dueRetries, nextDue } from '../../../main/core/images/retry-schedule.ts';
import { imageHosts } from '../../../main/core/images/image-hosts.ts';
import { trackerInventory } from '../../../main/core/images/tracker-inventory.ts';
import { waybackCandidates } from '../../../main/core/images/wayback-candidates.ts';

const NOW = Date.parse('2024-05-01T12:00:00Z');

const record = (change: Partial<ImageRecord>): ImageRecord => ({
  slot: 0,
  url: 'https://x.org/a.jpg',
  alt: '',
  candidates: [{ url: 'https://x.org/a.jpg', kind: 'given' }],
  width: null,
  height: null,
  state: 'missing',
  asset: null,
  source: null,
  requestedUrl: null,
  finalUrl: null,
  fetchedAt: null,
  reason: 'timeout',
  attempts: 1,
  retryAt: null,
  ...change,
});

test('due are missing pictures whose time has come, the longest overdue first', () => {
  const late = record({ slot: 1, retryAt: '2024-05-01T11:59:00.000Z' });
  const latest = record({ slot: 2, retryAt: '2024-04-01T00:00:00.000Z' });
  const exact = record({ slot: 3, retryAt: '2024-05-01T12:00:00.000Z' });
  const later = record({ slot: 4, retryAt: '2024-05-01T12:00:01.000Z' });
  const never = record({ slot: 5, retryAt: null });
  const local = record({ slot: 6, state: 'local', retryAt: '2024-04-01T00:00:00.000Z' });
  assert.deepEqual(dueRetries([late, later, never, local, exact, latest], NOW), [latest, late, exact]);
  assert.equal(nextDue([late, later, never, local]), Date.parse('2024-05-01T11:59:00Z'));
  assert.equal(nextDue([never, local]), null);
});

test('hosts that would be asked: by pictures, each counted once however often it stands in articles', () => {
  const candidates: ImageRecord['candidates'] = [
    { url: 'https://origin.org/1.jpg', kind: 'unwrapped' },
    { url: 'https://proxy.net/?url=origin.org/1.jpg', kind: 'proxy' },
  ];
  const hosts = imageHosts([
    record({ candidates }),
    record({ candidates: [{ url: 'http://origin.org/%31.jpg', kind: 'given' }] }),
    record({ candidates: [{ url: 'https://origin.org/2.jpg', kind: 'given' }] }),
    record({ candidates: [{ url: 'https://proxy.net/3.jpg', kind: 'given' }] }),
    record({ candidates: [{ url: 'https://done.org/4.jpg', kind: 'given' }], state: 'local' }),
    record({ candidates: [{ url: 'https://pixel.org/5.gif', kind: 'given' }], state: 'skipped' }),
    record({ candidates: [{ url: 'data:image/png,x', kind: 'embedded' }] }),
  ]);
  assert.deepEqual(hosts, [
    { host: 'origin.org', pictures: 2, fallbacks: 0 },
    { host: 'proxy.net', pictures: 1, fallbacks: 1 },
  ]);
});

test('the inventory of trackers counts pixels by host', () => {
  const pixel = (url: string) => record({ url, state: 'skipped', reason: 'tracking-pixel' });
  const inventory = trackerInventory([
    pixel('https://b.org/1'),
    pixel('https://a.org/1'),
    pixel('https://b.org/2'),
    record({ url: 'https://c.org/1', state: 'skipped', reason: 'placeholder' }),
    record({ url: 'https://d.org/1' }),
    pixel('data:image/gif,x'),
  ]);
  assert.deepEqual(inventory, [
    { host: 'b.org', pixels: 2 },
    { host: 'a.org', pixels: 1 },
  ]);
});

test('the Wayback Machine is asked for originals as of the article’s date', () => {
  const urls = (candidates: ImageRecord['candidates'], published: string | null) =>
    waybackCandidates(candidates, published).map(({ url }) => url);
  const candidates: ImageRecord['candidates'] = [
    { url: 'https://proxy.net/a.jpg', kind: 'proxy' },
    { url: 'https://origin.org/a.jpg?b=1', kind: 'unwrapped' },
    { url: 'http://web.archive.org/web/2020im_/https://origin.org/a.jpg', kind: 'wayback' },
    { url: 'a.jpg', kind: 'embedded' },
  ];
  assert.deepEqual(urls(candidates, '2022-01-10T23:13:06+08:00'), [
    'https://web.archive.org/web/20220110151306im_/https://origin.org/a.jpg?b=1',
    'https://web.archive.org/web/20220110151306im_/https://proxy.net/a.jpg',
  ]);
  assert.equal(
    urls(candidates, '2022-01-10')[0],
    'https://web.archive.org/web/20220110000000im_/https://origin.org/a.jpg?b=1',
  );
  assert.equal(urls(candidates, null)[0], 'https://web.archive.org/web/2im_/https://origin.org/a.jpg?b=1');
});
