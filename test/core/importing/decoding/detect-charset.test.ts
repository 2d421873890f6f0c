import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../../../main/core/importing/decoding/decode-text.ts';
import { StandardDecoder } from '../../../../main/core/importing/decoding/standard-decoder.ts';
import { encodeCharset, encodeShiftedJapanese, encodeUtf16 } from '../../../support/encode-charset.ts';

const HANS = '记者昨天在会上了解到，新的规定将从下个月开始实行，各地还没有公布具体办法。';
const HANT = '記者昨天在會上了解到，新的規定將從下個月開始實行，各地還沒有公布具體辦法。';
const CANTONESE = '佢哋話呢度嘅嘢好平，係咪真係㗎？我唔係好信，不過都去睇吓。';
const JAPANESE = '新しい規則は来月から始まるが、各地の具体的な方法はまだ発表されていない。';
const KOREAN = '새로운 규정은 다음 달부터 시행되지만 각 지역의 구체적인 방법은 아직 발표되지 않았다.';

const EAST_ASIAN: readonly (readonly [string, string])[] = [
  ['gbk', HANS],
  ['gb18030', HANS],
  ['gbk', HANT],
  ['big5', HANT],
  ['big5', CANTONESE],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['euc-kr', KOREAN],
];

const readsAs = (bytes: Uint8Array, text: string, what: string): void => {
  const decoded = decodeText(bytes);
  assert.equal(decoded.text, text, `${what}: read as ${decoded.charset} (${decoded.reason})`);
  assert.deepEqual(decoded.warnings, [], what);
};

test('a sentence in a charset of East Asia is told by what it reads like', () => {
  for (const [charset, text] of EAST_ASIAN) readsAs(encodeCharset(text, charset), text, charset);
});

test('so are a headline, and a few words on a page that is nearly all ASCII', () => {
  const filling = '<p class="filling">Nothing but English words stand on this page.</p>\n'.repeat(200);
  for (const [charset, text] of EAST_ASIAN) {
    const headline = text.slice(0, 12);
    readsAs(encodeCharset(headline, charset), headline, charset);
    const page = `<html><body>${filling}<p>${headline}</p>${filling}</body></html>`;
    readsAs(encodeCharset(page, charset), page, charset);
  }
});

test('characters beyond the first national standards are read as what they are', () => {
  const cases = [
    ['big5', '925d9def9dee', '哋嘅㗎'],
    ['euc-kr', '8c6394eebc84', '똠뷁펲'],
    ['euc-jp', '8fecbf', '鷗'],
    ['shift_jis', 'eee0ed958740', '髙﨑①'],
  ] as const;
  for (const [charset, hex, text] of cases)
    assert.equal(decodeText(Buffer.from(hex, 'hex'), charset).text, text, charset);
});

const SINGLE_BYTE: readonly (readonly [readonly string[], string])[] = [
  [
    ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
    'Вчера на заседании журналисты узнали, что новые правила вступят в силу со следующего месяца.',
  ],
  [
    ['windows-1251', 'koi8-u'],
    'Учора на засіданні журналісти дізналися, що нові правила набудуть чинності її рішенням.',
  ],
  [
    ['windows-1253', 'iso-8859-7'],
    'Οι δημοσιογράφοι έμαθαν χθες ότι οι νέοι κανόνες θα ισχύσουν τον επόμενο μήνα.',
  ],
  [['windows-1255'], 'העיתונאים למדו אתמול כי הכללים החדשים ייכנסו לתוקף בחודש הבא.'],
  [['windows-1256', 'iso-8859-6'], 'علم الصحفيون أمس أن القواعد الجديدة ستدخل حيز التنفيذ في الشهر المقبل.'],
  [['windows-874'], 'เมื่อวานนี้นักข่าวได้ทราบว่ากฎใหม่จะมีผลบังคับใช้ในเดือนหน้า'],
  [
    ['windows-1250', 'iso-8859-2'],
    'Dziennikarze dowiedzieli się wczoraj, że nowe przepisy wejdą w życie w przyszłym miesiącu.',
  ],
  [
    ['windows-1250', 'iso-8859-2'],
    'Novináři se včera dozvěděli, že nová pravidla začnou platit příští měsíc.',
  ],
  [
    ['windows-1250', 'iso-8859-2'],
    'Az újságírók tegnap megtudták, hogy az új szabályok a jövő hónaptól érvényesek.',
  ],
  [['windows-1254'], 'Gazeteciler dün yeni kuralların önümüzdeki ay yürürlüğe gireceğini öğrendi.'],
  [['windows-1257'], 'Žurnalistai vakar sužinojo, kad naujos taisyklės įsigalios kitą mėnesį.'],
  [
    ['windows-1252'],
    'Die Journalisten erfuhren gestern, dass die neuen Regeln für nächsten Monat gültig würden.',
  ],
  [
    ['windows-1252'],
    'Les journalistes ont appris hier que les nouvelles règles entreraient en vigueur dès le mois prochain, à l’été.',
  ],
  [
    ['windows-1252'],
    'Os jornalistas souberam ontem que as novas regras não entrarão em vigor no próximo mês.',
  ],
];

test('a sentence in a charset of one byte per character is told by the letters of its language', () => {
  for (const [charsets, text] of SINGLE_BYTE)
    for (const charset of charsets) readsAs(encodeCharset(text, charset), text, charset);
});

test('the language that a page names helps where it has few letters', () => {
  const page = (language: string, word: string): string =>
    `<html lang="${language}"><body><p>${word} 4</p></body></html>`;
  for (const [language, word, charset] of [
    ['ru', 'Статья', 'windows-1251'],
    ['he', 'סעיף', 'windows-1255'],
    ['pl', 'Artykuł', 'windows-1250'],
    ['de', 'Größe', 'windows-1252'],
  ] as const)
    readsAs(encodeCharset(page(language, word), charset), page(language, word), charset);
});

test('a character of four bytes in GB18030 is kept', () => {
  const text = `${HANS}😀`;
  const bytes = Buffer.concat([encodeCharset(HANS, 'gb18030'), Buffer.from('9439fc36', 'hex')]);
  readsAs(bytes, text, 'gb18030');
});

test('ISO-2022-JP is told by its escapes, declared or not', () => {
  readsAs(encodeShiftedJapanese(`Title ${JAPANESE} end`), `Title ${JAPANESE} end`, 'detected');
  const page = `<meta charset=iso-2022-jp><p>${JAPANESE}</p>`;
  assert.equal(decodeText(encodeShiftedJapanese(page)).text, page);
  assert.equal(decodeText(Buffer.from('colour \x1b[31mred\x1b[0m and cost $B')).charset, 'utf-8');
});

test('UTF-16 that has lost its mark is told by its zeros', () => {
  for (const charset of ['utf-16le', 'utf-16be'] as const) {
    for (const text of [`<p>${HANT}</p>`, 'Plain English text.', `Titel: „Größe“\r\n${HANS}\r\n`])
      readsAs(encodeUtf16(text, charset), text, charset);
  }
});

test('a zero byte does not make a text UTF-16', () => {
  for (const text of ['Some text\0 with a zero byte in it.', '\0'.repeat(3) + 'text '.repeat(10)])
    assert.equal(decodeText(Buffer.from(text)).charset, 'utf-8');
});

test('a page that says it is UTF-8 is read so, with a few broken bytes as a warning', () => {
  const head = Buffer.from(`<meta charset="utf-8"><p>${HANS}</p>`);
  for (const broken of ['ff', 'c3', 'e4b8', 'a1a2a3fe']) {
    const decoded = decodeText(Buffer.concat([head, Buffer.from(broken, 'hex'), Buffer.from('</p>')]));
    assert.equal(decoded.charset, 'utf-8', broken);
    assert.match(decoded.text, /记者昨天/);
    assert.deepEqual(
      decoded.warnings.map(({ code }) => code),
      ['broken-characters'],
    );
  }
});

test('a false declaration of UTF-8 over a whole article is found out', () => {
  const page = `<meta charset="utf-8"><p>${HANS.repeat(4)}</p>`;
  readsAs(encodeCharset(page, 'gbk'), page, 'gbk');
});

test('what the container says counts where the bytes fit, and the Latin default of servers does not', () => {
  const bytes = encodeCharset(JAPANESE, 'shift_jis');
  assert.deepEqual(
    [decodeText(bytes, undefined, 'Shift_JIS').text, decodeText(bytes, undefined, 'Shift_JIS').reason],
    [JAPANESE, 'container'],
  );
  assert.equal(decodeText(bytes, undefined, 'utf-8').text, JAPANESE);
  const declared = encodeCharset(`<meta charset=gbk><p>${HANS}</p>`, 'gbk');
  assert.match(decodeText(declared, undefined, 'iso-8859-1').text, /记者昨天/);
});

test('no bytes make it throw, and each answer names a charset that reads them', () => {
  let seed = 7;
  const next = (): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31);
  for (let round = 0; round < 400; round++) {
    const bytes = Uint8Array.from({ length: next() % 90 }, () => (next() >> 8) & 0xff);
    const { text, charset } = decodeText(bytes);
    assert.equal(text, new StandardDecoder(charset).decode(bytes));
  }
});

test('a character torn apart in a text of ASCII is broken UTF-8, a single letter is Latin', () => {
  const torn = decodeText(Uint8Array.of(0x61, 0x20, 0xe4, 0xb8, 0x20, 0x62));
  assert.deepEqual([torn.text, torn.charset, torn.warnings.length], ['a \uFFFD b', 'utf-8', 1]);
  assert.equal(decodeText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9)).text, 'café');
});
