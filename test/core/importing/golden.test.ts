/**
 * Every header and body variant of saved articles, each as a small file of our own beside what must come of
 * it. `OFFPRINT_UPDATE_GOLDEN=1` writes the expectations anew: read the difference before you commit it.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { cleanAgain } from '../../../main/core/importing/cleaning/clean-tree.ts';
import { readableText } from '../../support/readable-text.ts';
import { renderReadable } from '../../../main/core/importing/render-readable.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/importing');
const UPDATE = process.env.OFFPRINT_UPDATE_GOLDEN === '1';

const outcome = (name: string): object => {
  const derived = deriveArticle({ name, bytes: readFileSync(join(FOLDER, name)) });
  assert.equal(cleanAgain(derived.body), derived.body);
  const { body, images, skippedImages, embedded, namesParts: _, warnings, log, claims, ...rest } = derived;
  return {
    ...rest,
    claims: claims.map(({ field, value, source }) => `${field} (${source}): ${value}`),
    body: body.split('\n'),
    text: readableText(renderReadable(derived, body, [])).split('\n'),
    images: images.map(({ url, alt, width, height, candidates }) => ({
      url,
      ...(alt === '' ? {} : { alt }),
      ...(width === null ? {} : { width }),
      ...(height === null ? {} : { height }),
      candidates: candidates.map((candidate) => `${candidate.kind} ${candidate.url}`),
    })),
    skippedImages,
    embedded: [...embedded].map(([url, bytes]) => `${url} ${String(bytes.length)} bytes`),
    warnings: warnings.map(({ code }) => code),
    log: log.map(({ stage, action, reason, target, detail, times }) =>
      [stage, action, reason, target, detail, times && `${String(times)} times`]
        .filter((part) => part !== undefined)
        .join(' | '),
    ),
  };
};

const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.golden.json'));

test('there is a fixture for every variant', () => {
  assert.ok(files.length >= 50);
});

for (const name of files) {
  test(`derives ${name}`, () => {
    const golden = join(FOLDER, `${name}.golden.json`);
    const found = outcome(name);
    if (UPDATE) writeFileSync(golden, `${JSON.stringify(found, null, 2)}\n`);
    assert.ok(existsSync(golden), 'no expectation; see the note at the top');
    assert.deepEqual(found, JSON.parse(readFileSync(golden, 'utf8')));
  });
}
