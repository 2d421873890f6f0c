import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveArticle } from '../../../../main/core/importing/derive-article.ts';
import { noisyPicture, onebitPng } from '../../../support/pictures.ts';

const PROSE = '<p>The minutes of the meeting were published a week later than promised.</p>'.repeat(5);
const NOTE =
  '<!--\n Page saved with SingleFile \n url: https://news.example/story?a=1 \n saved date: Fri Mar 01 2024 10:00:00 GMT+0800 (China Standard Time)\n-->';
const derive = (html: string) => deriveArticle({ name: 'story.html', bytes: Buffer.from(html) });
const data = (type: string, bytes: Uint8Array): string =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
const EMPTY_DRAWING = `data:image/svg+xml,<svg xmlns=&quot;http://www.w3.org/2000/svg&quot; width=&quot;96&quot; height=&quot;64&quot;><rect fill-opacity=&quot;0&quot;/></svg>`;

test('the note of SingleFile gives address and date of saving', () => {
  const derived = derive(
    `<!DOCTYPE html> <html>${NOTE}<head><title>Story</title></head><body>${PROSE}</body></html>`,
  );
  assert.equal(derived.url, 'https://news.example/story?a=1');
  assert.deepEqual(
    derived.claims.filter(({ source }) => source === 'container'),
    [
      { field: 'url', value: 'https://news.example/story?a=1', source: 'container' },
      {
        field: 'saved',
        value: 'Fri Mar 01 2024 10:00:00 GMT+0800 (China Standard Time)',
        source: 'container',
      },
    ],
  );
});

test('pictures stand in the file: as data, small ones too, and as variables of the style sheet', async () => {
  const photograph = await noisyPicture('jpeg', 1);
  const shared = await noisyPicture('png', 2);
  const icon = await noisyPicture('png', 3, 24, 16);
  const chart =
    'data:image/svg+xml,<svg xmlns=&quot;http://www.w3.org/2000/svg&quot; width=&quot;90&quot; height=&quot;60&quot;><path d=&quot;M0 0L90 60&quot;/></svg>';
  const use = 'background-blend-mode:normal!important;background-image:var(--sf-img-7)!important';
  const derived = derive(
    `<!DOCTYPE html> <html>${NOTE}<head><style>:root{--sf-img-7:url("${data('png', shared)}")}</style></head><body>${PROSE}` +
      `<img src="${data('jpeg', photograph)}"><img src="${EMPTY_DRAWING}" style="${use}"><img src="${EMPTY_DRAWING}" style="${use}">` +
      `<img src="${data('png', icon)}" alt="seal"><img src="${chart}" alt="chart"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">` +
      `</body></html>`,
  );
  assert.ok(data('png', icon).length < 4096);
  const bytes = derived.images.map(({ candidates }) => derived.embedded.get(candidates[0]?.url ?? ''));
  const expected = [photograph, shared, shared, icon];
  expected.forEach((picture, at) => assert.ok(picture.equals(Buffer.from(bytes[at] ?? [])), String(at)));
  assert.match(Buffer.from(bytes[4] ?? []).toString(), /<path/);
  assert.equal(derived.images.length, 5);
  assert.deepEqual(
    derived.skippedImages.map(({ reason }) => reason),
    ['placeholder'],
  );
});

test('in other pages a small data address is still a stand-in', async () => {
  const small = await noisyPicture('png', 3, 24, 16);
  const derived = derive(
    `<!DOCTYPE html><html><body>${PROSE}<img src="${data('png', small)}"></body></html>`,
  );
  assert.equal(derived.images.length, 0);
});

test('a small drawing without another address is a picture; a blank of its size, and one with an address, is none', () => {
  const small = data('png', onebitPng(80, 60, 60, true));
  assert.ok(small.length < 4096, String(small.length));
  const images = (picture: string) =>
    derive(`<!DOCTYPE html><html><body>${PROSE}${picture}</body></html>`).images.map(({ candidates }) =>
      candidates.map(({ kind }) => kind),
    );
  assert.deepEqual(images(`<img src="${small}">`), [['embedded']]);
  assert.deepEqual(images(`<picture><source srcset="${small} 2x"><img src="data:,"></picture>`), [
    ['embedded'],
  ]);
  assert.deepEqual(images(`<img src="${small}" data-src="https://x.example/a.jpg">`), [['given']]);
  assert.deepEqual(images(`<img src="${data('png', onebitPng(600, 400))}">`), []);
});
