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
