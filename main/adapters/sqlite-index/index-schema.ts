/** Marks an SQLite file as an index of Offprint: "OPix". */
export const APPLICATION_ID = 0x4f506978;

/**
 * Goes up with every change of the tables or of what is put into them (the fold, the tokens): an index of any
 * other version is thrown away and built anew from the articles.
 */
export const INDEX_VERSION = 4;

/**
 * `sketch` holds the fingerprint of a text, `band` the keys under which alike ones meet, `alike` the pairs that were
 * found when an article was written, both ways; `apart` the ids it is not to be paired with.
 * `article` holds what a row of the list shows, `body` the canonical text (zstd), `letter` every character and
 * pair of letters of the other fields at 2 × row and of the body at 2 × row + 1, in the order of writing: FTS5
 * writes out all it has gathered when a row number falls.
 */
export const SCHEMA = `
CREATE TABLE article(
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL,
  title TEXT NOT NULL, url TEXT, canonical_url TEXT, site TEXT, author TEXT, published TEXT,
  imported TEXT NOT NULL, language TEXT, tags TEXT NOT NULL, notes TEXT NOT NULL,
  unread INTEGER NOT NULL, trashed INTEGER NOT NULL, care INTEGER NOT NULL, versions INTEGER NOT NULL,
  images_total INTEGER NOT NULL, images_local INTEGER NOT NULL, images_missing INTEGER NOT NULL,
  annotations INTEGER NOT NULL, has_text INTEGER NOT NULL
);
CREATE TABLE address(url TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(url, row)) WITHOUT ROWID;
CREATE INDEX address_row ON address(row);
CREATE TABLE sketch(row INTEGER PRIMARY KEY, sketch BLOB NOT NULL);
CREATE TABLE band(key INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(key, row)) WITHOUT ROWID;
CREATE TABLE alike(row INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY(row, other)) WITHOUT ROWID;
CREATE TABLE apart(row INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(row, id)) WITHOUT ROWID;
CREATE TABLE body(row INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE original(sha256 TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(sha256, row)) WITHOUT ROWID;
CREATE INDEX original_row ON original(row);
CREATE TABLE asset(key TEXT NOT NULL, row INTEGER NOT NULL, asset TEXT NOT NULL, PRIMARY KEY(key, row)) WITHOUT ROWID;
CREATE INDEX asset_row ON asset(row);
CREATE TABLE word(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE field USING fts5(
  title, tags, notes, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'
);
CREATE VIRTUAL TABLE fulltext USING fts5(body, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE letter USING fts5(letters, content='', contentless_delete=1, tokenize='ascii', detail='none');
PRAGMA application_id=${String(APPLICATION_ID)};
PRAGMA user_version=${String(INDEX_VERSION)};
`;

export const FULL_TEXT_TABLES = ['field', 'fulltext', 'letter'] as const;
