/** DevTools protocol types: they come with Playwright, which does not list them among its exports. */
export type { Protocol } from '../../../../node_modules/playwright-core/types/protocol.d.ts';
