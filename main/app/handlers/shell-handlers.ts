import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { Desktop } from '../../core/ports/desktop.ts';
import type { AppContext } from '../app-context.ts';
import { resolveArticleId } from '../resolve-article.ts';
import type { HandlerGroup } from './handler.ts';

export const shellHandlers = ({
  ports,
}: AppContext): HandlerGroup<
  'shell.capabilities' | 'shell.setMenu' | 'shell.saveExport' | 'shell.reveal' | 'shell.chooseLibrary'
> => {
  const desktop = (): Desktop => {
    if (ports.desktop) return ports.desktop;
    throw new OffprintError('bad-input', 'Only the desktop program can do that; nothing was changed.');
  };
  return {
    'shell.capabilities': () => Promise.resolve(ports.capabilities),
    'shell.setMenu'(menu) {
      desktop().showMenu(menu);
      return Promise.resolve({});
    },
    async 'shell.saveExport'({ token }) {
      const file = ports.staging.describe(token);
      if (!file) throw new OffprintError('not-found', 'That export is not here any more; export it again.');
      return { savedAs: await desktop().save(file.name, ports.staging.stream(token, 0, file.bytes - 1)) };
    },
    async 'shell.reveal'({ id }) {
      desktop().reveal(id === null ? null : await resolveArticleId(id, ports));
      return {};
    },
    'shell.chooseLibrary': async () => ({ chosen: await desktop().chooseLibrary() }),
  };
};
