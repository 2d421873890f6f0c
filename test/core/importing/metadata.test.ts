import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { canonicalUrl } from '../../../main/core/importing/metadata/canonical-url.ts';
import { detectLanguage } from '../../../main/core/importing/metadata/detect-language.ts';
import { jsonLdClaims } from '../../../main/core/importing/metadata/json-ld-claims.ts';
import { titleFromPlace } from '../../../main/core/importing/metadata/title-from-place.ts';
import { corpusFolder } from '../../support/corpus.ts';

test('languages are told by script, then by words, then by what is claimed', () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['他们说这个国家的发展还需要时间', null, 'zh-Hans'],
    ['他們說這個國家的發展還需要時間', 'zh-CN', 'zh-Hant'],
    ['看片 https://www.youtube.com/watch?v=abcdefghijklmnopqrstuvwxyz 说明', null, 'zh-Hans'],
    ['これはテストの記事です。日本語で書かれています。', null, 'ja'],
    ['대통령은 오늘 기자회견에서 말했다', null, 'ko'],
    [
      'The council said that it was the end of the matter and that the vote would be held in the morning on Friday',
      'xx',
      'en',
    ],
    [
      'Le conseil a dit que la fin de la séance est pour le matin et que les membres ne sont pas dans la salle',
      null,
      'fr',
    ],
    ['Президент заявил, что это был конец', null, 'ru'],
    ['Президент заявив, що її рішення є кінець', null, 'uk'],
    ['', 'pt_BR', 'pt-BR'],
    ['', 'not a tag!', null],
    ['12345', null, null],
  ];
  for (const [text, declared, expected] of cases)
    assert.equal(detectLanguage(text, declared), expected, text);
});

test('JSON-LD: the article is found wherever it nests, broken blocks say nothing', () => {
  const graph = JSON.stringify([
    {
      '@graph': [
        { '@type': 'WebSite' },
        { '@type': ['Thing', 'NewsArticle'], headline: 'H', author: { name: 'A' } },
      ],
    },
  ]);
  assert.deepEqual(
    jsonLdClaims(graph).map(({ field, value }) => `${field} ${value}`),
    ['title H', 'author A'],
  );
  for (const broken of ['', '{', '[[[', 'null', '"x"', '{"@type":5}'])
    assert.deepEqual(jsonLdClaims(broken), []);
});

const ldClaims = (json: string): string[] =>
  jsonLdClaims(json).map(({ field, value }) => `${field} ${value}`);

test('JSON-LD: people and publishers of a graph are found by their ids, pages speak where no article does', () => {
  const graph = {
    '@graph': [
      { '@type': 'WebPage', name: 'Window - Site', datePublished: '2019-01-01' },
      {
        '@type': 'Article',
        headline: 'H',
        author: [{ '@id': '#p' }, { name: 'B' }],
        publisher: { '@id': '#o' },
      },
      { '@type': 'Person', '@id': '#p', name: 'A' },
      { '@type': 'Organization', '@id': '#o', name: 'O' },
    ],
  };
  assert.deepEqual(ldClaims(JSON.stringify(graph)), ['title H', 'author A, B', 'site O']);
  const page = { '@type': 'http://schema.org/WebPage', name: 'Window - Site', datePublished: '2019-01-01' };
  assert.deepEqual(ldClaims(JSON.stringify(page)), ['published 2019-01-01']);
  assert.deepEqual(ldClaims('{"@type":"WebPage","name":"no date"}'), []);
});

test('JSON-LD: what pages wrap it in and write into it is no reason to leave it', () => {
  const object = '{"@type":"NewsArticle","headline":"a\nb, ]","author":"A",}';
  for (const wrapped of [
    object,
    `\n//<![CDATA[\n${object}\n//]]>\n`,
    `/*<![CDATA[*/ ${object} /*]]>*/`,
    `<!-- ${object} -->`,
    `/* note */ ${object};`,
  ])
    assert.deepEqual(ldClaims(wrapped), ['title a b, ]', 'author A'], wrapped);
});

const pageOf = (head: string, body = ''): string[] =>
  deriveArticle({
    name: 'p.html',
    bytes: new TextEncoder().encode(
      `<!doctype html><html><head>${head}</head><body>${body}<article><p>${'Words of a story, told at length. '.repeat(30)}</p></article></body></html>`,
    ),
  }).claims.map(({ field, value, source }) => `${field} (${source}) ${value}`);

test('microdata: an article states its own things, not those of what it mentions', () => {
  const body = `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Micro</h1>
    <meta itemprop="datePublished" content="2020-07-02"><link itemprop="mainEntityOfPage" href="https://x.example/a">
    <p itemprop="author" itemscope><span itemprop="name">Mia</span></p><a itemprop="author">Ann</a>
    <div itemprop="publisher" itemscope><div itemscope><b itemprop="name">Logo</b></div><meta itemprop="name" content="Pub"></div>
    <div itemprop="mentions" itemscope><b itemprop="headline">Other</b></div></div>
    <div itemscope itemtype="https://schema.org/NewsArticle"><b itemprop="headline">Related</b></div>`;
  assert.deepEqual(
    pageOf('', body).filter((claim) => claim.includes('(microdata)')),
    [
      'title (microdata) Micro',
      'published (microdata) 2020-07-02',
      'url (microdata) https://x.example/a',
      'author (microdata) Mia, Ann',
      'site (microdata) Pub',
    ],
  );
});

test('authors in elements of their own are one statement, in elements of two kinds are two', () => {
  const metas = [
    'author:Ann',
    'author:Bob',
    'author:Ann',
    'citation_author:Lee, Ann',
    'author:https://x.example/ann',
  ];
  const head = metas
    .map((each) => each.split(/:(.*)/))
    .map(([name, value]) => `<meta name="${String(name)}" content="${String(value)}">`);
  assert.deepEqual(pageOf(head.join('')), ['author (meta) Ann, Bob', 'author (meta) Lee, Ann']);
});

test('the notes of programs that save pages are claims of the container', () => {
  const url = 'https://x.example/a?b=c';
  const notes: readonly (readonly [string, string])[] = [
    [
      `<!--\n Page saved with SingleFileZ \n url: ${url} \n saved date: Thu Jul 02 2020 18:28:24 GMT+0800 (x)\n-->`,
      'Thu Jul 02 2020 18:28:24 GMT+0800 (x)',
    ],
    [`<!-- Saved from ${url} at 2023-01-01T10:00:00Z using monolith v2.7.0 -->`, '2023-01-01T10:00:00Z'],
    [
      `<meta name="savepage-url" content="${url}"><meta name="savepage-date" content="Thu Jul 02 2020">`,
      'Thu Jul 02 2020',
    ],
  ];
  for (const [note, saved] of notes)
    assert.deepEqual(pageOf(note), [`url (container) ${url}`, `saved (container) ${saved}`], note);
  const day = 'Thu, 02 Jul 2020 10:28:24 GMT';
  assert.deepEqual(
    pageOf(`<!-- Mirrored from x.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], ${day} -->`),
    ['url (container) http://x.example/a.html', `saved (container) ${day}`],
  );
  const root = `<html data-scrapbook-source="${url}#top" data-scrapbook-create="20200702102824123"><body><p>Words of it.</p></body></html>`;
  const { claims } = deriveArticle({ name: 'p.html', bytes: new TextEncoder().encode(root) });
  assert.deepEqual(
    claims.map(({ value }) => value),
    [url, '2020-07-02T10:28:24Z'],
  );
});

test('a title can always be made up', () => {
  assert.equal(titleFromPlace('https://x.example/2020/05/a-long_walk.html?x=1', 'f.md'), 'a long walk');
  assert.equal(titleFromPlace('https://x.example/%E6%AD%BB/', 'f.md'), '死');
  assert.equal(titleFromPlace('https://x.example/', '123_name.md'), '123 name');
  assert.equal(titleFromPlace(null, '.md'), '.md');
});

interface SameUrl {
  readonly url: string;
  readonly files: readonly string[];
}

const corpus = corpusFolder();
const groups = corpus === null ? '' : join(corpus, 'same-source-url.json');

test(
  'files of one source URL in the corpus are one identity',
  { skip: !existsSync(groups) && 'no corpus' },
  () => {
    for (const { url, files } of JSON.parse(readFileSync(groups, 'utf8')) as SameUrl[]) {
      for (const file of files) {
        const derived = deriveArticle({
          name: basename(file),
          bytes: readFileSync(join(corpus ?? '', file)),
        });
        assert.equal(derived.canonicalUrl, canonicalUrl(url), file);
      }
    }
  },
);
