import type { Services } from '../contexts/services-context.ts';
import { asFailure } from '../api/api-client.ts';
import { attempt } from './command.ts';
import { openById } from './navigate.ts';

/** Only these leave the window, and only when asked. */
const LEAVES = /^(https?|mailto):/i;

/** An article of the library opens here; any other address is shown, and asked about. */
export const followLink = (services: Services, href: string, ask = false): void => {
  const { article } = services.reader.get();
  const address = URL.parse(href, article?.url ?? undefined)?.href ?? null;
  if (address === null || !LEAVES.test(address)) return;
  const askFirst = (): void => {
    // The desktop program's main process asks before it opens anything: one question is enough.
    if (services.bridge.platform === 'electron') {
      window.open(address, '_blank', 'noopener');
      return;
    }
    services.askedLink = address;
    services.layout.set({ dialog: 'link' });
  };
  // The source of the open article is of course in the library: there is nothing to open here.
  if (ask) {
    askFirst();
    return;
  }
  void attempt(services, async () => {
    try {
      const found = await services.api.call('articles.get', { id: `url:${address}` });
      openById(services, found.id);
    } catch (error) {
      if (asFailure(error).code !== 'not-found') throw error;
      askFirst();
    }
  });
};
