export interface TitleLine {
  /** Text between the outer brackets, trimmed; nothing in it is markup. */
  readonly title: string;
  /** Byte for byte as written. */
  readonly url: string;
}

/**
 * `[title](url)` with nothing escaped: the title may hold brackets, the URL parentheses. So the split is the
 * last `](` that is followed by an http(s) URL up to the closing parenthesis at the end of the line.
 */
export const parseTitleLine = (line: string): TitleLine | null => {
  const text = line.trim();
  if (!text.startsWith('[') || !text.endsWith(')')) return null;
  let split = text.lastIndexOf('](');
  while (split > 0 && !/^https?:\/\/\S+$/i.test(text.slice(split + 2, -1))) {
    split = text.lastIndexOf('](', split - 1);
  }
  return split > 0 ? { title: text.slice(1, split).trim(), url: text.slice(split + 2, -1) } : null;
};

/** The same where a ruler below says that it is one, and the address is none that can be followed. */
export const parseLooseTitleLine = (line: string): TitleLine | null => {
  const text = line.trim();
  const split = text.lastIndexOf('](');
  return text.startsWith('[') && text.endsWith(')') && split > 0
    ? { title: text.slice(1, split).trim(), url: text.slice(split + 2, -1).trim() }
    : null;
};
