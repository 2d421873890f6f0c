import type { ArticleRow } from '../../preload/contract/articles.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { Invocation } from './command.ts';

const PAGE = 1000;

type Request = Omit<Input<'articles.list'>, 'offset' | 'limit'>;

/** Every article of a list, page by page, from `offset` on and no more than `limit`. */
export const forEachRow = async (
  { call }: Pick<Invocation, 'call'>,
  request: Request,
  { offset = 0, limit = Infinity }: { readonly offset?: number; readonly limit?: number },
  show: (row: ArticleRow) => void,
): Promise<void> => {
  for (let shown = 0; shown < limit;) {
    const want = Math.min(PAGE, limit - shown);
    const { items } = await call('articles.list', { ...request, offset: offset + shown, limit: want });
    for (const row of items) show(row);
    shown += items.length;
    if (items.length < want) return;
  }
};
