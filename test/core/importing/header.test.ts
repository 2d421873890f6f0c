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
