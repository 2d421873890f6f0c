import type { Settings } from '../../../preload/contract/library.ts';
import { parseProxy, type ProxySetting } from '../../core/network/network-proxy.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';

/** What the library may do with the network; everything else is a matter of the window. */
export const settingsCommand: Command = {
  name: 'settings',
  usage: '[network never|ask|fetch] [proxy URL|none] [wayback on|off] [per-host 1-6]',
  summary: 'Show or change what the library may ask of the network, and through which proxy.',
  options: {},
  async run({ call, terminal, json, positionals }) {
    const change = changeOf(positionals);
    const settings = await (positionals.length === 0
      ? call('settings.get', {})
      : call('settings.set', change));
    show({ terminal, json }, settings);
    return EXIT.ok;
  },
};

type Change = Partial<Pick<Settings, 'network' | 'proxy' | 'wayback' | 'perHost'>>;

const READERS: Readonly<Record<string, (value: string) => Change>> = {
  network: (value) => ({ network: oneOf('network', value, ['never', 'ask', 'fetch']) }),
  proxy: (value) => ({ proxy: parseProxy(value) }),
  wayback: (value) => ({ wayback: oneOf('wayback', value, ['on', 'off']) === 'on' }),
  'per-host': (value) => ({ perHost: Number(oneOf('per-host', value, ['1', '2', '3', '4', '5', '6'])) }),
};

/** Pairs of a name and a value. Throws UsageError, and OffprintError `bad-input` for a proxy. */
const changeOf = (words: readonly string[]): Change => {
  let change: Change = {};
  for (let at = 0; at < words.length; at += 2) {
    const [name = '', value] = words.slice(at, at + 2);
    const read = READERS[name];
    if (!read || value === undefined)
      throw new UsageError(`settings takes pairs of a name and a value: ${settingsCommand.usage}`);
    change = { ...change, ...read(value) };
  }
  return change;
};

const oneOf = <T extends string>(name: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new UsageError(`settings ${name} takes ${allowed.join(', ')}; not “${value}”.`);
  return found;
};

const show = ({ terminal, json }: Pick<Invocation, 'terminal' | 'json'>, settings: Settings): void => {
  const { network, proxy, wayback, perHost } = settings;
  const shown = { network, proxy: proxyText(proxy), wayback, perHost };
  if (json) terminal.line(shown);
  else {
    terminal.print(`network   ${network}`);
    terminal.print(`proxy     ${shown.proxy}`);
    terminal.print(`wayback   ${wayback ? 'on' : 'off'}`);
    terminal.print(`per-host  ${String(perHost)}`);
  }
};

/** Its password is nobody's to read over a shoulder or in a log. */
const proxyText = ({ kind, host, port, user }: ProxySetting): string => {
  if (kind === 'none') return 'none';
  const authority = host.includes(':') ? `[${host}]` : host;
  return `${kind}://${user === '' ? '' : `${encodeURIComponent(user)}@`}${authority}:${String(port)}`;
};
