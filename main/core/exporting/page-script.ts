/**
 * Expressions that a print session evaluates beside the document. Strings, so that no build step stands
 * between them and either shell. Positions are UTF-16 offsets into the text of `root`, all its text nodes
 * in document order, which a parsed tree counts alike however the browser cuts its text nodes.
 */
export interface RawRange {
  readonly start: number;
  readonly end: number;
}

export interface NamedRanges {
  readonly name: string;
  readonly ranges: readonly RawRange[];
}

/** JSON is an expression, but for two characters that older grammars took for line ends. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

const call = (body: string, ...values: readonly unknown[]): string =>
  `(${body})(${values.map(literal).join(', ')})`;

/** Puts a style sheet above those of the document, or takes it away again with null. */
export const setStyle = (name: string, css: string | null): string =>
  call(
    `(name, css) => {
      const sheets = (globalThis.offprintSheets ??= new Map());
      sheets.delete(name);
      if (css !== null) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        sheets.set(name, sheet);
      }
      document.adoptedStyleSheets = [...sheets.values()];
      return null;
    }`,
    name,
    css,
  );

/**
 * Registers CSS custom highlights and forgets all earlier ones. Throws when the text of the element is not
 * `length` long: then the positions would mean something else here.
 */
export const setHighlights = (root: string, length: number, highlights: readonly NamedRanges[]): string =>
  call(
    `(root, length, highlights) => {
      const walker = document.createTreeWalker(document.getElementById(root), NodeFilter.SHOW_TEXT);
      const nodes = [];
      const starts = [];
      let total = 0;
      while (walker.nextNode()) {
        nodes.push(walker.currentNode);
        starts.push(total);
        total += walker.currentNode.length;
      }
      if (total !== length) throw new Error('the article has ' + total + ' characters here, not ' + length);
      const place = (offset, atEnd) => {
        let low = 0;
        let high = nodes.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (atEnd ? starts[middle] < offset : starts[middle] <= offset) low = middle;
          else high = middle - 1;
        }
        return [nodes[low], offset - starts[low]];
      };
      CSS.highlights.clear();
      for (const { name, ranges } of highlights) {
        const all = ranges.map(({ start, end }) => {
          const range = new Range();
          range.setStart(...place(start, false));
          range.setEnd(...place(end, true));
          return range;
        });
        CSS.highlights.set(name, new Highlight(...all));
      }
      return null;
    }`,
    root,
    length,
    highlights,
  );

/** Sets the text of elements by their id. */
export const fillTexts = (texts: Readonly<Record<string, string>>): string =>
  call(
    `(texts) => {
      for (const [id, text] of Object.entries(texts)) document.getElementById(id).textContent = text;
      return null;
    }`,
    texts,
  );

export interface MarginMark {
  readonly id: string;
  readonly href: string;
  readonly text: string;
  readonly label: string;
  /** CSS pixels in the document as it is printed, page areas one below the other. */
  readonly top: number;
}

/** Fills the empty element `container` with links that stand at given heights beside the text. */
export const placeMarginMarks = (container: string, marks: readonly MarginMark[]): string =>
  call(
    `(container, marks) => {
      document.getElementById(container).replaceChildren(...marks.map((mark) => {
        const link = document.createElement('a');
        link.id = mark.id;
        link.href = mark.href;
        link.textContent = mark.text;
        link.setAttribute('aria-label', mark.label);
        link.style.top = mark.top + 'px';
        return link;
      }));
      return null;
    }`,
    container,
    marks,
  );
