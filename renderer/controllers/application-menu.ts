import type { Services } from '../contexts/services-context.ts';
import { currentLocale, onLocaleChange } from '../i18n/localize.ts';
import { attempt } from './command.ts';
import { commands } from './commands.ts';

/** Hands the commands to the desktop program's menu, in the language that is shown, whenever that changes. */
export const fillApplicationMenu = (services: Services): void => {
  if (services.bridge.platform !== 'electron') return;
  const fill = (): void =>
    void attempt(services, () =>
      services.api.call('shell.setMenu', {
        locale: currentLocale(),
        commands: commands.map(({ id, group, label, keys }) => ({
          id,
          group,
          label: label(),
          keys: [...keys],
        })),
      }),
    );
  onLocaleChange(fill);
  fill();
};
