import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMatches } from '../../../main/core/search/find-matches.ts';

const found = (text: string, query: string): string[] =>
  findMatches(text, query).map(({ start, end }) => text.slice(start, end));

const cases: [string, string, string, string[]][] = [
  ['every place', '普京会见普京', '普京', ['普京', '普京']],
  ['not another word', '普京', '普金', []],
  ['one character', '北京京剧', '京', ['京京'].flatMap(() => ['京', '京'])],
  ['across inline markup', '继 本网 报道后', '继本网报道后', ['继 本网 报道后']],
  ['not across a block', '继\n本网', '继本网', []],
  ['full width and case', 'Ｌｉｎｋｅｄin', 'linkedIN', ['Ｌｉｎｋｅｄin']],
  ['traditional for simplified', '烏克蘭危機', '乌克兰', ['烏克蘭']],
  ['not in quotation marks', '烏克蘭危機 乌克兰', '"乌克兰"', ['乌克兰']],
  ['not another traditional character', '頭髮 發現', '發', ['發']],
  ['any for the simplified one', '頭髮 發現', '发', ['髮', '發']],
  ['accents', 'Café Zu\u0308rich', 'cafe OR zurich', ['Café', 'Zu\u0308rich']],
  ['ligatures and what folds to several', 'the ﬁrst ㎏', 'first kg', ['ﬁrst', '㎏']],
  ['characters beyond the first plane', '𠮷野家 👉 here', '𠮷 👉', ['𠮷', '👉']],
  ['invisible characters inside', '势\u200b力\u00ad范围', '势力范围', ['势\u200b力\u00ad范围']],
  ['what overlaps is one place', '国家安全', '国家安 家安全', ['国家安全']],
  ['words that begin so', 'politics apolitical policy', 'poli*', ['poli', 'poli']],
  ['not what is excluded', '普京 会谈', '普京 -会谈', ['普京']],
  ['not what is asked of the title', '普京', 'title:普京', []],
  ['the space between two words', 'Getty Images GettyImages', '"getty images"', ['Getty Images']],
  ['nothing for an empty query', '普京', ' ', []],
];

for (const [name, text, query, expected] of cases) {
  test(`finds ${name}`, () => {
    assert.deepEqual(found(text, query), expected);
  });
}

test('offsets count UTF-16 units of the text as it is given', () => {
  assert.deepEqual(findMatches('👉 ﬁn 普京', '普京'), [{ start: 6, end: 8 }]);
});
