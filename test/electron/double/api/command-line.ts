import { demandNotReady } from '../lifecycle.ts';
import { covering, notCovered } from '../uncovered.ts';

const switches = new Map<string, string>();
const covered = ['proxy-server', 'proxy-bypass-list', 'host-resolver-rules', 'lang', 'disable-http-cache'];
/** The loopback addresses behind custom schemes are the double's own affair: they stay reachable. */
const ownHosts = '*.localhost';

/** app.commandLine: the few switches the double passes on to Chromium. */
export const commandLine = covering('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    demandNotReady('app.commandLine.appendSwitch');
    if (!covered.includes(name)) throw notCovered(`the switch --${name}`);
    switches.set(name, value);
  },
  hasSwitch: (name: string): boolean =>
    switches.has(name) || process.argv.some((arg) => arg.split('=')[0] === `--${name}`),
  getSwitchValue: (name: string): string =>
    switches.get(name) ??
    process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ??
    '',
});

export const chromiumSwitches = (): string[] =>
  [...switches].map(([name, value]) => {
    if (name === 'host-resolver-rules') return `--${name}=${value}, EXCLUDE ${ownHosts}`;
    if (name === 'proxy-bypass-list') return `--${name}=${value};${ownHosts}`;
    return value === '' ? `--${name}` : `--${name}=${value}`;
  });
