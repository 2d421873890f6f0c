import { fileURLToPath } from 'node:url';

/** The built window lies beside the folder of every build; unbuilt code uses the checkout's build. */
export const windowFolder = (): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../../dist/renderer/' : '../renderer/', import.meta.url),
  );
