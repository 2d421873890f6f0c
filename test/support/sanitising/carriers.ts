/** The same payload in every form an article is saved in, and in every field of it. */
import { OffprintError } from '../../../main/core/errors/offprint-error.ts';
import { deriveArticle } from '../../../main/core/importing/derive-article.ts';
import { renderReadable } from '../../../main/core/importing/render-readable.ts';
import { mhtml } from '../containers/mhtml.ts';

export interface CarriedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly wholePage?: boolean;
}

type Carry = (payload: string) => CarriedFile;

const text = (name: string, content: string): CarriedFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});
const escaped = (value: string): string =>
  value.replace(/[&<>"]/g, (each) => `&#${String(each.charCodeAt(0))};`);
const oneLine = (value: string): string => value.replace(/[\r\n\u2028\u2029]+/g, ' ');
const ADDRESS = 'https://site.invalid/a?b=c';
/** Enough text around it for a page to be taken for an article. */
const STORY = '<p>The river rose by two metres on Monday, the council said, and fell on Tuesday.</p>'.repeat(
  5,
);

/** A page as a browser keeps it, the payload in its fields, its body, and the middle of a value. */
const page = (payload: string): string => `<!doctype html><html lang="${escaped(payload)}"><head>
<title>${escaped(payload)}</title><meta name="author" content="${escaped(payload)}">
<meta property="og:site_name" content="${escaped(payload)}"><meta name="keywords" content="${escaped(payload)}">
<link rel="canonical" href="https://site.invalid/${escaped(payload)}">
<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: payload, author: payload }).replaceAll('<', '\\u003c')}</script>
</head><body><article>${STORY}<img src="https://site.invalid/${escaped(payload)}.png" alt="${escaped(payload)}" width="600" height="400">
<p title="${escaped(payload)}">${payload}</p></article></body></html>`;

const markdown = (payload: string): string => {
  const line = oneLine(payload);
  return `# ${line}\n\n${payload}\n\n[link](javascript:alert(1) "${line}") ![${line}](<${line}> "${line}") <${line}>

[${line}][ref] and \`${line}\` and **${line}**

[ref]: ${line.replace(/\s/g, '%20')} '${line}'

| ${line.replaceAll('|', '')} | b |\n| --- | --- |\n| ${line.replaceAll('|', '')} | d |

\`\`\`${line}\n${payload}\n\`\`\`\n\n- ${line}\n> ${line}\n`;
};

const frontMatter = (payload: string): string => {
  const value = JSON.stringify(payload);
  return `---\ntitle: ${value}\nauthor: ${value}\nsite: ${value}\nurl: ${value}\nlang: ${value}\ndate: ${value}\ntags: [${value}]\n---\n`;
};

const CARRIERS: Readonly<Record<string, Carry>> = {
  'header+html': (payload) => text('a.md', `<!--1641827586000-->\n[t](${ADDRESS})\n------\n\n${payload}`),
  'hostile header': (payload) =>
    text(
      'a.md',
      `<!--1641827586000-->\n[${oneLine(payload)}](${oneLine(payload)})\n------\n\n<p>x</p>${payload}`,
    ),
  page: (payload) => text('a.html', page(payload)),
  'whole page': (payload) => ({ ...text('a.html', page(payload)), wholePage: true }),
  'header+markdown': (payload) => text('a.md', `# t\n\n${ADDRESS}\n\n${markdown(payload)}`),
  'front matter+markdown': (payload) => text('a.md', frontMatter(payload) + markdown(payload)),
  'front matter+html': (payload) => text('a.md', `${frontMatter(payload)}\n<p>x</p>${payload}`),
  'plain text': (payload) => text('a.txt', `${oneLine(payload)}\n\nText as it is.\n\n${payload}`),
  mhtml: (payload) => ({
    name: 'a.mhtml',
    bytes: mhtml(
      [
        {
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            'Content-Location': ADDRESS,
            'Content-Transfer-Encoding': 'base64',
          },
          body: page(payload),
        },
        {
          headers: { 'Content-Type': 'text/css', 'Content-Location': 'cid:x' },
          body: `p{content:"${oneLine(payload)}"}`,
        },
      ],
      { Subject: oneLine(payload).replace(/[^\x20-\x7e]/g, '') },
    ),
  }),
};

export const CARRIER_NAMES: readonly string[] = Object.keys(CARRIERS);

export const carried = (carrier: string, payload: string): CarriedFile => {
  const carry = CARRIERS[carrier];
  if (carry === undefined) throw new Error(`no carrier ${carrier}`);
  return carry(payload);
};

export interface CleanedCopy {
  /** What stands inside the article. */
  readonly body: string;
  /** The stored document. */
  readonly readable: string;
}

/** What the library stores for the file, none of its pictures fetched; null where the file is refused. */
export const cleanedCopy = (file: CarriedFile): CleanedCopy | null => {
  try {
    return copyOf(file);
  } catch (error) {
    if (error instanceof OffprintError) return null;
    throw error;
  }
};

const copyOf = ({ name, bytes, wholePage }: CarriedFile): CleanedCopy => {
  const derived = deriveArticle({ name, bytes }, { wholePage: wholePage ?? false });
  const pictures = derived.images.map(({ slot, url, alt, width, height }) => ({
    ...{ slot, url, alt, width, height },
    src: null,
    reason: 'not-fetched',
  }));
  return { body: derived.body, readable: renderReadable(derived, derived.body, pictures) };
};
