import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSafeSvg, looksLikeSvg } from '../../../main/core/images/safe-svg.ts';

const bytes = (source: string): Uint8Array => new TextEncoder().encode(source);
const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

const HARMLESS = [
  svg('<rect width="5" height="5" fill="url(#g)"/><linearGradient id="g"/>'),
  svg('<use xlink:href="#a"/><use href="#b"/>'),
  svg('<style>.a{fill:red;stroke:url("#g")}</style>'),
  svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
  svg('<a href="https://example.org/"><text>x &amp; y &#x4e2d;</text></a>'),
  svg('<![CDATA[ <not> & markup ]]><!-- <script> -->'),
  svg('<g inkscape:export-filename="C:\\a(b)\\c.png" xmlns:inkscape="urn:x"/>'),
  svg('<animate attributeName="opacity" from="0" to="1"/>'),
  `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- Generator -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg('')}`,
];
const ACTIVE = [
  svg('<script>alert(1)</script>'),
  svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'),
  svg('', 'onload="alert(1)"'),
  svg('', 'ONLOAD="alert(1)"'),
  svg('<foreignObject><p>hi</p></foreignObject>'),
  svg('<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="http://evil.example/x"/>'),
  svg('<image href="http://evil.example/x"/>'),
  svg('<image xlink:href="//evil.example/x"/>'),
  svg('<use href="other.svg#a"/>'),
  svg('<use href="&#104;ttp://evil.example/#a"/>'),
  svg('<a href="javascript:alert(1)"><text>x</text></a>'),
  svg('<rect fill="url(http://evil.example/#g)"/>'),
  svg('<rect fill="url(  &quot;http://evil.example/#g&quot;)"/>'),
  svg('<rect style="fill:u\\72l(http://evil.example/)"/>'),
  svg('<style>@import "http://evil.example/x.css";</style>'),
  svg('<style><![CDATA[rect{background:url(//evil.example/)}]]></style>'),
  svg('<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>'),
  svg('<set attributeName="href" to="javascript:alert(1)"/>'),
  svg('<animate attributeName="xlink:href" values="http://evil.example/"/>'),
  svg('<g xml:base="http://evil.example/"/>'),
  `<?xml-stylesheet href="http://evil.example/x.css"?>${svg('')}`,
  `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${svg('<text>&b;</text>')}`,
  `<!DOCTYPE svg SYSTEM "x" [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
  `<?xml version="1.0" encoding="utf-7"?>${svg('')}`,
];
const MALFORMED = [
  '<svg xmlns="http://www.w3.org/2000/svg">',
  svg('<g>'),
  svg('</g>'),
  svg('<g a=b/>'),
  svg('<g a="1" a="2"/>'),
  svg('<g a="<"/>'),
  svg('&nbsp;'),
  svg('a & b'),
  `${svg('')}${svg('')}`,
  `text ${svg('')}`,
  '<html><svg></svg></html>',
  '',
];

test('drawings are safe, and recognised as SVG', () => {
  for (const source of HARMLESS) {
    assert.ok(isSafeSvg(bytes(source)), source);
    assert.ok(looksLikeSvg(bytes(source)), source);
  }
});

test('whatever runs, loads or expands is unsafe', () => {
  for (const source of ACTIVE) assert.equal(isSafeSvg(bytes(source)), false, source);
});

test('what is not well-formed UTF-8 XML is unsafe', () => {
  for (const source of MALFORMED) assert.equal(isSafeSvg(bytes(source)), false, source);
  assert.equal(isSafeSvg(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00)), false);
  assert.equal(isSafeSvg(Uint8Array.from([...bytes(svg('<text>')), 0xc3, 0x28])), false);
});

test('HTML, XML and text are not taken for SVG', () => {
  for (const source of [
    '<!doctype html><svg>',
    '<svgfoo>',
    'svg',
    '<?xml version="1.0"?><rss/>',
    '{"a":"<svg>"}',
  ]) {
    assert.equal(looksLikeSvg(bytes(source)), false, source);
  }
});

test('any input gets an answer, quickly', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    "'",
    '&',
    ';',
    '=',
    ' ',
    'svg',
    'a',
    '!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE',
    '[',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const source = bytes(parts.join(''));
      looksLikeSvg(source);
      assert.equal(typeof isSafeSvg(source), 'boolean');
    }),
  );
  for (const bomb of [
    '<'.repeat(500_000),
    '<!--'.repeat(100_000),
    '<a '.repeat(150_000),
    '-'.repeat(500_000),
  ]) {
    assert.equal(isSafeSvg(bytes(`<svg>${bomb}`)), false);
    assert.equal(typeof looksLikeSvg(bytes(`<!--${bomb}`)), 'boolean');
  }
});
