import type { SearchIndex } from '../../core/ports/search-index.ts';
import type { IndexDatabase } from './index-database.ts';

/** Each method of the port, answered by an open index. */
export const ANSWERS = {
  put: (index, articles) => {
    index.put(articles);
  },
  remove: (index, ids) => {
    index.remove(ids);
  },
  stamps: (index) => index.reader.stamps(),
  search: (index, request) => index.reader.search(request),
  list: (index, request) => index.reader.list(request),
  counts: (index) => index.reader.counts(),
  idsWithPrefix: (index, prefix, limit) => index.reader.idsWithPrefix(prefix, limit),
  idsWithTag: (index, tag) => index.reader.idsWithTag(tag),
  findAlike: (index, id) => index.reader.findAlike(id),
  findByUrl: (index, canonicalUrl) => index.reader.findByUrl(canonicalUrl),
  findByOriginal: (index, sha256) => index.reader.findByOriginal(sha256),
  findAssets: (index, keys) => index.reader.findAssets(keys),
  beginRebuild: (index) => {
    index.beginRebuild();
  },
  finishRebuild: (index) => {
    index.finishRebuild();
  },
  close: (index) => {
    index.close();
  },
} as const satisfies {
  [M in keyof SearchIndex]: (
    index: IndexDatabase,
    ...args: Parameters<SearchIndex[M]>
  ) => Awaited<ReturnType<SearchIndex[M]>>;
};
