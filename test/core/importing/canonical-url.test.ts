/** Which addresses are one page: every row of the table, both ways. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { canonicalUrl } from '../../../main/core/importing/metadata/canonical-url.ts';
import { corpusFolder } from '../../support/corpus.ts';

const SAME: Readonly<Record<string, readonly string[]>> = {
  'scheme, user, port, www and the dot of the root': [
    'https://news.example/a',
    'http://news.example/a',
    'http://news.example:80/a',
    'https://news.example:443/a',
    'http://news.example:443/a',
    'https://www.news.example/a',
    'https://reader@NEWS.example./a',
  ],
  'slashes and fragments': [
    'https://news.example/cn/a',
    'https://news.example/cn/a/',
    'https://news.example//cn//a#top',
    'https://news.example/cn/a/#comments',
  ],
  'the first page of a site': ['https://news.example', 'https://news.example/', 'http://www.news.example//'],
  'percent-encoding and its case': [
    'https://news.example/死',
    'https://news.example/%e6%ad%bb',
    'https://news.example/%E6%AD%BB',
    'https://news.example/%E6%ad%BB/',
  ],
  'parameters that only track, and the order of the rest': [
    'https://news.example/a?id=7&page=2',
    'https://news.example/a?page=2&id=7&utm_source=x&fbclid=y&spm=1.2&share_token=z',
    'https://news.example/a?page=2&id=7&from=timeline&isappinstalled=0',
    'https://news.example/a?id=7&page=2&source=rss-feed',
  ],
  'an article of WeChat, whoever opened it': [
    'https://mp.weixin.qq.com/s?__biz=MzA&mid=26&idx=1&sn=ab',
    'http://mp.weixin.qq.com/s?__biz=MzA&mid=26&idx=1&sn=ab&chksm=8b&scene=27&key=k#wechat_redirect',
  ],
  'an article of WeChat by its short name': [
    'https://mp.weixin.qq.com/s/kKdS8z0aJb_ZJ',
    'https://mp.weixin.qq.com/s/kKdS8z0aJb_ZJ?scene=1&clicktime=2',
  ],
  'a host with dashes, translated': [
    'https://my-news.example/a',
    'https://my--news-example.translate.goog/a?_x_tr_sl=auto',
  ],
  'the page for telephones': [
    'https://news.example/zhongwen/world-59939889',
    'https://m.news.example/zhongwen/world-59939889',
    'https://mobile.news.example/zhongwen/world-59939889',
    'https://amp.news.example/zhongwen/world-59939889',
    'https://www.m.news.example/zhongwen/world-59939889',
    'https://news.example/zhongwen/world-59939889.amp',
    'https://news.example/zhongwen/world-59939889/amp/',
    'https://news.example/zhongwen/world-59939889?amp=1',
    'https://news.example/zhongwen/world-59939889?amp',
    'https://news.example/zhongwen/world-59939889?outputType=amp',
  ],
  'an AMP page with an extension': ['https://news.example/a.html', 'https://news.example/a.amp.html'],
  'a telephone behind the language': ['https://zh.wiki.example/wiki/A', 'https://zh.m.wiki.example/wiki/A'],
  'archives, caches and viewers around it': [
    'http://news.example/a?id=7',
    'https://web.archive.org/web/20200102030405/http://news.example/a?id=7',
    'https://web.archive.org/web/20200102030405id_/https:/www.news.example/a?id=7',
    'https://web.archive.org/web/2020*/news.example/a?id=7',
    'https://archive.ph/2021.03.04-050607/https://news.example/a?id=7',
    'https://archive.is/newest/http://news.example/a?id=7',
    'http://archive.org/web/2020/http://news.example/a?id=7',
    'https://12ft.io/https://news.example/a?id=7',
    'https://translate.google.com/translate?sl=zh&u=https%3A%2F%2Fnews.example%2Fa%3Fid%3D7',
    'https://www-news-example.translate.goog/a?id=7&_x_tr_sl=zh&_x_tr_tl=en',
    'https://www.webarchive.org.uk/wayback/archive/20200102030405/http://news.example/a?id=7',
    'https://arquivo.pt/wayback/20200102030405/http://news.example/a?id=7',
    'https://www.google.com/amp/s/amp.news.example/a?id=7',
    'https://news-example.cdn.ampproject.org/c/s/news.example/a?id=7',
    'https://archive.md/20210304050607/https://web.archive.org/web/2020/http://news.example/a?id=7',
    'https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:https%3A%2F%2Fnews.example%2Fa%3Fid%3D7',
  ],
};

for (const [what, forms] of Object.entries(SAME)) {
  test(`no difference is made by ${what}`, () => {
    const found = forms.map((form) => canonicalUrl(form));
    assert.deepEqual(
      found,
      found.map(() => found[0]),
    );
    assert.notEqual(found[0], null);
  });
}

test('different pages stay different', () => {
  const pages = [
    'https://news.example/a',
    'https://news.example/A',
    'https://news.example/a?full=y',
    'https://news.example/a?id=2',
    'https://news.example/a?page=2',
    'https://news.example/%25E6',
    'https://news.example/%E6',
    'https://mail.news.example/a',
    'https://amplifier.example/a',
    'https://news.example/amp/a',
    'https://news.example/example',
    'https://news.example/exampl',
    'https://news.example/#!/a',
    'https://news.example/#/a',
    'https://news.example/a%2Fb',
    'https://news.example/a/b',
    'https://news.example/a?from=2',
    'https://news.example:8080/a',
    'https://archive.ph/AbC12',
    'https://web.archive.org/details/a',
    'https://www.google.com/search?q=a',
    'https://m.co.uk/a',
    'https://co.uk/a',
    'https://m.me/a',
    'https://me/a',
    'https://mp.weixin.qq.com/s?__biz=MzA&mid=26&idx=1',
    'https://mp.weixin.qq.com/s?__biz=MzA&mid=26&idx=2',
    'https://mp.weixin.qq.com/s?src=11&signature=a',
    'https://mp.weixin.qq.com/s?src=11&signature=b',
    'https://my-news.example/b',
    'https://archive.org/details/a',
  ];
  const forms = pages.map((page) => canonicalUrl(page));
  assert.deepEqual(
    forms.filter((form, at) => forms.indexOf(form) !== at),
    [],
  );
  for (const other of ['', 'news.example/a', 'javascript:1', 'file:///a', 'mailto:a@b.example', 'data:,x']) {
    assert.equal(canonicalUrl(other), null);
  }
});

test('an address wrapped without end is compared as it stands', () => {
  const wrapped = (depth: number): string =>
    depth === 0 ? 'https://news.example/a' : `https://web.archive.org/web/2020/${wrapped(depth - 1)}`;
  assert.equal(canonicalUrl(wrapped(3)), canonicalUrl(wrapped(0)));
  assert.match(canonicalUrl(wrapped(400)) ?? '', /^https:\/\/web\.archive\.org\//);
  assert.equal(
    canonicalUrl('https://web.archive.org/web/2020/javascript:alert(1)'),
    'https://web.archive.org/web/2020/javascript:alert(1)',
  );
});

test('the canonical form is its own canonical form', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = canonicalUrl(url);
      assert.equal(once === null ? null : canonicalUrl(once), once);
    }),
  );
});

const corpus = corpusFolder();

test(
  'files of one source URL compare equal, those of different ones do not',
  { skip: corpus === null && 'THE CORPUS IS NOT HERE: same-source-url.json was not tried' },
  () => {
    const groups = JSON.parse(readFileSync(join(corpus ?? '', 'same-source-url.json'), 'utf8')) as {
      files: string[];
    }[];
    const forms = groups.map(({ files }) => {
      const found = files.map((file) => {
        const bytes = readFileSync(join(corpus ?? '', file));
        return deriveArticle({ name: file.split('/').at(-1) ?? file, bytes }).canonicalUrl;
      });
      assert.deepEqual(new Set(found).size, 1, files.join(' · '));
      assert.notEqual(found[0], null);
      return found[0];
    });
    assert.equal(new Set(forms).size, groups.length);
  },
);
