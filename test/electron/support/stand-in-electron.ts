import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { doublePath } from './launch-double.ts';

/** Where @electron/fuses finds the wire in a binary, the wire's version, and how many fuses follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = '011001110';

/**
 * What electron-builder expects of an unpacked Electron, by name and place. The program itself is a script that hands
 * the packaged application to the double, and carries a fuse wire that can be read and flipped.
 */
export const makeStandInElectron = async (folder: string): Promise<void> => {
  const files: Record<string, string | Buffer> = {
    version: '45.4.1',
    LICENSE: 'stand-in',
    'LICENSES.chromium.html': 'stand-in',
    'chrome-sandbox': '',
    chrome_crashpad_handler: '',
    'icudtl.dat': '',
    'libEGL.so': '',
    'libffmpeg.so': '',
    'resources.pak': '',
    'v8_context_snapshot.bin': '',
    ...Object.fromEntries(['en-US', 'zh-CN', 'zh-TW', 'de'].map((name) => [`locales/${name}.pak`, ''])),
    electron: program(),
  };
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  await chmod(path.join(folder, 'electron'), 0o755);
};

const program = (): Buffer => {
  const script = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
OFFPRINT_PACKAGED_APP="$here/resources/app.asar" exec '${doublePath}' "$@"
# `;
  return Buffer.concat([
    Buffer.from(script),
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([1, FUSES.length]),
    Buffer.from(FUSES, 'latin1'),
    Buffer.from('\n'),
  ]);
};
