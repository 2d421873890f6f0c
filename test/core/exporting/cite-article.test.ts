import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citeArticle } from '../../../main/core/exporting/citations/cite-article.ts';
import { exportInput } from '../../support/export-sample.ts';

const { record } = exportInput({ title: 'x', body: '<p>x</p>', language: 'zh' }, () => []);
const article = {
  ...record,
  title: 'Profit & loss_{100%} at “普京” \\ ~$5',
  author: '记者 王',
  site: 'news.example',
  url: 'https://news.example/a?x={1}&y=50%25',
  published: '2022-01-10T15:13:06.000Z',
  tags: ['water', 'law/court'],
};

test('CSL-JSON keeps names whole and dates in parts', () => {
  const [item] = JSON.parse(citeArticle(article, 'csl-json')) as Record<string, unknown>[];
  assert.deepEqual(item?.author, [{ literal: '记者 王' }]);
  assert.deepEqual(item.issued, { 'date-parts': [[2022, 1, 10]] });
  assert.equal(item.title, article.title);
  assert.match(String(item.note), /SHA-256 [0-9a-f]{64}$/);
});

test('BibTeX is balanced, escaped, and its address verbatim', () => {
  const entry = citeArticle(article, 'bibtex');
  assert.match(entry, /^@online\{[a-z0-9]+-2022-[a-z0-9]{6},\n/);
  assert.match(
    entry,
    /title = \{\{Profit \\& loss\\_\\textbraceleft\{\}100\\%\\textbraceright\{\} at “普京” \\textbackslash\{\} \\textasciitilde\{\}\\\$5\}\},/,
  );
  assert.match(entry, /url = \{https:\/\/news\.example\/a\?x=%7B1%7D&y=50%25\},/);
  assert.equal(entry.split('{').length, entry.split('}').length);
});

test('RIS ends each record and has one line a value', () => {
  const lines = citeArticle({ ...article, title: 'Two\nlines' }, 'ris').split('\r\n');
  assert.equal(lines[0], 'TY  - ELEC');
  assert.ok(lines.includes('TI  - Two lines'));
  assert.ok(lines.includes('DA  - 2022/01/10/'));
  assert.deepEqual(
    lines.filter((line) => line.startsWith('KW')),
    ['KW  - water', 'KW  - law/court'],
  );
  assert.deepEqual(lines.slice(-2), ['ER  - ', '']);
});

test('what is not known is left out', () => {
  const bare = { ...article, author: null, site: null, url: null, published: null, tags: [], language: null };
  assert.doesNotMatch(citeArticle(bare, 'ris'), /^(AU|T2|UR|PY|DA|KW|LA)/m);
  assert.doesNotMatch(citeArticle(bare, 'bibtex'), /^ {2}(author|organization|url|date|langid|keywords) =/m);
});

const HOSTILE =
  'a}}, url = {https://evil.invalid}, x = {{b}\nER  - \r\n\u0085TY  - BOOK\u2028\u001eUR  - y \\}';
const hostile = {
  ...article,
  title: HOSTILE,
  author: HOSTILE,
  site: HOSTILE,
  url: `https://news.example/${HOSTILE}`,
  language: HOSTILE,
  tags: [HOSTILE],
};

test('no value leaves its field in BibTeX, whose braces count even behind a backslash', () => {
  const entry = citeArticle(hostile, 'bibtex');
  let depth = 0;
  const ofEntry = [...entry.matchAll(/[{}]|(\w+) = /g)].flatMap(([found, name]) => {
    depth += found === '{' ? 1 : found === '}' ? -1 : 0;
    return name !== undefined && depth === 1 ? name : [];
  });
  const FIELDS = 'title author organization date url urldate langid keywords note';
  assert.deepEqual(ofEntry, FIELDS.split(' '));
  assert.equal(depth, 0);
});

test('no value begins a line in RIS, whatever a program takes for the end of one', () => {
  const lines = citeArticle(hostile, 'ris').split(/[\p{Cc}\u2028\u2029]+/u);
  assert.equal(lines.filter((line) => line.startsWith('TY')).length, 1);
  assert.equal(lines.filter((line) => line.startsWith('UR')).length, 1);
  assert.ok(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line)));
});
