/** The same source URL with other content is a new version: nothing is overwritten, what the user did lives on. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { fixtureArticles, openTestApp } from '../support/test-app.ts';

const article = (paragraphs: readonly string[]): string =>
  `<!--1650000000000-->\n[水闸的两份账](https://example.org/ledger)\n------\n\n${paragraphs.map((text) => `<p>${text}</p>`).join('')}\n`;

const FIRST = [
  '水闸建于一九六二年，由三个村庄共同管理。',
  '第二份账单总是第一份的百分之六十一。',
  '会计拒绝在夜里签字。',
];
const SECOND = [
  '本文昨日更正了一处日期。',
  '水闸建于一九六三年，由三个村庄共同管理。',
  '第二份账单总是第一份的百分之六十一。',
];

it('keeps tags and marks over a new version, and orphans what was deleted', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-versions-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'ledger.md');
    await writeFile(file, article(FIRST));
    const [first] = await app.importPaths([file]);
    const id = first?.id ?? '';
    await app.call('tags.add', { tags: ['水'], ids: [id] });
    await app.call('annotations.createFromQuote', { id, quote: '总是第一份的百分之六十一', note: '查账' });
    await app.call('annotations.createFromQuote', { id, quote: '会计拒绝在夜里签字' });

    await writeFile(file, article(SECOND));
    const [second] = await app.importPaths([file]);
    assert.deepEqual([second?.outcome, second?.id], ['updated', id]);
    const detail = await app.call('articles.get', { id });
    assert.deepEqual([detail.versions, detail.currentVersion, detail.tags], [2, 2, ['水']]);

    const marks = await app.call('annotations.list', { articleId: id });
    assert.deepEqual(
      marks.map(({ state, note }) => [state, note]),
      [
        ['sure', '查账'],
        ['orphan', ''],
      ],
    );
    const text = (await app.call('articles.content', { id, as: 'text' })).content;
    const [segment] = marks[0]?.segments ?? [];
    assert.equal(text.slice(segment?.start, segment?.end), '总是第一份的百分之六十一');
    assert.match(
      (await app.call('articles.content', { id, as: 'text', version: 1 })).content,
      /会计拒绝在夜里签字/,
    );

    assert.equal((await app.importPaths([file]))[0]?.outcome, 'duplicate');
    await writeFile(file, article(FIRST));
    assert.equal((await app.importPaths([file]))[0]?.outcome, 'duplicate', 'the first version is known too');
    await writeFile(file, article(['全新的一段。']));
    assert.equal(
      (await app.importPaths([file], { fetch: false, onConflict: 'skip' }))[0]?.outcome,
      'skipped',
    );
    assert.deepEqual((await app.call('library.verify', {})).faults, []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('makes one article of two files of one address in one batch', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-batch-'));
  try {
    await using app = await openTestApp();
    await writeFile(path.join(folder, 'a.md'), article(FIRST));
    await writeFile(path.join(folder, 'b.md'), article(SECOND));
    await writeFile(path.join(folder, 'c.md'), article(FIRST));
    const outcomes = (await app.importPaths([folder])).map((each) => each.outcome).sort();
    assert.deepEqual(outcomes, ['duplicate', 'imported', 'updated']);
    assert.equal((await app.call('articles.list', {})).total, 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Files whose derivations end in the reverse of their order: the first ones are the longest. */
it('numbers the versions of one batch in its order, however many files are in hand', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-order-'));
  try {
    await using app = await openTestApp();
    for (let at = 1; at <= 9; at += 1) {
      const filler = Array.from({ length: (10 - at) * 400 }, (_, line) => `第${String(line)}行。`);
      await writeFile(path.join(folder, `${String(at)}.md`), article([`第${String(at)}稿。`, ...filler]));
    }
    const outcomes = await app.importPaths([folder]);
    const id = outcomes[0]?.id ?? '';
    const versions = await app.call('versions.list', { id });
    assert.deepEqual(
      versions.map(({ number, fileName }) => [number, fileName]),
      Array.from({ length: 9 }, (_, at) => [at + 1, `${String(at + 1)}.md`]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

const page = (noise: string, paragraph: string, more = ''): string =>
  `<!doctype html><html><head><title>水闸</title><link rel="canonical" href="https://example.org/gate"></head>
<body><article id="post-${noise}" data-nonce="${noise}"><h1>水闸</h1><p class="c-${noise}">${paragraph}</p>
<p><a href="https://example.org/ledger?utm_source=${noise}">账单</a></p>${more}<script>var id="${noise}"</script></article></body></html>`;

it('keeps a file that differs in anything as a version, and says when it says the same', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-noise-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'gate.html');
    const bring = async (html: string) => {
      await writeFile(file, html);
      const [outcome] = await app.importPaths([file]);
      return [outcome?.outcome, ...(outcome?.warnings ?? []).map(({ code }) => code)];
    };
    const words = '水闸建于一九六二年，由三个村庄共同管理，账单年年两份。';
    assert.deepEqual(await bring(page('aaa', words)), ['imported']);
    assert.deepEqual(await bring(page('bbb', words)), ['updated', 'same-text']);
    assert.deepEqual(await bring(page('bbb', words)), ['duplicate']);
    assert.deepEqual(await bring(page('bbb', `<del>${words}</del>`)), ['updated', 'same-text']);
    assert.deepEqual(await bring(page('ccc', words.replace('二', '三'))), ['updated']);
    assert.deepEqual(await bring(page('ddd', words)), ['updated', 'same-text']);
    const link = '<p><a href="https://example.org/other">账单</a></p>';
    assert.deepEqual(await bring(page('eee', words).replace(/<p><a.*<\/p>/, link)), ['updated', 'same-text']);
    assert.deepEqual(await bring(page('fff', words, '<img src="https://example.org/a.jpg">')), [
      'updated',
      'same-text',
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('puts a version into the trash and takes it back, and deletes it for good with the trash', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-trash-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'ledger.md');
    const bring = async (paragraphs: readonly string[]) => {
      await writeFile(file, article(paragraphs).replace('水闸的两份账', paragraphs[0]?.slice(0, 6) ?? ''));
      return (await app.importPaths([file]))[0]?.id ?? '';
    };
    const id = await bring(FIRST);
    await app.call('annotations.createFromQuote', { id, quote: '会计拒绝在夜里签字' });
    await bring(SECOND);
    await bring(['第三稿只有一句。']);
    assert.equal((await app.call('articles.get', { id })).title, '第三稿只有一');

    const trashed = await app.call('versions.trash', { id, number: 3 });
    assert.deepEqual(
      trashed.map(({ number, current, trashed: at }) => [number, current, at !== null]),
      [
        [1, false, false],
        [2, true, false],
        [3, false, true],
      ],
    );
    const shown = await app.call('articles.get', { id });
    assert.deepEqual([shown.title, shown.currentVersion, shown.versions], ['本文昨日更正', 2, 2]);
    assert.deepEqual(
      shown.versionList.map(({ number }) => number),
      [1, 2],
    );
    assert.equal((await app.call('articles.list', {})).items[0]?.title, '本文昨日更正');

    await app.call('versions.trash', { id, number: 2 });
    const marks = await app.call('annotations.list', { articleId: id });
    assert.deepEqual(
      marks.map(({ state }) => state),
      ['sure'],
    );
    await assert.rejects(app.call('versions.trash', { id, number: 1 }), /bad-input/);
    await assert.rejects(app.call('versions.trash', { id, number: 7 }), /not-found/);

    await app.call('undo.last', {});
    assert.equal((await app.call('articles.get', { id })).currentVersion, 2);
    await app.call('versions.restore', { id, number: 3 });
    assert.equal((await app.call('articles.get', { id })).title, '第三稿只有一');

    await app.call('versions.trash', { id, number: 3 });
    await app.call('versions.trash', { id, number: 1 });
    const [again] = await app.importPaths([file]);
    assert.deepEqual([again?.outcome, again?.warnings[0]?.code], ['updated', 'restored']);
    await app.call('versions.trash', { id, number: 3 });
    const { kept } = await app.call('articles.emptyTrash', {});
    assert.equal(kept.length, 1, 'the version with the mark stays');
    assert.deepEqual(
      (await app.call('versions.list', { id })).map(({ number }) => number),
      [1, 2],
    );
    assert.deepEqual((await app.call('library.verify', {})).faults, []);
    assert.equal((await app.importPaths([file]))[0]?.outcome, 'updated');
    assert.deepEqual(
      (await app.call('versions.list', { id })).map(({ number }) => number),
      [1, 2, 4],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('compares the last two versions, or two that are named', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-compare-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'ledger.md');
    await writeFile(file, article(FIRST));
    const id = (await app.importPaths([file]))[0]?.id ?? '';
    await assert.rejects(app.call('versions.compare', { id }), /bad-input/);
    await writeFile(file, `${article(SECOND)}<img src="https://example.org/a.jpg" alt="闸">`);
    await app.importPaths([file]);
    const found = await app.call('versions.compare', { id });
    assert.deepEqual([found.a.number, found.b.number], [1, 2]);
    assert.deepEqual(
      found.sentences.map(({ kind, text }) => [kind, text]),
      [
        ['added', '本文昨日更正了一处日期。'],
        ['edited', '水闸建于一九六三年，由三个村庄共同管理。'],
        ['same', '第二份账单总是第一份的百分之六十一。'],
        ['removed', '会计拒绝在夜里签字。'],
      ],
    );
    assert.deepEqual(found.pictures, [
      { kind: 'added', url: 'https://example.org/a.jpg', alt: '闸', href: null },
    ]);
    const back = await app.call('versions.compare', { id, a: 2, b: 1 });
    assert.deepEqual([back.counts.added, back.counts.removed, back.counts.edited], [1, 1, 1]);
    assert.equal(back.pictures[0]?.kind, 'removed');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('derives a stored article again and says whether it is identical, and from which stage on it is not', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'offprint-replay-'));
  try {
    await using app = await openTestApp();
    const file = path.join(folder, 'ledger.md');
    await writeFile(file, `${article(FIRST)}<script>x()</script><p><a href="/b">见旧账</a></p>`);
    const id = (await app.importPaths([file]))[0]?.id ?? '';
    const same = await app.call('versions.replay', { id });
    assert.deepEqual([same.identical, same.differences, same.derivedBy], [true, [], same.program]);

    const place = path.join(app.library, 'articles', id.slice(0, 2), id, 'versions/1');
    const readable = await readFile(path.join(place, 'article.html'), 'utf8');
    await writeFile(path.join(place, 'article.html'), readable.replace('会计拒绝', '会计同意'));
    const text = await readFile(path.join(place, 'text.txt'), 'utf8');
    await writeFile(path.join(place, 'text.txt'), text.replace('会计拒绝', '会计同意'));
    const changed = await app.call('versions.replay', { id });
    assert.equal(changed.identical, false);
    assert.deepEqual(
      changed.differences.map(({ what, stage, stored, derived }) => [
        what,
        stage,
        stored.includes('同意'),
        derived.includes('拒绝'),
      ]),
      [
        ['text', 'clean', true, true],
        ['readable', 'clean', true, true],
      ],
    );

    const log = await readFile(path.join(place, 'log.json'), 'utf8');
    await writeFile(path.join(place, 'log.json'), log.replace('"reason":"script"', '"reason":"style"'));
    const other = await app.call('versions.replay', { id });
    assert.deepEqual(
      other.differences.map(({ what, stage }) => [what, stage]),
      [
        ['text', 'survey'],
        ['readable', 'survey'],
        ['log', 'survey'],
      ],
    );

    await writeFile(path.join(place, 'original.md'), article(SECOND));
    await assert.rejects(app.call('versions.replay', { id }), /damaged-file.*SHA-256/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('holds the places of pictures on record against those that are derived', async () => {
  await using app = await openTestApp();
  const outcomes = await app.importPaths([fixtureArticles]);
  for (const id of new Set(outcomes.flatMap((outcome) => outcome.id ?? [])))
    assert.deepEqual((await app.call('versions.replay', { id })).differences, []);
  const id = outcomes.find(({ file, images }) => file.endsWith('.md') && images.total > 1)?.id ?? '';
  const file = path.join(app.library, 'articles', id.slice(0, 2), id, 'article.json');
  const record = JSON.parse(await readFile(file, 'utf8')) as {
    versions: { images: { candidates: { kind: string; url: string }[] }[] }[];
  };
  const [first] = record.versions[0]?.images ?? [];
  assert.ok(first);
  // Of where a picture may be had the readable copy says nothing.
  first.candidates.unshift({ kind: 'given', url: 'https://elsewhere.example/other.jpg' });
  await writeFile(file, JSON.stringify(record));
  const { differences } = await app.call('versions.replay', { id });
  assert.deepEqual(
    differences.map(({ what, stage, stored }) => [what, stage, stored.includes('elsewhere')]),
    [['record', 'survey', true]],
  );
});
