import { proxyOf } from '../../core/network/network-proxy.ts';
import type { AppContext } from '../app-context.ts';
import { noteFaults } from '../note-faults.ts';
import { resolveArticleId } from '../resolve-article.ts';
import type { HandlerGroup } from './handler.ts';

export const libraryHandlers = (
  context: AppContext,
): HandlerGroup<
  | 'library.info'
  | 'library.verify'
  | 'library.reindex'
  | 'library.backup'
  | 'settings.get'
  | 'settings.set'
  | 'settings.tryProxy'
  | 'undo.last'
> => {
  const { ports, sync, events, undo } = context;
  const { articles, index, settings } = ports;
  return {
    async 'library.info'() {
      const { tags: _tags, sites, ...counts } = await index.counts();
      return {
        path: ports.root,
        version: ports.version,
        ...counts,
        sites: sites.map((site) => ({ ...site })),
        problems: [...ports.problems()],
        undo: undo.top(),
      };
    },
    async 'library.verify'({ ids }) {
      const resolved = ids ? await Promise.all(ids.map((id) => resolveArticleId(id, ports))) : null;
      const { checked, faults } = await articles.verify(resolved);
      await noteFaults(context, resolved, faults);
      return { checked, faults: [...faults] };
    },
    async 'library.reindex'() {
      const result = await sync.rebuild();
      events.emit('library.changed', { ids: [] });
      return result;
    },
    'library.backup': ({ path }) => ports.backUp(path),
    'settings.get': () => settings.read(),
    async 'settings.set'(change) {
      if (change.proxy) proxyOf(change.proxy);
      // JSON has no undefined; what a page left out is left as it is.
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const changed = await settings.update(Object.fromEntries(given));
      events.emit('settings.changed', changed);
      return changed;
    },
    async 'settings.tryProxy'({ proxy }) {
      const chosen = proxyOf(proxy);
      // A library that never fetches opens no connection, whoever asks.
      if ((await settings.read()).network === 'never') return { works: false, reason: 'not-fetched' };
      const trial = chosen ? await ports.fetcher.tryProxy(chosen) : { ok: false, reason: 'no-proxy' };
      return { works: trial.ok, reason: 'reason' in trial ? trial.reason : null };
    },
    'undo.last': async () => ({ undone: await undo.undo() }),
  };
};
