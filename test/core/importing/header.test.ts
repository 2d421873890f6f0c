import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateFromEpoch, parseDate } from '../../../main/core/importing/header/parse-date.ts';
import { parseHeader } from '../../../main/core/importing/header/parse-header.ts';
import { parseTitleLine } from '../../../main/core/importing/header/title-line.ts';
import { parseFrontMatter } from '../../../main/core/importing/header/front-matter.ts';

test('dates keep their offset and their precision', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['2018-04-23', '2018-04-23'],
    ['2018-4-3', '2018-04-03'],
    ['2018-04-23 18:00', '2018-04-23T18:00:00'],
    ['2018-01-15 18:49 +0800', '2018-01-15T18:49:00+08:00'],
    ['2019-10-14T11:56:40+01:00', '2019-10-14T11:56:40+01:00'],
    ['2018-12-31T00:20:47.000Z', '2018-12-31T00:20:47Z'],
    ['2018-12-31T00:20:47.120Z', '2018-12-31T00:20:47.12Z'],
    ['2021年3月4日', '2021-03-04'],
    ['2021/3/4', '2021-03-04'],
    ['Thu, 02 Jul 2020 18:28:24 +0000', '2020-07-02T18:28:24Z'],
    ['Thu, 02 Jul 2020 18:28:24 GMT', '2020-07-02T18:28:24Z'],
    ['2 July 2020', '2020-07-02'],
    ['2020-02-30', null],
    ['2020-01-01T25:00', null],
    ['Invalid Date', null],
    ['', null],
    ['29 分钟前', null],
    ['12/25/2020', '2020-12-25'],
    ['4/5/2020', null],
    ['2020-07-02T18:28:24+0530', '2020-07-02T18:28:24+05:30'],
    ['2020-07-02T18:28+08', '2020-07-02T18:28:00+08:00'],
    ['2020-07-02T18:28:24\u221205:00', '2020-07-02T18:28:24-05:00'],
    ['2020-07-02T18:28:24.5+08:00[Asia/Shanghai]', '2020-07-02T18:28:24.5+08:00'],
    ['20200702', '2020-07-02'],
    ['20200702T182824Z', '2020-07-02T18:28:24Z'],
    ['1593714504000', '2020-07-02T18:28:24Z'],
    ['Thu, 02 Jul 2020 18:28:24 PDT', '2020-07-02T18:28:24-07:00'],
    ['Thu, 02 Jul 20 18:28:24 +0000', '2020-07-02T18:28:24Z'],
    ['Thu Jul 02 2020 18:28:24 GMT+0800 (China Standard Time)', '2020-07-02T18:28:24+08:00'],
    ['Thu Jul  2 18:28:24 CST 2020', '2020-07-02T18:28:24'],
    ['July 2, 2020', '2020-07-02'],
    ['Jul. 2, 2020, 6:28 p.m. ET', '2020-07-02T18:28:00'],
    ['Thursday, 2nd July 2020', '2020-07-02'],
    ['02-Jul-2020 18:28', '2020-07-02T18:28:00'],
    ['2.7.2020', '2020-07-02'],
    ['2020年7月2日 星期四 下午6:28', '2020-07-02T18:28:00'],
    ['2020年7月2日18時28分', '2020-07-02T18:28:00'],
    ['２０２０年７月２日（木）　１８：２８', '2020-07-02T18:28:00'],
    ['2020년 7월 2일', '2020-07-02'],
    ['民國109年7月2日', '2020-07-02'],
    ['二〇二〇年七月二十三日', '2020-07-23'],
    ['2. Juli 2020, 18:28 Uhr', '2020-07-02T18:28:00'],
    ['Donnerstag, 2. Juli 2020 um 18.28 Uhr', '2020-07-02T18:28:00'],
    ['jeudi 2 juillet 2020 à 18h28', '2020-07-02T18:28:00'],
    ['1er août 2020', '2020-08-01'],
    ['2 de julio de 2020', '2020-07-02'],
    ['2 de março de 2020', '2020-03-02'],
    ['2 luglio 2020', '2020-07-02'],
    ['2 lipca 2020', '2020-07-02'],
    ['2 июля 2020 г., 18:28', '2020-07-02T18:28:00'],
    ['2 липня 2020 року', '2020-07-02'],
    ['2 Temmuz 2020', '2020-07-02'],
    ['2 Ιουλίου 2020', '2020-07-02'],
    ['2 يوليو 2020', '2020-07-02'],
    ['2 ביולי 2020', '2020-07-02'],
    ['2 กรกฎาคม 2563', '2020-07-02'],
    ['2 tháng 7, 2020', '2020-07-02'],
    ['2020. 7. 2. 오후 6:28', '2020-07-02T18:28:00'],
    ['令和2年7月2日', '2020-07-02'],
    ['令和元年7月2日', '2019-07-02'],
    ['2020-07-02 Thu', '2020-07-02'],
    ['Thursday 2 July 2020 18.28 BST', '2020-07-02T18:28:00'],
    ['1593714504', '2020-07-02T18:28:24Z'],
    ['2020070218', null],
    ['2 listopada 2020', null],
    ['2 Quux 2020', null],
    ['Version 2, 1 Jan 2020 and more', null],
    ['2020-07-02 3.5', null],
    ['2020-07-02 ~ 2020-07-09', null],
    ['Published on the morning of 2 July 2020', null],
  ];
  for (const [written, expected] of cases) assert.equal(parseDate(written), expected, written);
});

test('an epoch is a date of publication or nothing', () => {
  assert.equal(dateFromEpoch('1641827586000'), '2022-01-10T15:13:06Z');
  assert.equal(dateFromEpoch('1641827586123'), '2022-01-10T15:13:06.123Z');
  for (const odd of ['NaN', '0', '-1', '99999999999999999', '', '1e9'])
    assert.equal(dateFromEpoch(odd), null, odd);
});

test('the title line splits from the right', () => {
  const line = '[[外交雜聞]甲](乙) 丙](https://x.example/a_(b)_c)';
  assert.deepEqual(parseTitleLine(line), { title: '[外交雜聞]甲](乙) 丙', url: 'https://x.example/a_(b)_c' });
  assert.equal(parseTitleLine('[a](/relative)'), null);
  assert.equal(parseTitleLine('[a](https://x.example/) and more'), null);
  assert.deepEqual(parseTitleLine('[](https://x.example/)'), { title: '', url: 'https://x.example/' });
});

test('any title and any URL the writer can make come back exactly', () => {
  const title = fc
    .string({ minLength: 0, maxLength: 30, unit: 'grapheme' })
    .map((text) => text.replace(/[\r\n]/g, '').trim())
    .filter((text) => !/\]\(https?:/.test(text));
  const path = fc.webPath().map((text) => `https://x.example${text}(1)'a'`);
  fc.assert(
    fc.property(title, path, fc.integer({ min: 1e12, max: 2e12 }), (wanted, url, stamp) => {
      const header = parseHeader(`<!--${String(stamp)}-->\n[${wanted}](${url})\n------\n\n<p>x</p>\n`);
      assert.equal(header.titleLine?.title, wanted);
      assert.equal(header.titleLine.url, url);
      assert.equal(header.stamp, String(stamp));
    }),
  );
});

test('an ordinary page or text has no header', () => {
  for (const text of [
    '<!-- a comment -->\n<html><body>x</body></html>',
    '[a link](https://x.example/) in a sentence\n\nmore',
    '[a link](https://x.example/)\n\nA paragraph.',
    '---\n\nA ruler.\n\n---\n',
    '# Heading\n\ntext',
    '',
  ]) {
    const header = parseHeader(text);
    assert.deepEqual(
      [header.titleLine, header.stamp, header.frontMatter, header.end],
      [null, null, null, 0],
      text,
    );
  }
});

test('front matter behind a title that is no header leaves the link to the body', () => {
  const header = parseHeader('---\ntitle: a\n---\n\n[source](https://x.example/)\n\ntext');
  assert.equal(header.titleLine, null);
  assert.equal(header.frontMatter?.get('title')?.[0], 'a');
});

test('front matter is read as strings, and by lines where it is no YAML', () => {
  const yaml = parseFrontMatter('---\ntitle: 2020\ndate: 2018-01-01\ntags: [ a, "b, c" ]\n---\nx', 0);
  assert.deepEqual(
    [...(yaml?.values ?? [])],
    [
      ['title', ['2020']],
      ['date', ['2018-01-01']],
      ['tags', ['a', 'b, c']],
    ],
  );
  const { values } = parseFrontMatter(
    '---\n  title : it\'s: "odd"\n\nauthor: [a, b\ntags:\n- x\n - y\n---\n',
    0,
  )!;
  assert.deepEqual(values.get('title'), ['it\'s: "odd"']);
  assert.deepEqual(values.get('tags'), ['x', 'y']);
});

test('aliases that would multiply are not followed', () => {
  const bomb = `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: t\n---\n`;
  assert.equal(parseFrontMatter(bomb, 0)?.values.get('title')?.[0], 't');
});

test('what belongs to the title may stand in another order, and its parts may be broken', () => {
  const other = parseHeader(
    '[t](https://x.example/)\n日期：2020-07-02\n<!--1641827586000-->\n------\n<p>b</p>',
  );
  assert.deepEqual(
    [other.titleLine?.title, other.stamp, other.dateLine],
    ['t', '1641827586000', '2020-07-02'],
  );
  for (const stamp of ['', 'NaN', 'undefined', 'Invalid Date', '2022-01-10T15:13:06Z']) {
    const text = `<!--${stamp}-->\n[t](https://x.example/)\n------\n\nbody`;
    const { titleLine, end, ...rest } = parseHeader(text);
    assert.deepEqual([titleLine?.title, rest.stamp, text.slice(end).trim()], ['t', stamp, 'body']);
  }
  for (const url of ['', '/relative', 'javascript:alert(1)', 'https://x.example/a b'])
    assert.deepEqual(parseHeader(`<!--NaN-->\n[t](${url})\n------\nbody`).titleLine, { title: 't', url });
  assert.equal(parseHeader('[Home](/)\n---\n\nA heading that is a link.').titleLine, null);
});

test('a line of the article that begins like a date line stays in the article', () => {
  const text = '[t](https://x.example/)\n------\n日期：下周三，地点：北京。\n';
  const { dateLine, end } = parseHeader(text);
  assert.deepEqual([dateLine, text.slice(end)], [null, '日期：下周三，地点：北京。\n']);
});

const valuesIn = (text: string): Record<string, readonly string[]> =>
  Object.fromEntries(parseFrontMatter(text, 0)?.values ?? []);

test('front matter in other hands: full-width colons, Chinese keys, TOML, JSON, an end forgotten', () => {
  assert.deepEqual(valuesIn('---\n标题：桥：开放\n作者： 张三\n---\nx'), {
    标题: ['桥：开放'],
    作者: ['张三'],
  });
  assert.deepEqual(
    valuesIn(
      '+++\ntitle = "a \\"b\\" \\u6865" # c\ndate = 2020-07-02T18:28:24Z\ntags = ["x",\n  \'y\']\n[extra]\ntitle = "no"\n+++\nx',
    ),
    { title: ['a "b" 桥'], date: ['2020-07-02T18:28:24Z'], tags: ['x', 'y'] },
  );
  const json = '{\n "title": "a",\n "tags": ["x", {"name": "y"}]\n}\n\n<p>text</p>';
  assert.deepEqual(valuesIn(json), { title: ['a'], tags: ['x', 'y'] });
  assert.equal(parseFrontMatter(json.slice(0, json.indexOf('<p>')), 0), null, 'a file of JSON is none');
  const forgotten = '---\ntitle: a\nfrom: https://x.example/\n\nThe text: it begins.';
  assert.equal(parseFrontMatter(forgotten, 0)?.end, forgotten.indexOf('\n\nThe'));
  for (const rulers of ['---\n注意：以下内容\n---\nx', '---\nnote: one\n\nThe text.', '+++\n\ntext'])
    assert.equal(parseFrontMatter(rulers, 0), null, rulers);
});

const noteIn = (text: string): object => {
  const { frontMatter, end } = parseHeader(text);
  return { ...Object.fromEntries(frontMatter ?? []), body: text.slice(end) };
};

test('lines above a note say what it is without a fence, in the hands of many programs', () => {
  const url = 'https://x.example/a';
  const cases: readonly (readonly [string, object])[] = [
    [`Title: t\nURL: ${url}\n\nbody`, { title: ['t'], url: [url], body: '\nbody' }],
    [`标题：桥\n来源：${url}\n\n正文`, { 标题: ['桥'], 来源: [url], body: '\n正文' }],
    [
      `# t\n\n- Source: ${url}\n- Reading time: 3\n- **Author:** Ann\n\nbody`,
      { title: ['t'], source: [url], author: ['Ann'], body: '\nbody' },
    ],
    [`# t\n\n**Link**: ${url}\n---\n\nbody`, { title: ['t'], link: [url], body: '\nbody' }],
    [`title:: t\nsource:: ${url}\n\nbody`, { title: ['t'], source: [url], body: '\nbody' }],
    [`#+TITLE: t\n#+SOURCE: ${url}\n* body`, { title: ['t'], source: [url], body: '* body' }],
    [`:PROPERTIES:\n:SOURCE: ${url}\n:END:\nbody`, { source: [url], body: 'body' }],
    [
      `Title: t\n\nURL Source: ${url}\n\nMarkdown Content:\nbody: it begins`,
      { title: ['t'], url_source: [url], body: 'body: it begins' },
    ],
    [
      `A bridge: what now\n${url}\n2020-07-02\n\nbody`,
      { url: [url], date: ['2020-07-02'], title: ['A bridge: what now'], body: '\nbody' },
    ],
    [`${url}\n\nA bridge\n\nbody`, { url: [url], title: ['A bridge'], body: '\nA bridge\n\nbody' }],
    [`Title: t\r\nURL: ${url}\r\n\r\nbody`, { title: ['t'], url: [url], body: '\r\nbody' }],
    ['# t\n\nDate: 2 July 2020\n\nbody', { title: ['t'], date: ['2 July 2020'], body: '\nbody' }],
    [
      `title: t\ndate: 2020-07-02\nlink: ${url}\n---\nbody`,
      { title: ['t'], date: ['2020-07-02'], link: [url], body: 'body' },
    ],
    [
      `---\ntitle: t\n---\n\n# t\n#tag\n\n[Read Original](${url})\n\nbody`,
      { title: ['t'], read_original: [url], body: `\n\n# t\n#tag\n\n[Read Original](${url})\n\nbody` },
    ],
    [
      `# t\n\n![c](https://x.example/c.png)\n\n- URL: ${url}\n\nbody`,
      { title: ['t'], url: [url], body: `# t\n\n![c](https://x.example/c.png)\n\n- URL: ${url}\n\nbody` },
    ],
  ];
  for (const [text, expected] of cases) assert.deepEqual(noteIn(text), expected, text);
});

test('a text that begins with a word and a colon, or with a link to something, is a text', () => {
  for (const text of [
    'Author: the word comes from Latin.\n\nMore.',
    'Q: Why?\nA: Because.\nSource: none\n',
    'Source: Reuters\n\nThe bridge opened.',
    'The bridge: a history\n\nIt opened in 1951.\n\nSource: https://x.example/',
    '# t\n\n[other](https://x.example/)\n\nbody',
    'Title: A Novel\n\nIt begins.',
    'one\ntwo\nthree\nhttps://x.example/\n',
    'From: ~~[t](\nhttps://x.example/a)~~\n\nbody',
    '<p>URL: https://x.example/</p>',
    'Note: x\n'.repeat(5000),
  ])
    assert.deepEqual(noteIn(text), { body: text }, text.slice(0, 60));
});

test('front matter says what it means: signs in titles, maps of names, nothing', () => {
  const front =
    'title: C# and F# #tag\nheadline: !new bridge\nauthors:\n- name: Ann\n- Bob\ndate: ~\nlang: zh # c\nog:type: x';
  assert.deepEqual(valuesIn(`---\n${front}\n---\n`), {
    title: ['C# and F# #tag'],
    headline: ['!new bridge'],
    authors: ['Ann', 'Bob'],
    date: [],
    lang: ['zh'],
    'og:type': ['x'],
  });
  assert.deepEqual(valuesIn(`---\ntitle: t\nnote: ${'x'.repeat(70_000)}\n---\n`).title, ['t']);
  assert.deepEqual(valuesIn(`---\na: ${'['.repeat(60_000)}\ntitle: t\n---\n`).title, ['t']);
});
