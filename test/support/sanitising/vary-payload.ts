import type { Random } from '../anchoring/random.ts';
import { knownPayloads, type Payload } from './payloads.ts';

const words = (list: string): readonly string[] => list.split(' ');

const HANDLED = words(
  'img svg body p a iframe video audio details input math object x-y table marquee select',
);
const HANDLERS = words(
  'onerror onload onfocus onmouseover onclick ontoggle onanimationstart onbegin onpageshow',
);
const ADDRESSED = words(
  'a:href img:src img:srcset iframe:src object:data embed:src form:action button:formaction base:href link:href ' +
    'video:poster video:src audio:src source:srcset track:src area:href input:src svg:xlink:href use:href image:href ' +
    'feImage:href math:href blockquote:cite body:background table:background a:ping meta:content script:src',
);
const SCHEMES = [
  'javascript:RUN',
  'data:text/html,<script>RUN</script>',
  'vbscript:RUN',
  'PING/x',
  'view-source:PING/x',
  'blob:PING/1',
  '0;url=javascript:RUN',
  '0;url=PING/x',
  'data:image/svg+xml,<svg onload=RUN xmlns="http://www.w3.org/2000/svg"/>',
];
const SPACES = [' ', '/', '\t', '\n', '\f', '\r\n', ' /', '\0 '];
const QUOTES = ['"', "'", '', '`'];
/** What stands around a payload; `HERE` is its place. */
const AROUND = [
  '<svg>HERE</svg>',
  '<svg><foreignObject>HERE',
  '<svg><desc>HERE',
  '<svg><style>HERE',
  '<math><mtext>HERE',
  '<math><mglyph>HERE',
  '<math><annotation-xml encoding="text/html">HERE',
  '<noscript>HERE</noscript>',
  '<p title="</noscript>HERE">',
  '<template>HERE</template>',
  '<div><template shadowrootmode=open>HERE</template></div>',
  '<style>HERE</style>',
  '<style></style>HERE<style>',
  '<title>HERE</title>',
  '<textarea>HERE</textarea>',
  '<xmp>HERE</xmp>',
  '<select><option>HERE',
  '<table>HERE',
  '<table><tr>HERE</table>',
  '<table><caption>HERE',
  '<a href="https://x.invalid/">HERE</a>',
  '<p><b><i>HERE</p>',
  '<pre>\nHERE</pre>',
  '<!--HERE',
  '<!-->HERE',
  '<![CDATA[HERE]]>',
  '<ruby><rt>HERE',
  '<form><form>HERE</form>',
  '<button><dialog open>HERE',
  '<object><param>HERE</object>',
  '<video><source>HERE</video>',
  '<frameset>HERE',
  '<body><head>HERE',
  '<p title="HERE">x</p>',
  "<p title='HERE'>x</p>",
  '<img alt="HERE">',
  '<plaintext>HERE',
  '<details><summary>HERE',
];
const CLOSERS = words(
  '</style> </script> </title> </textarea> </noscript> </xmp> </svg> </math> </table> </select> </template> </p> ' +
    '</form> </a> </br> --> ]]> "> \'> </iframe> </object> </body> </html>',
);
const ODD = [
  '\0',
  '\t',
  '\r',
  '\n',
  '\x0b',
  '\f',
  '\u2028',
  '\u2029',
  '\u00a0',
  '\ufeff',
  '\u200d',
  '\ud800',
  '\x1b',
  '"',
  "'",
  '<',
  '>',
  '=',
  '/',
  '&',
];

/** A payload of the grammar element × attribute × scheme or handler × encoding. */
const composed = (random: Random): string => {
  const quote = random.pick(QUOTES);
  if (random.chance(0.4)) {
    const element = random.pick(HANDLED);
    const handler = recased(random.pick(HANDLERS), random);
    return `<${element}${random.pick(SPACES)}src=x${random.pick(SPACES)}${handler}=${quote}RUN${quote}>`;
  }
  const [element = '', ...rest] = random.pick(ADDRESSED).split(':');
  const value = disguised(random.pick(SCHEMES), random);
  const extra = element === 'meta' ? ' http-equiv=refresh' : element === 'link' ? ' rel=stylesheet' : '';
  return `<${element}${extra}${random.pick(SPACES)}${rest.join(':')}=${quote}${value}${quote}>x</${element}>`;
};

const recased = (text: string, random: Random): string =>
  text.replace(/./g, (letter) => (random.chance(0.3) ? letter.toUpperCase() : letter));

/** The scheme as browsers still read it, and as they do not. */
const disguised = (url: string, random: Random): string => {
  const end = url.indexOf(':');
  if (end < 0 || random.chance(0.3)) return url;
  const scheme = url.slice(0, end).replace(/./g, (letter) => {
    if (random.chance(0.1)) return `&#${String(letter.charCodeAt(0))}${random.pick([';', ''])}`;
    if (random.chance(0.1)) return `&#x${letter.charCodeAt(0).toString(16)};`;
    return random.chance(0.1) ? letter + random.pick(['\t', '\n', '\r', '&Tab;', '&NewLine;', '\0']) : letter;
  });
  const colon = random.pick([':', '&colon;', '&#58;', '&#x3a', '&#0000058']);
  return random.pick(['', ' ', '\x01', '&#1;', '\u00a0', '&#8232;']) + scheme + colon + url.slice(end + 1);
};

type Change = (text: string, random: Random, other: string) => string;

const at = (text: string, random: Random): number => random.below(text.length + 1);

const insert = (text: string, random: Random, piece: string): string => {
  const place = at(text, random);
  return text.slice(0, place) + piece + text.slice(place);
};

const CHANGES: readonly Change[] = [
  (text, random) => random.pick(AROUND).replace('HERE', () => text),
  (text, random) => random.pick(AROUND).replace('HERE', () => text),
  (text, random) => insert(text, random, random.pick(ODD)),
  (text, random) => insert(text, random, random.pick(CLOSERS)),
  (text, random) =>
    insert(text, random, random.pick(['<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!', '</'])),
  (text, random, other) => insert(text, random, other),
  (text, random, other) => text.slice(0, at(text, random)) + other.slice(at(other, random)),
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.slice(place + 1);
  },
  (text, random) =>
    text.replace(/[<>"'&]/g, (each) => (random.chance(0.3) ? `&#${String(each.charCodeAt(0))};` : each)),
  (text, random) => text.replace(/ /g, (each) => (random.chance(0.5) ? random.pick(SPACES) : each)),
  (text, random) => text.replace(/<(\w+)/g, (_, name: string) => `<${recased(name, random)}`),
  (text) => text + text,
];

/** `count` payloads that follow from `random` alone: known ones and composed ones, each changed a few times. */
export const variedPayloads = (count: number, random: Random): Payload[] => {
  const known = knownPayloads();
  const draw = (): Payload =>
    random.chance(0.3) ? { family: 'composed', template: composed(random) } : random.pick(known);
  return Array.from({ length: count }, () => {
    const { family, template } = draw();
    let text = template;
    for (let rounds = random.below(4); rounds > 0; rounds--)
      text = random.pick(CHANGES)(text, random, draw().template);
    return { family, template: text };
  });
};
