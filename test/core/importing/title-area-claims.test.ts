import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';

const PROSE =
  '<p>The lock keeper wrote down every boat, its draught, its master and its cargo, for forty years, until 3 May 1951.</p>';

const derive = (below: string, head = '', title = 'The lock is closed | Harbour News') =>
  deriveArticle({
    name: 'a.html',
    bytes: new TextEncoder().encode(
      `<html><head><title>${title}</title>${head}</head><body><nav><a href="/">Home</a></nav><div class="a"><h1>The lock is closed</h1>${below}${PROSE.repeat(5)}<p>© 2 July 2019</p></div></body></html>`,
    ),
  });

test('what a page shows below its title is on record where it says nothing to machines', () => {
  const cases: readonly (readonly [string, string | null, string | null, string | null])[] = [
    ['<p class=by>By Ann Lee | 2 July 2020</p>', '2020-07-02', 'Ann Lee', null],
    ['<div>2020-07-02 18:28:24 来源：港口日报 作者：张三</div>', '2020-07-02T18:28:24', '张三', '港口日报'],
    [
      '<div><span>입력 2020.07.02 18:28</span> <b>김철수 기자</b></div>',
      '2020-07-02T18:28:00',
      '김철수',
      null,
    ],
    ['<div>Publié le 2 juillet 2020 à 18h28</div>', '2020-07-02T18:28:00', null, null],
    ['<time datetime="2020-07-02">2 July</time>', '2020-07-02', null, null],
    ['<div>Updated 3 July 2020</div><div>2 July 2020</div>', '2020-07-02', null, null],
    ['<div>Updated 3 July 2020</div>', null, null, null],
    ['', null, null, null],
  ];
  for (const [below, published, author, site] of cases) {
    const derived = derive(below);
    assert.deepEqual([derived.published, derived.author, derived.site], [published, author, site], below);
  }
});

test('what it says to machines comes first', () => {
  const head = '<meta name="author" content="Bo Ek"><meta name="pubdate" content="2020-07-01">';
  const { published, author } = derive('<p>By Ann Lee | 2 July 2020</p>', head);
  assert.deepEqual([published, author], ['2020-07-01', 'Bo Ek']);
});

test('the name of the site behind the title of the window is no part of the title', () => {
  assert.equal(derive('').title, 'The lock is closed');
  assert.equal(derive('', '', 'The lock is closed again').title, 'The lock is closed again');
  assert.equal(derive('', '', 'Another story - Harbour News').title, 'Another story - Harbour News');
});
