import type { Services } from '../contexts/services-context.ts';

/**
 * A finished file by its one-time address: the desktop program asks where to save it, a browser saves it under its
 * own name. False when the question was cancelled.
 */
export const saveExport = async (
  { bridge, api }: Pick<Services, 'bridge' | 'api'>,
  { token, fileName }: { readonly token: string; readonly fileName: string },
): Promise<boolean> => {
  if (bridge.platform === 'electron') return (await api.call('shell.saveExport', { token })).savedAs !== null;
  const link = document.createElement('a');
  link.href = `exports/${token}`;
  link.download = fileName;
  link.click();
  return true;
};
