/** Which part of a whole saved page is its article, and what is said of the rest. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { deriveArticle } from '../../../../main/core/importing/derive-article.ts';
import { readArticle } from '../../../../main/core/importing/read-article.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../fixtures/content');

const read = (name: string, wholePage = false) =>
  readArticle({ name, bytes: readFileSync(path.join(FIXTURES, name)) }, { wholePage });

const removals = (name: string): string[] =>
  read(name)
    .log.filter(({ stage, action }) => stage === 'content' && action === 'removed')
    .map(({ reason, target }) => `${reason}: ${target}`);

interface Expected {
  readonly file: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

const PAGES: readonly Expected[] = [
  {
    file: 'news-with-related.html',
    with: [
      'Engineers found cracks',
      'Photo: R. Okafor',
      'unloaded within the hour',
      'not to follow the signs',
      'Correction: an earlier version',
    ],
    without: [
      'Sport',
      'By Ines Almeida',
      'READ MORE',
      'Related stories',
      'Shipyard hires again',
      'Most read',
      'Cat mayor',
      'forty years',
      'All rights reserved',
    ],
  },
  {
    file: 'blog.html',
    with: [
      'The kettle was the last thing',
      'Three things I would do again',
      'label the boxes',
      'on the windowsill',
    ],
    without: ['About me', 'Archives', 'Older post', 'Subscribe', 'Leave a comment', 'Lovely, as always'],
  },
  {
    file: 'cjk-news.html',
    with: ['河口的水位', '两名工程师', '账目至今没有公布'],
    without: ['首页', '相关阅读', '旧桥为何停用', '版权所有', '网友评论'],
  },
  {
    file: 'forum.html',
    with: ['The pump hums', 'Check the valve', 'It was the valve', 'write it into the wiki'],
    without: ['Log in', 'Board index', 'Users online'],
  },
];

describe('the article of a page', () => {
  for (const { file, with: wanted, without } of PAGES) {
    it(`is found in ${file}`, () => {
      const { text } = read(file);
      for (const words of wanted) assert.ok(text.includes(words), `“${words}” is missing:\n${text}`);
      for (const words of without) assert.ok(!text.includes(words), `“${words}” is there:\n${text}`);
    });

    it(`is not all that is shown of ${file} as a whole page`, () => {
      const { text } = read(file, true);
      for (const words of [...wanted, ...without]) assert.ok(text.includes(words), words);
    });
  }

  it('says once for each piece what was left out and why', () => {
    assert.deepEqual(removals('news-with-related.html'), [
      'unlikely-name: header[class="site-header"]',
      'title: h1',
      'byline: p[class="byline"]',
      'widget: div[class="ad-slot"]',
      'link-elsewhere: p',
      'unlikely-name: div[class="related-stories"]',
      'unlikely-name: div[class="sidebar"]',
      'unlikely-name: div[id="comments"]',
      'beside-the-article: footer',
    ]);
  });

  it('does not begin with the name of the site, but may lead to a front page', () => {
    const prose =
      '<p>The tide gauge stood at two metres when the first barge came round the bend.</p>'.repeat(8);
    const text = (head: string) =>
      readArticle({
        name: 'a.html',
        bytes: new TextEncoder().encode(
          `<!doctype html><meta charset="utf-8"><title>Tides</title><body><div>${head}${prose}</div>`,
        ),
      }).text.split('\n')[0];
    const first = text('');
    assert.equal(text('<h2><a href="/">The Estuary Post</a></h2>'), first);
    assert.equal(text('<p class="logo"><a href="https://post.example/">The Estuary Post</a></p>'), first);
    const story = '<p>From <a href="/">our front page</a>: barges are late.</p>';
    assert.equal(text(story), 'From our front page: barges are late.');
    assert.equal(
      text('<p><a href="https://barges.example/">The barge register</a></p>'),
      'The barge register',
    );
  });

  it('is all of a page that holds none, with a warning', () => {
    const { text, warnings, log } = read('no-article.html');
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['no-article-found'],
    );
    assert.match(text, /Opening hours[^]*Closed on Mondays[^]*Harbour Street 4/);
    assert.deepEqual(
      log.filter(({ stage }) => stage === 'content').map(({ action }) => action),
      ['kept'],
    );
  });

  it('keeps a hidden text that is most of the page', () => {
    const paragraph =
      '<p>The lock keeper wrote down every boat that came through, its draught, its master and its cargo.</p>';
    const html = `<html><body><nav><a href="/">Home</a></nav><div style="display:none" class="body">${paragraph.repeat(8)}</div></body></html>`;
    assert.match(derive(html).body, /its master and its cargo/);
  });

  it('leaves an article under a header as it is', () => {
    const html =
      '<div class="comments"><p>First.</p></div><p>Second, with a <a href="https://a.example/">link</a>.</p>';
    const bytes = new TextEncoder().encode(`[Title](https://a.example/x)\n------\n\n${html}\n`);
    assert.match(deriveArticle({ name: 'a.md', bytes }).body, /First\.[^]*Second/);
  });
});

const derive = (html: string) => deriveArticle({ name: 'a.html', bytes: new TextEncoder().encode(html) });

const PROSE =
  '<p>The lock keeper wrote down every boat, its draught, its master and its cargo, for forty years.</p>';

describe('a hostile page', () => {
  // Each would take minutes if time grew with the square of its size; the runner's own limit fails it then.
  const pages: Readonly<Record<string, () => string>> = {
    'a hundred thousand nested boxes': () => `${'<div>'.repeat(100_000)}${PROSE.repeat(10)}`,
    'a hundred thousand boxes side by side': () =>
      `<div>${`<div class="a"><span>x</span> y</div>`.repeat(100_000)}</div>${PROSE.repeat(10)}`,
    'a table of two hundred thousand cells': () =>
      `<table>${'<tr><td>1</td><td>2</td></tr>'.repeat(100_000)}</table>${PROSE.repeat(10)}`,
    'twenty thousand nested tables': () => `${'<table><tr><td>a'.repeat(20_000)}</table>${PROSE.repeat(10)}`,
    'nested insertions': () => `<div>${'<ins>'.repeat(50_000)}text${PROSE.repeat(10)}</div>`,
    'fifty thousand headings over nothing': () =>
      `<main>${'<h2>Related articles</h2>'.repeat(50_000)}${PROSE.repeat(10)}</main>`,
  };
  for (const [name, make] of Object.entries(pages)) {
    it(`of ${name} costs no more than its size`, { timeout: 60_000 }, () => {
      const { body } = derive(`<html><body>${make()}</body></html>`);
      assert.match(body, /its master and its cargo/);
    });
  }
});

describe('what stands above the article', () => {
  const claims = (line: string): (readonly [string, string])[] =>
    derive(
      `<html><body><article><h1>Locks</h1>${line}${PROSE.repeat(8)}</article><footer>Imprint</footer></body></html>`,
    )
      .claims.filter(({ field }) => field === 'author' || field === 'published')
      .map(({ field, value }) => [field, value]);

  it('is on record when it is left out of the text', () => {
    for (const line of ['By Ines Almeida May 3, 2021', 'Ours since May: <a rel="author">Ines Almeida</a>'])
      assert.deepEqual(claims(`<p class="byline">${line}</p>`)[0], ['author', 'Ines Almeida'], line);
    assert.deepEqual(claims('<p class="byline">By Ines Almeida | 3 May 2021</p>'), [
      ['author', 'Ines Almeida'],
      ['published', '3 May 2021'],
    ]);
    assert.deepEqual(claims('<div class="author">记者：周岚</div>'), [['author', '周岚']]);
    assert.deepEqual(
      claims('<p class="byline">Von Jan Brandt, <time datetime="2021-05-03T08:00Z">3. Mai 2021</time></p>'),
      [
        ['author', 'Jan Brandt'],
        ['published', '2021-05-03T08:00Z'],
      ],
    );
    assert.deepEqual(claims('<p>Published <time datetime="2021-05-03">3 May 2021</time></p>'), [
      ['published', '2021-05-03'],
    ]);
  });

  it('is the same for the whole page', () => {
    const of = (wholePage: boolean) => read('news-with-related.html', wholePage);
    assert.deepEqual(of(true).claims, of(false).claims);
    assert.equal(of(true).author, 'Ines Almeida');
  });
});
