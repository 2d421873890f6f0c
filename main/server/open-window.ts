import { spawn, type ChildProcess } from 'node:child_process';

/** Whether somebody sits at this machine to look at a window. */
export const hasDisplay = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);

/**
 * Opens the link in a window of its own, without address bar and tabs, with a profile of its own: nothing of
 * the user's browsing is in it, and nothing of it is in theirs. Ends when the window is closed.
 */
export const openAppWindow = (browser: string, url: string, profile: string): ChildProcess => {
  const asRoot = process.getuid?.() === 0;
  return spawn(
    browser,
    [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      '--window-size=1440,900',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore' },
  );
};
