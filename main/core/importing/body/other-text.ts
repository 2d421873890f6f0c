const REFERENCES = 'a list of references';
/** Text that is no article as it stands, told by its first lines, and what to call it. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^\{\\rtf\d/, 'a Rich Text document (save it as HTML to import it)'],
  [/^%!PS/, 'a PostScript document'],
  [/^<!DOCTYPE NETSCAPE-Bookmark-file/i, 'a file of bookmarks'],
  [/^(?:<[?!][^>]{0,300}>\s*)*<en-export\b/i, 'an Evernote export (export the notes as HTML to import them)'],
  [/^\[(?:InternetShortcut|Desktop Entry)\]/i, 'a link to a page (open it and save the page)'],
  [/^BEGIN:V(?:CALENDAR|CARD)\b/, 'a calendar or address book'],
  [/^@(?:article|book|comment|in[a-z]+|manual|misc|online|preamble|string|techreport)\s*\{/i, REFERENCES],
  [/^TY {2}- [A-Z]+/, REFERENCES],
  [/^%0 [A-Z][a-z]+ ?[A-Za-z]*\n%/, REFERENCES],
];
const XML = /^<(?:\?xml|rss|feed)\b/i;
const XML_KINDS = /<(?:rss|feed|urlset|plist|opml|svg|kml|gpx|xbel|rdf:RDF)\b/i;
const TABLE_NAME = /\.(?:csv|tsv)$/i;
const MIN_ROWS = 2;

/** What a text in a format that holds no article is, or null. */
export const otherText = (name: string, text: string): string | null => {
  const head = text.slice(0, 4096).trimStart();
  if (TABLE_NAME.test(name)) return 'a table of comma-separated values';
  if (XML.test(head) && XML_KINDS.test(head) && !/<html\b/i.test(head))
    return 'an XML file (feed, site map, list or drawing)';
  if (/^[[{]/.test(head) && isJson(text)) return 'a JSON file';
  return BEGINNINGS.find(([beginning]) => beginning.test(head))?.[1] ?? null;
};

const isJson = (text: string): boolean => {
  if (parses(text)) return true;
  // A record in each line: logs and exports.
  const lines = text
    .slice(0, 1_000_000)
    .split('\n', MIN_ROWS)
    .map((line) => line.trim());
  return lines.length === MIN_ROWS && lines.every((line) => line.startsWith('{') && parses(line));
};

const parses = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};
