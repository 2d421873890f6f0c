import { attribute, childrenOf, isElement, isText } from '../html-tree.ts';
import type { HtmlElement, HtmlNode } from '../html-tree.ts';

/** Deeper ones are no formulas: their text is taken as it stands. */
const MAX_DEPTH = 60;

/**
 * A formula of MathML in one line of plain text, so that a fraction stays one: `(a+b)/2`, `x_i^2`, `√(n&x)`, a matrix
 * as `[a, b; c, d]`. After the linear format of Unicode Technical Note 28; the elements are those of MathML Core.
 * Null for what is nested too deep.
 */
export const linearFormula = (math: HtmlElement): string | null => {
  if (depthOf(math) > MAX_DEPTH) return null;
  const line = row(childrenOf(math)).replace(/\s+/g, ' ').trim();
  return line.replace(SIGN, '$1$2');
};

/** A sign that stands before its number, not between two. */
const SIGN = /(^|[=<>≤≥≠≈≡] |[([/^_,;] ?)([−+±-]) (?=\S)/gu;

/** The levels below `root`, counted no further than one more than a formula may have. */
const depthOf = (root: HtmlNode): number => {
  let level: HtmlNode[] = [root];
  let depth = 0;
  for (; level.length > 0 && depth <= MAX_DEPTH; depth++) level = level.flatMap(childrenOf);
  return depth;
};

type Write = (element: HtmlElement) => string;

const partsOf = (element: HtmlElement): HtmlElement[] => childrenOf(element).filter(isElement);

const row = (nodes: readonly HtmlNode[]): string => nodes.map(written).join('');

/** One operand: in brackets unless nobody can misread it. */
const operand = (node: HtmlNode | undefined): string => {
  const text = node ? written(node).trim() : '';
  return isSimple(text) ? text : `(${text})`;
};

const isSimple = (text: string): boolean =>
  text.length <= 1 || /^(?:[\p{L}\p{M}]+|[\p{N}.,]+|\([^()]*\)|\[[^[\]]*\]|′+|″|∗)$/u.test(text);

const script = (mark: '_' | '^', node: HtmlNode | undefined): string => {
  const text = operand(node);
  return text === '' ? '' : mark + text;
};

const scripts =
  (...marks: readonly ('_' | '^')[]): Write =>
  (element) => {
    const [base, ...rest] = partsOf(element);
    const text = operand(base) + marks.map((mark, at) => script(mark, rest[at])).join('');
    return base?.name === 'mo' ? `${text} ` : text;
  };

const fraction: Write = (element) => {
  const [over, under] = partsOf(element);
  const hasNoLine = /^0(?:[a-z%]|$)/.test(attribute(element, 'linethickness'));
  return hasNoLine ? `(${operand(over)}¦${operand(under)})` : `${operand(over)}/${operand(under)}`;
};

const fenced: Write = (element) => {
  const [first = ','] = attribute(element, 'separators').trim();
  const { open = '(', close = ')' } = element.attribs;
  return open + partsOf(element).map(written).join(`${first} `) + close;
};

const table: Write = (element) => {
  const rows = partsOf(element).map(written).join('; ');
  return isFenced(element) ? rows : `[${rows}]`;
};

const isFenced = ({ prev, parent }: HtmlElement): boolean => {
  if (prev && isElement(prev)) return prev.name === 'mo' && /^[([{|‖⟨⌈⌊]$/.test(token(prev));
  return parent !== null && isElement(parent) && parent.name === 'mfenced';
};

/** Scripts behind the base, then those that stand before it. */
const multiscripts: Write = (element) => {
  const [base, ...rest] = partsOf(element);
  const before = rest.findIndex(({ name }) => name === 'mprescripts');
  const pairs = (from: readonly HtmlElement[]): string =>
    from.map((each, at) => script(at % 2 === 0 ? '_' : '^', each)).join('');
  if (before < 0) return operand(base) + pairs(rest);
  return pairs(rest.slice(before + 1)) + operand(base) + pairs(rest.slice(0, before));
};

const token: Write = (element) =>
  childrenOf(element)
    .map((node) => (isText(node) ? node.data : written(node)))
    .join('')
    .trim();

const nothing: Write = () => '';
const first: Write = (element) => row(partsOf(element).slice(0, 1));

const WRITERS: ReadonlyMap<string, Write> = new Map(
  Object.entries<Write>({
    mi: token,
    mn: token,
    mo: (element) => spaced(token(element)),
    ms: token,
    mtext: (element) => ` ${token(element)} `,
    mspace: () => ' ',
    mfrac: fraction,
    msup: scripts('^'),
    mover: scripts('^'),
    msub: scripts('_'),
    munder: scripts('_'),
    msubsup: scripts('_', '^'),
    munderover: scripts('_', '^'),
    mmultiscripts: multiscripts,
    msqrt: (element) => `√(${row(childrenOf(element)).trim()})`,
    mroot: (element) => {
      const [radicand, index] = partsOf(element).map((part) => written(part).trim());
      return `√(${index ?? ''}&${radicand ?? ''})`;
    },
    mfenced: fenced,
    mtable: table,
    mtr: (element) =>
      partsOf(element)
        .map((cell) => row(childrenOf(cell)).trim())
        .join(', '),
    mphantom: nothing,
    annotation: nothing,
    'annotation-xml': nothing,
    mprescripts: nothing,
    none: nothing,
    semantics: first,
    maction: first,
  }),
);

const written = (node: HtmlNode): string => {
  if (isText(node)) return node.data.trim();
  if (!isElement(node)) return '';
  return WRITERS.get(node.name)?.(node) ?? row(childrenOf(node));
};

/** Function application, invisible times, separator and plus say nothing in a line of text. */
const INVISIBLE = /[\u2061-\u2064]/g;

const spaced = (operator: string): string => {
  const shown = operator.replace(INVISIBLE, '');
  return /^[=<>≤≥≠≈≡≅∼→←↔⇒⇔∈∉⊂⊆∪∩+−±×·÷-]$/u.test(shown) ? ` ${shown} ` : shown;
};
